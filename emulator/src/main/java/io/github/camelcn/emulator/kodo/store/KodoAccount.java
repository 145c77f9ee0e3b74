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
package io.github.camelcn.emulator.kodo.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key pair and the user it belongs to; several key pairs may belong to one user.
 *
 * @param securityToken what S3 requests must carry beside the signature; empty for a permanent key pair
 * @param expires end of a temporary key pair
 */
public record KodoAccount(
        String accessKey, String secretKey, String securityToken, String userId, Optional<Instant> expires) {
    public KodoAccount {
        Objects.requireNonNull(securityToken, "securityToken");
        Objects.requireNonNull(expires, "expires");
        if (accessKey.isBlank() || secretKey.isBlank() || userId.isBlank()) {
            throw new IllegalArgumentException("access key, secret key and user id must not be blank");
        }
        if (accessKey.contains(":") || accessKey.contains("/")) {
            throw new IllegalArgumentException("an access key has neither ':' nor '/'");
        }
    }

    /** A permanent key pair. */
    public static KodoAccount of(String accessKey, String secretKey, String userId) {
        return new KodoAccount(accessKey, secretKey, "", userId, Optional.empty());
    }

    @Override
    public String toString() {
        return "KodoAccount[" + accessKey + ", " + userId + "]";
    }
}
