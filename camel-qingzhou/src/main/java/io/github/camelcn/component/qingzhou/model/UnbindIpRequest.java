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
 * Takes an address from an instance.
 *
 * @param instanceId the instance
 * @param eipId the address by its id; qingcloud only
 * @param ipv4 the address; rest only
 * @param ipv6 the address; rest only
 * @param nicType {@code nat} or {@code pub}; rest only
 * @param mac rest only
 * @param gateway rest only
 * @param netmask rest only
 */
public record UnbindIpRequest(
        String instanceId,
        String eipId,
        String ipv4,
        String ipv6,
        String nicType,
        String mac,
        String gateway,
        String netmask)
        implements QingzhouRequest<ChangeResult> {

    public UnbindIpRequest {
        Require.text("instanceId", instanceId);
        Require.oneOf("eipId, ipv4 and ipv6", eipId, ipv4, ipv6);
        Require.nicType(nicType);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.unbindIp;
    }

    @Override
    public String resource() {
        return instanceId;
    }
}
