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
package io.github.camelcn.common.camel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes encryption keys out of the URI that an endpoint is shown by: in logs, in JMX, in the headers and properties of
 * exchanges. Camel hides what it knows by name as a secret, and it does not know these names.
 *
 * <p>A digest stands in for the key, since endpoints that differ only in their keys must not be taken for the same.
 */
public final class UriSecrets {

    private static final Pattern KEY = options("[^=&]*encryption-?customer-?key");

    private static final int DIGEST_BYTES = 8;

    private UriSecrets() {}

    /**
     * What {@link #hidden(String, Pattern)} looks for.
     *
     * @param names a regular expression without groups for the names of options, in any case
     */
    public static Pattern options(String names) {
        return Pattern.compile(
                "([?&](?:" + names + ")=)(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?\\}(?=&|$)|[^&]*)", Pattern.CASE_INSENSITIVE);
    }

    /** The URI without keys; references to beans are no secrets and stay. */
    static String hidden(String uri) {
        return hidden(uri, KEY);
    }

    /**
     * The URI without the values of some options; references to beans stay.
     *
     * @param secrets made by {@link #options}
     */
    public static String hidden(String uri, Pattern secrets) {
        return secrets.matcher(uri).replaceAll(UriSecrets::replacement);
    }

    private static String replacement(MatchResult option) {
        String value = option.group(2);
        boolean harmless = value.isEmpty() || value.startsWith("#") || value.startsWith("%23");
        return Matcher.quoteReplacement(option.group(1) + (harmless ? value : "xxxxxx-" + digest(value)));
    }

    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
