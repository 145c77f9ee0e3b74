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
 * Makes a backup of an instance.
 *
 * @param instanceId the instance
 * @param name null for the service's own choice
 * @param description a sentence about it; null for none
 * @param clientToken makes repeating harmless; null for one made by the component
 */
public record CreateBackupRequest(String instanceId, String name, String description, String clientToken)
        implements TokenRequest {

    public CreateBackupRequest {
        Require.text("instanceId", instanceId);
        Require.token("clientToken", clientToken);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.createBackup;
    }

    @Override
    public String resource() {
        return instanceId;
    }

    @Override
    public CreateBackupRequest withClientToken(String token) {
        return new CreateBackupRequest(instanceId, name, description, token);
    }
}
