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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes credentials of two texts that somebody typed, pasted or exported. Values are never shown, only the names of the
 * options or variables that hold them.
 */
public final class CredentialKeys {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialKeys.class);

    private CredentialKeys() {}

    /**
     * A key pair. Blanks around a key are cut off with a warning, since services complain about them in misleading ways.
     *
     * @param accessKeyName where the access key comes from, for messages: {@code accessKey},
     *     {@code environment variable QINGSTOR_ACCESS_KEY_ID}
     * @param accessKey null and blank mean "not set"
     * @param secretKeyName where the secret key comes from
     * @param secretKey null and blank mean "not set"
     * @return empty if neither is set
     * @throws IllegalStateException if only one is set, or if one is no key at all; the message names them
     */
    public static Optional<Credentials> pair(
            String accessKeyName, String accessKey, String secretKeyName, String secretKey) {
        String access = trim(accessKeyName, accessKey);
        String secret = trim(secretKeyName, secretKey);
        if (access.isEmpty() && secret.isEmpty()) {
            if (accessKey != null && secretKey != null) {
                LOG.warn(
                        "{} and {} are set, but blank, as from a variable that is empty: keys are looked for elsewhere",
                        accessKeyName,
                        secretKeyName);
            }
            return Optional.empty();
        }
        if (access.isEmpty()) {
            throw half(secretKeyName, accessKeyName);
        }
        if (secret.isEmpty()) {
            throw half(accessKeyName, secretKeyName);
        }
        refusePlaceholder(accessKeyName, access);
        refusePlaceholder(secretKeyName, secret);
        if (access.matches("\".*\"|'.*'")) {
            throw new IllegalStateException(
                    accessKeyName + " is in quotation marks, which count as a part of it: leave them"
                            + " out, here and in " + secretKeyName);
        }
        return Optional.of(Credentials.of(access, secret));
    }

    private static void refusePlaceholder(String name, String value) {
        if (value.startsWith("${") && value.endsWith("}") || value.startsWith("{{") && value.endsWith("}}")) {
            throw new IllegalStateException(name + " is a placeholder that nobody has resolved: Camel's are written"
                    + " {{env:NAME}}, and ${NAME} is one in the properties of Spring Boot only");
        }
    }

    /**
     * Temporary keys: a pair with its token.
     *
     * @param tokenName where the token comes from, for messages
     * @param token null and blank mean "not set"; the keys are permanent then
     * @throws IllegalStateException if there is a token, but no pair
     */
    public static Optional<Credentials> withToken(Optional<Credentials> pair, String tokenName, String token) {
        String trimmed = trim(tokenName, token);
        if (trimmed.isEmpty()) {
            return pair;
        }
        if (pair.isEmpty()) {
            throw new IllegalStateException(
                    tokenName + " is set, but the keys it belongs to are not: set all three, or none");
        }
        return pair.map(keys -> new Credentials(keys.accessKey(), keys.secretKey(), trimmed));
    }

    private static IllegalStateException half(String given, String missing) {
        return new IllegalStateException(given + " is set, but " + missing + " is not: set both, or neither");
    }

    /**
     * A value without blanks around it; says so in the log when there were any.
     *
     * @param name what the log calls it
     * @param value null means empty
     */
    public static String trim(String name, String value) {
        if (value == null) {
            return "";
        }
        String trimmed = value.strip();
        if (trimmed.length() != value.length() && !trimmed.isEmpty()) {
            LOG.warn("{} has blanks around it; they are ignored", name);
        }
        return trimmed;
    }
}
