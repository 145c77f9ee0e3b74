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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.http.QueryParameters;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureV4VectorsTest {
    private final SignatureV4 signatures = new SignatureV4();
    private final JsonNode file = load();

    @Test
    void theFileHoldsSeventySevenVectors() {
        assertThat(file.path("vectors").size()).isEqualTo(77);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void computesThePublishedSignature(JsonNode vector) {
        JsonNode expected = vector.path("expected");
        JsonNode request = vector.path("request");
        String time = vector.path("time").asText();
        String scope = time.substring(0, 8) + "/" + vector.path("region").asText() + "/s3/aws4_request";
        List<String> signed =
                Arrays.asList(expected.path("signedHeaders").asText().split(";"));

        String canonical = signatures.canonicalRequest(
                request.path("method").asText(),
                expected.path("encodedPath").asText(),
                QueryParameters.parse(expected.path("canonicalQuery").asText()),
                headers(expected),
                signed,
                expected.path("payloadHash").asText());
        String text = signatures.stringToSign(time, scope, canonical);

        assertThat(canonical).isEqualTo(expected.path("canonicalRequest").asText());
        assertThat(text).isEqualTo(expected.path("stringToSign").asText());
        assertThat(signatures.signature(vector.at("/credentials/secretKey").asText(), scope, text))
                .isEqualTo(expected.path("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesThePathOfTheVectors(JsonNode vector) {
        assertThat(vector.at("/expected/encodedPath").asText())
                .isEqualTo(SignatureV4.encode(vector.at("/request/rawPath").asText(), true));
    }

    /** The signed headers as a server receives them. */
    private static HttpHeaders headers(JsonNode expected) {
        HttpHeaders headers = new HttpHeaders();
        for (String line : expected.path("canonicalRequest").asText().split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.indexOf('=') != 0) {
                headers.add(line.substring(0, colon), "  " + line.substring(colon + 1) + " ");
            }
        }
        return headers;
    }

    private Stream<JsonNode> vectors() {
        return StreamSupport.stream(file.path("vectors").spliterator(), false);
    }

    private static JsonNode load() {
        try (InputStream in = SignatureV4VectorsTest.class.getResourceAsStream("/sigv4.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
