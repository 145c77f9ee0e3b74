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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.emulator.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeVectorsTest {
    private final JsonNode file = load();
    private final String accessKey = file.at("/credentials/accessKey").asText();
    private final String secretKey = file.at("/credentials/secretKey").asText();

    @ParameterizedTest
    @MethodSource("managementQiniu")
    void signsManagementRequestsLikeTheOfficialSdk(JsonNode vector) {
        HttpHeaders headers = new HttpHeaders();
        vector.path("headers")
                .forEach(header ->
                        headers.add(header.get(0).asText(), header.get(1).asText()));
        URI url = URI.create(vector.path("url").asText());

        byte[] text = NativeSignature.qiniuText(
                vector.path("method").asText(), pathAndQuery(url), url.getRawAuthority(), headers, body(vector));

        assertThat(new String(text, StandardCharsets.UTF_8))
                .isEqualTo(vector.path("stringToSign").asText());
        assertThat("Qiniu " + accessKey + ":" + NativeSignature.sign(secretKey, text))
                .isEqualTo(vector.path("authorization").asText());
    }

    @ParameterizedTest
    @MethodSource("managementQBox")
    void signsOlderManagementRequestsLikeTheOfficialSdk(JsonNode vector) {
        HttpHeaders headers = new HttpHeaders();
        if (vector.hasNonNull("contentType")) {
            headers.add("Content-Type", vector.path("contentType").asText());
        }

        byte[] text = NativeSignature.qboxText(
                pathAndQuery(URI.create(vector.path("url").asText())), headers, body(vector));

        assertThat(new String(text, StandardCharsets.UTF_8))
                .isEqualTo(vector.path("stringToSign").asText());
        assertThat("QBox " + accessKey + ":" + NativeSignature.sign(secretKey, text))
                .isEqualTo(vector.path("authorization").asText());
    }

    @Test
    void signsThePublishedExample() {
        JsonNode vector = file.path("publishedExample").get(0);

        assertThat(vector.path("accessKey").asText() + ":"
                        + NativeSignature.sign(
                                vector.path("secretKey").asText(),
                                vector.path("stringToSign").asText().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(vector.path("token").asText());
    }

    @ParameterizedTest
    @MethodSource("uploadToken")
    void recognisesUploadTokens(JsonNode vector) {
        String[] parts = vector.path("token").asText().split(":");

        assertThat(NativeSignature.matches(secretKey, parts[2].getBytes(StandardCharsets.UTF_8), parts[1]))
                .isTrue();
        assertThat(Arguments.json(Arguments.decoded(parts[2]).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Arguments.json(vector.path("policyJson").asText().getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("uploadToken")
    void readsTheScopeOfUploadTokens(JsonNode vector) {
        String policy = vector.path("policyJson").asText();
        Entry scope = new PutPolicy("user", Arguments.json(policy.getBytes(StandardCharsets.UTF_8))).scope();

        String expected = !policy.contains("scope")
                ? ""
                : vector.has("bucket")
                        ? vector.path("bucket").asText()
                                + (vector.path("key").isNull()
                                        ? ""
                                        : ":" + vector.path("key").asText())
                        : policy.contains("docs/readme.txt") ? "demo:docs/readme.txt" : "demo";
        assertThat(scope).isEqualTo(Entry.of(expected));
    }

    @ParameterizedTest
    @MethodSource("privateUrl")
    void signsLinksLikeTheOfficialSdk(JsonNode vector) {
        String url = vector.path("url").asText();
        int at = url.indexOf("&token=");
        String token = url.substring(at + "&token=".length());

        assertThat(token)
                .isEqualTo(accessKey + ":"
                        + NativeSignature.sign(secretKey, url.substring(0, at).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("encodedEntryUri")
    void decodesEntries(JsonNode vector) {
        Entry entry = Entry.decode(vector.path("encoded").asText());

        assertThat(entry.bucket()).isEqualTo(vector.path("bucket").asText());
        assertThat(entry.key())
                .isEqualTo(
                        vector.path("key").isNull()
                                ? Optional.empty()
                                : Optional.of(vector.path("key").asText()));
    }

    private static String pathAndQuery(URI url) {
        return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    private static byte[] body(JsonNode vector) {
        return vector.path("body").asText("").getBytes(StandardCharsets.UTF_8);
    }

    private Stream<JsonNode> managementQiniu() {
        return vectors("managementQiniu");
    }

    private Stream<JsonNode> managementQBox() {
        return vectors("managementQBox");
    }

    private Stream<JsonNode> uploadToken() {
        return vectors("uploadToken");
    }

    private Stream<JsonNode> privateUrl() {
        return vectors("privateUrl");
    }

    private Stream<JsonNode> encodedEntryUri() {
        return vectors("encodedEntryUri");
    }

    private Stream<JsonNode> vectors(String group) {
        return StreamSupport.stream(file.path(group).spliterator(), false);
    }

    private static JsonNode load() {
        try (InputStream in = NativeVectorsTest.class.getResourceAsStream("/qiniu-native.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
