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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureVectorsTest {
    private final JsonNode file = load();

    @Test
    void theFileHoldsSeventyVectors() {
        assertThat(file.path("acs3").path("vectors").size()).isEqualTo(42);
        assertThat(file.path("qingcloud").path("vectors").size()).isEqualTo(28);
    }

    @ParameterizedTest
    @MethodSource("acs3")
    void computesEveryTextOfAcs3(JsonNode vector) {
        JsonNode expected = vector.path("expected");
        Map<String, String> headers = headers(vector);
        String hash = WireText.sha256(body(vector));
        String canonical = canonical(vector, headers, hash);

        assertThat(hash).isEqualTo(expected.path("hashedPayload").asText());
        assertThat(WireText.canonicalQuery(parameters(vector.path("query"))))
                .isEqualTo(expected.path("canonicalQuery").asText());
        assertThat(Acs3.canonicalHeaders(headers))
                .isEqualTo(expected.path("canonicalHeaders").asText());
        assertThat(Acs3.signedHeaders(headers.keySet()))
                .isEqualTo(expected.path("signedHeaders").asText());
        assertThat(canonical).isEqualTo(expected.path("canonicalRequest").asText());
        assertThat(Acs3.stringToSign(canonical))
                .isEqualTo(expected.path("stringToSign").asText());
        assertThat(Acs3.signature(vector.path("accessKeySecret").asText(), Acs3.stringToSign(canonical)))
                .isEqualTo(expected.path("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("acs3")
    void anyOtherCharacterGivesAnotherAcs3Signature(JsonNode vector) {
        String expected = vector.path("expected").path("signature").asText();
        Map<String, String> headers = headers(vector);
        String hash = WireText.sha256(body(vector));
        String secret = vector.path("accessKeySecret").asText();
        String method = vector.path("method").asText();
        String path = vector.path("path").asText();
        List<WireText.Parameter> query = parameters(vector.path("query"));

        List<String> canonicals = new ArrayList<>();
        canonicals.add(Acs3.canonicalRequest(method + "X", path, query, headers, hash));
        canonicals.add(Acs3.canonicalRequest(method, path + "x", query, headers, hash));
        canonicals.add(Acs3.canonicalRequest(method, path, with(query, "x", "1"), headers, hash));
        canonicals.add(Acs3.canonicalRequest(
                method, path, query, headers, WireText.sha256((hash + "x").getBytes(StandardCharsets.UTF_8))));
        for (String name : headers.keySet()) {
            Map<String, String> changed = new TreeMap<>(headers);
            changed.merge(name, "x", String::concat);
            canonicals.add(Acs3.canonicalRequest(method, path, query, changed, hash));
        }

        assertThat(canonicals).noneMatch(text -> Acs3.signature(secret, Acs3.stringToSign(text))
                .equals(expected));
        String right = Acs3.stringToSign(canonical(vector, headers, hash));
        assertThat(Acs3.signature(secret + "x", right)).isNotEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("qingcloud")
    void computesEveryTextOfQingcloud(JsonNode vector) {
        JsonNode expected = vector.path("expected");
        List<WireText.Parameter> parameters = parameters(vector.path("params"));
        String text = QingcloudSignature.stringToSign(
                vector.path("method").asText(), vector.path("path").asText(), parameters);
        String signature = QingcloudSignature.signature(
                "HmacSHA256", vector.path("accessKeySecret").asText(), text);

        assertThat(WireText.canonicalQuery(parameters))
                .isEqualTo(expected.path("canonicalQuery").asText());
        assertThat(text).isEqualTo(expected.path("stringToSign").asText());
        assertThat(signature).isEqualTo(expected.path("signature").asText());
        assertThat(WireText.encode(signature))
                .isEqualTo(expected.path("signatureEncoded").asText());
    }

    @ParameterizedTest
    @MethodSource("qingcloud")
    void readsTheSignedParametersBackFromTheWire(JsonNode vector) {
        String wire = vector.path("expected").path("signedParameters").asText();
        List<WireText.Parameter> read = WireText.parse(wire).orElseThrow();

        assertThat(read)
                .containsAll(parameters(vector.path("params")))
                .hasSize(vector.path("params").size() + 1)
                .contains(new WireText.Parameter(
                        "signature", vector.path("expected").path("signature").asText()));
    }

    private static List<WireText.Parameter> with(List<WireText.Parameter> query, String name, String value) {
        List<WireText.Parameter> more = new ArrayList<>(query);
        more.add(new WireText.Parameter(name, value));
        return more;
    }

    private static String canonical(JsonNode vector, Map<String, String> headers, String hash) {
        return Acs3.canonicalRequest(
                vector.path("method").asText(),
                vector.path("path").asText(),
                parameters(vector.path("query")),
                headers,
                hash);
    }

    private static Map<String, String> headers(JsonNode vector) {
        HttpHeaders headers = new HttpHeaders();
        vector.path("headers")
                .properties()
                .forEach(
                        header -> headers.add(header.getKey(), header.getValue().asText()));
        return Acs3.signable(headers);
    }

    private static List<WireText.Parameter> parameters(JsonNode map) {
        List<WireText.Parameter> parameters = new ArrayList<>();
        map.properties()
                .forEach(entry -> parameters.add(
                        new WireText.Parameter(entry.getKey(), entry.getValue().asText())));
        return parameters;
    }

    private static byte[] body(JsonNode vector) {
        return vector.has("bodyBase64")
                ? Base64.getDecoder().decode(vector.path("bodyBase64").asText())
                : vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    private Stream<JsonNode> acs3() {
        return elements("acs3");
    }

    private Stream<JsonNode> qingcloud() {
        return elements("qingcloud");
    }

    private Stream<JsonNode> elements(String algorithm) {
        List<JsonNode> elements = new ArrayList<>();
        file.path(algorithm).path("vectors").forEach(elements::add);
        return elements.stream();
    }

    private static JsonNode load() {
        try (InputStream in = SignatureVectorsTest.class.getResourceAsStream("/qingzhou-signatures.json")) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
