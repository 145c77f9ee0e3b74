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
package io.github.camelcn.emulator.qingzhou;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may call: a key pair for styles A and C, a user with a password for style B.
 *
 * @param securityToken goes with temporary key pairs
 * @param tokenExpires when the security token ends; empty for never
 */
public record Account(
        String accessKeyId,
        String accessKeySecret,
        Optional<String> securityToken,
        Optional<Instant> tokenExpires,
        String username,
        String password) {
    public Account {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(accessKeySecret, "accessKeySecret");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        if (accessKeyId.isBlank() && username.isBlank()) {
            throw new IllegalArgumentException("an account needs an access key id or a user name");
        }
    }

    /** What throttling and permissions know the account by. */
    public String name() {
        return accessKeyId.isBlank() ? username : accessKeyId;
    }

    @Override
    public String toString() {
        return "Account[" + name() + "]";
    }
}
