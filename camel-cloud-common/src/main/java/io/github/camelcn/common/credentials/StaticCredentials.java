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

import java.util.Optional;

/** Keys that were given as options. Blank ones mean that the next source of a chain is asked. Thread-safe. */
public final class StaticCredentials implements CredentialsProvider {

    private final Optional<Credentials> credentials;

    private StaticCredentials(Optional<Credentials> credentials) {
        this.credentials = credentials;
    }

    /**
     * The options {@code accessKey} and {@code secretKey}.
     *
     * @param accessKey null and blank mean "not set"
     * @param secretKey null and blank mean "not set"
     * @throws IllegalStateException if only one is set
     */
    public static StaticCredentials of(String accessKey, String secretKey) {
        return new StaticCredentials(CredentialKeys.pair("accessKey", accessKey, "secretKey", secretKey));
    }

    /**
     * The options {@code accessKey}, {@code secretKey} and {@code securityToken}.
     *
     * @param securityToken null and blank mean that the keys are permanent
     * @throws IllegalStateException if only one of the keys is set, or the token without them
     */
    public static StaticCredentials of(String accessKey, String secretKey, String securityToken) {
        return new StaticCredentials(
                CredentialKeys.withToken(of(accessKey, secretKey).credentials, "securityToken", securityToken));
    }

    @Override
    public Optional<Credentials> find() {
        return credentials;
    }

    @Override
    public String toString() {
        return credentials.map(Credentials::toString).orElse("no accessKey and secretKey");
    }
}
