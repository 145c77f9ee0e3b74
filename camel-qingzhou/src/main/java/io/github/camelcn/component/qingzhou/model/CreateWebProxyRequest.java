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
 * Publishes a web server of an instance under a domain.
 *
 * @param instanceId the instance
 * @param domain the name outside
 * @param lanAddress the IPv4 address inside
 * @param lanPort the port inside
 * @param https whether with TLS; null means no
 * @param description a sentence about it; null for none
 */
public record CreateWebProxyRequest(
        String instanceId, String domain, String lanAddress, int lanPort, Boolean https, String description)
        implements QingzhouRequest<ChangeResult> {

    public CreateWebProxyRequest {
        Require.text("instanceId", instanceId);
        Require.text("domain", domain);
        Require.ipv4("lanAddress", lanAddress);
        Require.port("lanPort", lanPort);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.createWebProxy;
    }

    @Override
    public String resource() {
        return instanceId;
    }
}
