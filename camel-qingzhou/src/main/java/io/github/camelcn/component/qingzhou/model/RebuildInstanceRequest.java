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
 * Installs an instance anew: its system disk is wiped.
 *
 * @param instanceId the instance
 * @param imageId the image to install; null where the service takes the one it has
 * @param password a secret, for the administrator
 * @param keyPairId instead of a password; qingcloud only
 */
public record RebuildInstanceRequest(String instanceId, String imageId, String password, String keyPairId)
        implements QingzhouRequest<ChangeResult> {

    public RebuildInstanceRequest {
        Require.text("instanceId", instanceId);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.rebuildInstance;
    }

    @Override
    public String resource() {
        return instanceId;
    }

    @Override
    public String toString() {
        return CanonicalInputs.describe(this);
    }
}
