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
package io.github.camelcn.common.credentials;

import static java.util.Objects.requireNonNull;

/**
 * A key pair, or nobody.
 *
 * @param accessKey the key id, no secret; empty only for {@link #ANONYMOUS}
 * @param secretKey the secret; empty only for {@link #ANONYMOUS}
 * @param securityToken the token of temporary credentials, empty for permanent ones
 */
public record Credentials(String accessKey, String secretKey, String securityToken) {

    /** Nobody: requests go out unsigned. */
    public static final Credentials ANONYMOUS = new Credentials("", "", "");

    private static final int SHOWN = 4;

    public Credentials {
        requireNonNull(accessKey, "accessKey");
        requireNonNull(secretKey, "secretKey");
        requireNonNull(securityToken, "securityToken");
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new IllegalArgumentException(
                    accessKey.isEmpty()
                            ? "secretKey is set, but accessKey is not: set both, or neither"
                            : "accessKey is set, but secretKey is not: set both, or neither");
        }
    }

    public static Credentials of(String accessKey, String secretKey) {
        return new Credentials(accessKey, secretKey, "");
    }

    public boolean isAnonymous() {
        return accessKey.isEmpty();
    }

    /** Of a long key id the ends only: where somebody has swapped the two keys, it is the secret. */
    @Override
    public String toString() {
        int length = accessKey.length();
        String id = length <= 2 * SHOWN
                ? accessKey
                : accessKey.substring(0, SHOWN) + "..." + accessKey.substring(length - SHOWN);
        return isAnonymous() ? "Credentials[anonymous]" : "Credentials[" + id + "]";
    }
}
