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

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names a key pair goes by in an environment or a file. Where several are given, the first that is set counts.
 *
 * @param accessKey names of the access key, at least one
 * @param secretKey names of the secret key, at least one
 * @param securityToken names of the token that temporary keys come with; none if the service has no such keys
 */
public record KeyNames(List<String> accessKey, List<String> secretKey, List<String> securityToken) {

    public KeyNames {
        accessKey = List.copyOf(accessKey);
        secretKey = List.copyOf(secretKey);
        securityToken = List.copyOf(securityToken);
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("a key pair needs a name for each of its keys");
        }
    }

    /** Without a token. */
    public KeyNames(List<String> accessKey, List<String> secretKey) {
        this(accessKey, secretKey, List.of());
    }

    public static KeyNames of(String accessKey, String secretKey) {
        return new KeyNames(List.of(accessKey), List.of(secretKey));
    }

    /**
     * The pair, with its token if there is one.
     *
     * @param place what names are preceded by in messages
     * @param suffix what they are followed by
     * @return empty if none of it is set
     * @throws IllegalStateException if it is not complete
     */
    Optional<Credentials> find(String place, String suffix, Function<String, String> values) {
        String access = firstSet(accessKey, values);
        String secret = firstSet(secretKey, values);
        Optional<Credentials> pair = CredentialKeys.pair(
                place + access + suffix, values.apply(access), place + secret + suffix, values.apply(secret));
        if (securityToken.isEmpty()) {
            return pair;
        }
        String token = firstSet(securityToken, values);
        return CredentialKeys.withToken(pair, place + token + suffix, values.apply(token));
    }

    /** The names to recommend: {@code access_key and secret_key}. */
    String pair() {
        return accessKey.get(0) + " and " + secretKey.get(0);
    }

    /** The first name that is set; the first of all if none is, since that is the one to recommend. */
    static String firstSet(List<String> names, Function<String, String> values) {
        for (String name : names) {
            String value = values.apply(name);
            if (value != null && !value.isBlank()) {
                return name;
            }
        }
        return names.get(0);
    }
}
