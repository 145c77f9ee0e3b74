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
package io.github.camelcn.emulator.qingstor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.qingstor.StringToSign.Deviation;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureVectorsTest {
    private final JsonNode file = load();

    @Test
    void theFileHoldsNinetyVectors() {
        assertThat(file.path("vectors").size()).isEqualTo(90);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void computesThePublishedStringAndSignature(JsonNode vector) {
        JsonNode expected = vector.path("expected");
        String text = text(vector, Deviation.NONE);

        assertThat(text)
                .as(vector.path("id").asText())
                .isEqualTo(expected.path("string_to_sign").asText());
        assertThat(signature(vector, text)).isEqualTo(expected.path("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("disagreements")
    void knowsTheRuleAndTheDeviationOfTheJavaSdk(JsonNode vector) {
        assertThat(signature(vector, text(vector, Deviation.NONE)))
                .isEqualTo(vector.path("rule").path("signature").asText());

        String sent = vector.path("java_sdk_2_6_5").path("authorization").asText();
        List<String> accepted = new ArrayList<>();
        for (int bits = 0; bits < Deviation.COMBINATIONS; bits++) {
            accepted.add(signature(vector, text(vector, Deviation.of(bits))));
        }
        String signature = sent.substring(sent.indexOf(':') + 1);
        if (vector.path("id").asText().equals("D04")) {
            // The blanks it signs never reach the wire, so no server can know them.
            assertThat(accepted).doesNotContain(signature);
        } else {
            assertThat(accepted).contains(signature);
        }
    }

    private Stream<JsonNode> vectors() {
        return elements("vectors");
    }

    private Stream<JsonNode> disagreements() {
        return elements("disagreements");
    }

    private Stream<JsonNode> elements(String name) {
        List<JsonNode> elements = new ArrayList<>();
        file.path(name).forEach(elements::add);
        return elements.stream();
    }

    private static String text(JsonNode vector, Deviation deviation) {
        HttpHeaders headers = new HttpHeaders();
        vector.path("headers")
                .properties()
                .forEach(
                        header -> headers.add(header.getKey(), header.getValue().asText()));
        URI url = URI.create(vector.path("url").asText());
        boolean presigned = vector.path("auth").asText().equals("query");
        boolean virtualHost = vector.path("url_style").asText().equals("virtual_host")
                && !vector.path("bucket").isNull();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new StringToSign(deviation)
                .text(
                        vector.path("method").asText(),
                        headers,
                        presigned ? vector.path("expires").asText() : headers.firstOr("Date", ""),
                        presigned,
                        virtualHost ? "/" + vector.path("bucket").asText() + path : path,
                        true,
                        QueryParameters.parse(url.getRawQuery() == null ? "" : url.getRawQuery()));
    }

    private static String signature(JsonNode vector, String text) {
        byte[] secret = vector.path("secret_access_key").asText().getBytes(StandardCharsets.UTF_8);
        return Authenticator.sign(new SecretKeySpec(secret, "HmacSHA256"), text);
    }

    private static JsonNode load() {
        try (InputStream in = SignatureVectorsTest.class.getResourceAsStream("/qingstor-signatures.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
