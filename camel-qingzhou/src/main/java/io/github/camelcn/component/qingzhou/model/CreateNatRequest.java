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
 * Forwards a port of the outside to an address inside.
 *
 * @param wanPort the port outside
 * @param lanAddress the IPv4 address inside
 * @param lanPort the port inside
 * @param protocol {@code tcp} or {@code udp}; null for tcp
 * @param description a sentence about it; null for none
 * @param routerId the router; qingcloud only
 * @param vxnetId the network inside; qingcloud only, required in a VPC
 */
public record CreateNatRequest(
        int wanPort,
        String lanAddress,
        int lanPort,
        String protocol,
        String description,
        String routerId,
        String vxnetId)
        implements QingzhouRequest<ChangeResult> {

    public CreateNatRequest {
        Require.port("wanPort", wanPort);
        Require.ipv4("lanAddress", lanAddress);
        Require.port("lanPort", lanPort);
        Require.protocol(protocol);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.createNat;
    }

    @Override
    public String resource() {
        return lanAddress + ":" + lanPort;
    }
}
