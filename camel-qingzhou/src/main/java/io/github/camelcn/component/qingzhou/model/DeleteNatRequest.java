/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.component.qingzhou.model;

/**
 * Ends the forwarding of a port.
 *
 * @param wanPort the port outside
 * @param lanAddress the IPv4 address inside
 * @param lanPort the port inside
 * @param protocol {@code tcp} or {@code udp}; null for tcp
 * @param routerId the router; qingcloud only
 * @param natId the rule by its id, instead of all the others; qingcloud only
 */
public record DeleteNatRequest(
        Integer wanPort, String lanAddress, Integer lanPort, String protocol, String routerId, String natId)
        implements QingzhouRequest<ChangeResult> {

    public DeleteNatRequest {
        Require.range("wanPort", wanPort, 1, 65535);
        Require.range("lanPort", lanPort, 1, 65535);
        Require.oneOf("natId and wanPort", natId, wanPort);
        Require.protocol(protocol);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.deleteNat;
    }

    @Override
    public String resource() {
        return natId == null ? String.valueOf(wanPort) : natId;
    }
}
