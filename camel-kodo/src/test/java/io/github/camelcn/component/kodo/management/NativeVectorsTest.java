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
package io.github.camelcn.component.kodo.management;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.management.NativeVectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/** Every published vector, literally. */
class NativeVectorsTest {

    private static final String VECTORS = "io.github.camelcn.component.kodo.management.NativeVectors#";
    private static final Credentials WHO = NativeVectors.CREDENTIALS;

    @Test
    void allPublishedVectorsAreThere() {
        assertThat(NativeVectors.managementQBox()).hasSize(7);
        assertThat(NativeVectors.managementQiniu()).hasSize(12);
        assertThat(NativeVectors.uploadToken()).hasSize(9);
        assertThat(NativeVectors.privateUrl()).hasSize(9);
        assertThat(NativeVectors.encodedEntryUri()).hasSize(7);
        assertThat(NativeVectors.qetag()).hasSize(10);
        assertThat(NativeVectors.qetagV2()).hasSize(5);
        assertThat(NativeVectors.publishedExample()).hasSize(1);
    }

    // ---------------------------------------------------------------- management

    /** OkHttp leaves out a port that is the scheme's own, unless the Host header is given: then as written. */
    private static Request request(Vector vector) {
        String body = vector.text("body");
        Request.Builder request = new Request.Builder().url(vector.text("url"));
        vector.headers().forEach(header -> request.addHeader(header.getKey(), header.getValue()));
        if (vector.text("url").contains(":443/")) {
            request.header("Host", URI.create(vector.text("url")).getAuthority());
        }
        String method = vector.text("method");
        boolean sendsBody = method.equals("POST") || method.equals("PUT");
        return request.method(method, sendsBody ? RequestBody.create(utf8(body), null) : null)
                .build();
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQiniu")
    void signsRequestsAsPublished(Vector vector) {
        assertThat(QiniuSigner.authorization(request(vector), Payload.of(utf8(vector.text("body"))), WHO))
                .isEqualTo(vector.text("authorization"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQiniu")
    void buildsTheTextAsPublished(Vector vector) {
        URI url = URI.create(vector.text("url"));
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String type = contentType(vector);

        String text = SigningText.qiniu(
                vector.text("method"), url.getRawPath() + query, url.getAuthority(), type, vector.headers());

        assertThat(SigningText.qiniuCoversBody(type) ? text + vector.text("body") : text)
                .isEqualTo(vector.text("stringToSign"));
    }

    private static String contentType(Vector vector) {
        return vector.headers().stream()
                .filter(header -> header.getKey().equals("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Test
    void addsTheDateAndSignsIt() {
        Vector vector = NativeVectors.managementQiniu()
                .filter(each -> each.text("id").equals("qiniu-host-port"))
                .findFirst()
                .orElseThrow();
        Request undated = new Request.Builder().url(vector.text("url")).build();
        ServiceRequest source = ServiceRequest.of("domains", "demo", "GET", vector.text("url"));

        Request signed = new QiniuSigner().sign(undated, source, WHO, Instant.parse("2026-01-15T08:30:00.999Z"));

        assertThat(signed.header("X-Qiniu-Date")).isEqualTo("20260115T083000Z");
        assertThat(signed.header("Authorization")).isEqualTo(vector.text("authorization"));
    }

    @Test
    void leavesAnonymousRequestsAlone() {
        Request unsigned =
                new Request.Builder().url("https://uc.qiniuapi.com/v4/query").build();
        ServiceRequest source = ServiceRequest.of("queryRegion", "", "GET", "https://uc.qiniuapi.com/v4/query");

        assertThat(new QiniuSigner().sign(unsigned, source, Credentials.ANONYMOUS, Instant.EPOCH))
                .isSameAs(unsigned);
    }

    /** Threads keep their MAC; a second client with another key in the same thread must not meet it. */
    @Test
    void alternatingSecretsDoNotMix() {
        String before = HmacSha1.sign("first", "text");
        String between = HmacSha1.sign("second", "text");

        assertThat(between).isNotEqualTo(before);
        assertThat(HmacSha1.sign("first", "text")).isEqualTo(before);
    }

    @Test
    void manyThreadsSignAtOnce() throws Exception {
        List<Vector> vectors = NativeVectors.managementQiniu().toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        vectors.forEach(this::signsRequestsAsPublished);
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    // ---------------------------------------------------------------- callbacks

    private static CallbackRequest callback(Vector vector, String method, Map<String, String> headers) {
        URI url = URI.create(vector.text("url"));
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("host", url.getAuthority());
        all.put("authorization", vector.text("authorization"));
        return new CallbackRequest(method, url.getRawPath() + query, all, utf8(vector.text("body")));
    }

    private static CallbackRequest qboxCallback(Vector vector) {
        return callback(
                vector,
                "POST",
                vector.has("contentType") ? Map.of("content-type", vector.text("contentType")) : Map.of());
    }

    private static CallbackRequest qiniuCallback(Vector vector) {
        Map<String, String> headers = new LinkedHashMap<>();
        vector.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return callback(vector, vector.text("method"), headers);
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQBox")
    void acceptsCallbacksOfTheOlderScheme(Vector vector) {
        assertThat(verifier().verify(qboxCallback(vector))).isTrue();
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQiniu")
    void acceptsCallbacksOfTheSchemeInUse(Vector vector) {
        assertThat(verifier().verify(qiniuCallback(vector))).isTrue();
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQBox")
    void refusesCallbacksToAnotherTarget(Vector vector) {
        CallbackRequest good = qboxCallback(vector);

        assertThat(verifier().verify(new CallbackRequest("POST", good.target() + "x", good.headers(), good.body())))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "managementQiniu")
    void refusesCallbacksOfAnotherMethod(Vector vector) {
        CallbackRequest good = qiniuCallback(vector);

        assertThat(verifier().verify(new CallbackRequest("PATCH", good.target(), good.headers(), good.body())))
                .isFalse();
    }

    private static CallbackSignature verifier() {
        return new CallbackSignature(CredentialsProvider.of(WHO));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "publishedExample")
    void reproducesTheExampleOfTheDocumentation(Vector vector) {
        assertThat(vector.text("accessKey") + ":"
                        + HmacSha1.sign(vector.text("secretKey"), vector.text("stringToSign")))
                .isEqualTo(vector.text("token"));
    }

    // ---------------------------------------------------------------- tokens

    @ParameterizedTest
    @MethodSource(VECTORS + "uploadToken")
    void signsPoliciesAsPublished(Vector vector) {
        assertThat(UploadTokens.sign(utf8(vector.text("policyJson")), WHO)).isEqualTo(vector.text("token"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "uploadToken")
    void writesPoliciesWithTheMembersThatArePublished(Vector vector) throws IOException {
        JsonNode published = NativeVectors.JSON.readTree(vector.text("policyJson"));
        if (!published.has("scope")) {
            return;
        }

        JsonNode written = NativeVectors.JSON.readTree(UploadTokens.json(policy(published)));

        assertThat(written).isEqualTo(published);
    }

    private static PutPolicy policy(JsonNode json) {
        String[] scope = json.path("scope").asText().split(":", 2);
        PutPolicy.Builder policy = PutPolicy.builder(
                scope[0], Instant.ofEpochSecond(json.path("deadline").asLong()));
        if (scope.length == 2 && json.path("isPrefixalScope").asInt() == 1) {
            policy.keyPrefix(scope[1]);
        } else if (scope.length == 2) {
            policy.key(scope[1]);
        }
        if (json.has("callbackUrl")) {
            policy.callbackUrls(List.of(json.path("callbackUrl").asText().split(";")));
        }
        return policy.insertOnly(json.path("insertOnly").asInt() == 1)
                .endUser(json.path("endUser").asText())
                .returnBody(json.path("returnBody").asText())
                .callbackBody(json.path("callbackBody").asText())
                .callbackBodyType(json.path("callbackBodyType").asText())
                .saveKey(json.path("saveKey").asText())
                .forceSaveKey(json.path("forceSaveKey").asBoolean())
                .fsizeLimit(json.path("fsizeLimit").asLong())
                .detectMime(json.path("detectMime").asInt() == 1)
                .mimeLimit(json.path("mimeLimit").asText())
                .fileType(json.path("fileType").asInt())
                .deleteAfterDays(json.path("deleteAfterDays").asInt())
                .build();
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "privateUrl")
    void signsDownloadsAsPublished(Vector vector) {
        assertThat(DownloadUrls.signed(
                        vector.text("baseUrl"), vector.json().path("deadline").asLong(), WHO))
                .isEqualTo(vector.text("url"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "privateUrl")
    void buildsDownloadAddressesAsPublished(Vector vector) {
        if (!vector.has("domain")) {
            return;
        }
        String scheme = vector.json().path("https").asBoolean() ? "https://" : "http://";

        assertThat(DownloadUrls.base(scheme + vector.text("domain"), vector.text("key"), "", vector.text("attname")))
                .isEqualTo(vector.text("baseUrl"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "encodedEntryUri")
    void namesObjectsAsPublished(Vector vector) {
        String entry = vector.has("key")
                ? EntryUri.of(vector.text("bucket"), vector.text("key"))
                : EntryUri.ofBucket(vector.text("bucket"));

        assertThat(entry).isEqualTo(vector.text("encoded"));
    }

    // ---------------------------------------------------------------- hashes

    private static byte[] content(Vector vector) {
        byte[] content = new byte[vector.json().path("length").asInt()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + (i >> 8) * 7 + (i >> 16) * 13 + 5);
        }
        return content;
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "qetag")
    void hashesContentAsPublished(Vector vector) throws IOException {
        byte[] content = content(vector);

        assertThat(Qetag.of(content)).isEqualTo(vector.text("etag"));
        assertThat(Qetag.of(new ByteArrayInputStream(content))).isEqualTo(vector.text("etag"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "qetagV2")
    void hashesPartsAsPublished(Vector vector) {
        byte[] content = content(vector);
        Qetag qetag = new Qetag();
        int start = 0;
        for (JsonNode size : vector.json().path("partSizes")) {
            qetag.write(content, start, size.asInt());
            qetag.endPart();
            start += size.asInt();
        }

        assertThat(qetag.value()).isEqualTo(vector.text("etag"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
