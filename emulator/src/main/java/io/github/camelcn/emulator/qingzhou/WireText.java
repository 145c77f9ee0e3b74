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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcn.emulator.http.PercentCodec;

/** What both signatures are made of: parameters as they came over the wire, RFC 3986 encoding, digests. */
final class WireText {
    private static final String UNRESERVED_MARKS = "-_.~";

    private WireText() {}

    /** A decoded name with its decoded value. */
    record Parameter(String name, String value) {}

    /**
     * Takes a query or a form apart. A plus and {@code %20} both mean blank: official clients send the former and sign the
     * latter.
     *
     * @return empty when an escape is malformed or a name occurs twice
     */
    static Optional<List<Parameter>> parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || !names.add(name.get())) {
                return Optional.empty();
            }
            parameters.add(new Parameter(name.get(), value.get()));
        }
        return Optional.of(parameters);
    }

    private static Optional<String> decode(String raw) {
        return PercentCodec.decodeStrictly(raw.replace("+", "%20"));
    }

    /**
     * The canonical query: sorted by raw name, then encoded.
     *
     * <p>Source: Alibaba Cloud, "V3 request body and signature mechanism"; QingCloud API documentation, "Signature".
     */
    static String canonicalQuery(List<Parameter> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.stream().sorted(Comparator.comparing(Parameter::name)).forEach(parameter -> text.append(
                        text.isEmpty() ? "" : "&")
                .append(encode(parameter.name()))
                .append('=')
                .append(encode(parameter.value())));
        return text.toString();
    }

    static String canonicalQuery(Map<String, String> parameters) {
        return canonicalQuery(parameters.entrySet().stream()
                .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** UTF-8, letters, digits and {@code - _ . ~} unchanged, every other byte as upper-case {@code %XX}. */
    static String encode(String text) {
        return PercentCodec.encode(text.getBytes(StandardCharsets.UTF_8), UNRESERVED_MARKS);
    }

    /** Lower-case hex SHA-256. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static byte[] hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    /** Compares without telling by its duration where the texts differ. */
    static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
