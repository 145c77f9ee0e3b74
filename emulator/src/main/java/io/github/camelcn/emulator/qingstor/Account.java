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
package io.github.camelcn.emulator.qingstor;

import java.util.Objects;

/**
 * A key pair and the user it belongs to; several key pairs may belong to one user.
 *
 * @param userId the id in ACLs and policies, such as {@code usr-a1b2c3d4}
 */
public record Account(String accessKey, String secretKey, String userId) {
    public Account {
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(userId, "userId");
        if (accessKey.isBlank() || secretKey.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException("access key, secret key and user id must not be blank");
        }
    }

    @Override
    public String toString() {
        return "Account[" + accessKey + ", " + userId + "]";
    }
}
