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
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the values of secret options out of the URI that an endpoint is shown by: in logs, in JMX, in the headers and
 * properties of exchanges.
 *
 * <p>A digest stands in for the value, since endpoints that differ only in their keys must not be taken for the same. It is
 * made with a key of this process, so that nobody can find a short password by trying. Immutable.
 */
final class UriSecrets {

    private static final int DIGEST_BYTES = 8;
    private static final SecretKeySpec OF_THIS_PROCESS =
            new SecretKeySpec(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII), "HmacSHA256");

    private final Pattern secrets;

    /** @param names of options in camel case, at least one; found in any case and with dashes between words too */
    UriSecrets(Collection<String> names) {
        String any = names.stream()
                .map(name -> name.replaceAll("(?=\\p{Upper})", "-?"))
                .collect(Collectors.joining("|"));
        secrets = Pattern.compile(
                "([?&](?:" + any + ")=)(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?\\}(?=&|$)|[^&]*)", Pattern.CASE_INSENSITIVE);
    }

    /** The URI without the values of these options; references to beans are no secrets and stay. */
    String hidden(String uri) {
        return secrets.matcher(uri).replaceAll(UriSecrets::replacement);
    }

    private static String replacement(MatchResult option) {
        String value = option.group(2);
        boolean harmless = value.isEmpty() || value.startsWith("#") || value.startsWith("%23");
        return Matcher.quoteReplacement(option.group(1) + (harmless ? value : "xxxxxx-" + digest(value)));
    }

    private static String digest(String value) {
        try {
            Mac mac = Mac.getInstance(OF_THIS_PROCESS.getAlgorithm());
            mac.init(OF_THIS_PROCESS);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, DIGEST_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
