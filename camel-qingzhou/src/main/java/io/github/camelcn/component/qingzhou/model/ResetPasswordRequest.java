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
 * Sets the password of an instance's administrator.
 *
 * @param instanceId the instance
 * @param password a secret, for the administrator
 * @param username another user than the administrator; openapi only, null for none
 */
public record ResetPasswordRequest(String instanceId, String password, String username)
        implements QingzhouRequest<ChangeResult> {

    public ResetPasswordRequest {
        Require.text("instanceId", instanceId);
        Require.text("password", password);
    }

    @Override
    public QingzhouOperation operation() {
        return QingzhouOperation.resetPassword;
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
