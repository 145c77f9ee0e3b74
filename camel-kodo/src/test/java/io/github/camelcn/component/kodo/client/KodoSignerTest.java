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
package io.github.camelcn.component.kodo.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.kodo.client.SigV4Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class KodoSignerTest {

    private static final String VECTORS = "io.github.camelcn.component.kodo.client.SigV4Vectors#";
    private static final Instant NOW = Instant.parse("2026-01-15T08:30:00.999Z");
    private static final Credentials SOMEONE = Credentials.of("key", "secret");

    private final KodoSigner signer = new KodoSigner(host -> "cn-east-1");

    private static CanonicalRequest canonical(Vector vector) {
        String hash = vector.payloadSigned() ? Sha256.hex(vector.body()) : KodoSigner.UNSIGNED_PAYLOAD;
        CanonicalRequest canonical =
                new CanonicalRequest(vector.method(), vector.encodedPath(), vector.encodedQuery(), hash);
        canonical.header("Host", vector.host());
        vector.headers().forEach(canonical::header);
        canonical.header("x-amz-date", vector.text("time"));
        canonical.header("x-amz-content-sha256", hash);
        if (!vector.sessionToken().isEmpty()) {
            canonical.header("x-amz-security-token", vector.sessionToken());
        }
        return canonical;
    }

    @Test
    void allVectorsAreThere() {
        assertThat(SigV4Vectors.all()).hasSize(77);
        assertThat(SigV4Vectors.byHeader()).hasSize(64);
        assertThat(SigV4Vectors.byQuery()).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void buildsTheCanonicalRequestOfTheVector(Vector vector) {
        CanonicalRequest canonical = canonical(vector);

        assertThat(canonical).hasToString(vector.expected("canonicalRequest"));
        assertThat(canonical.canonicalQuery()).isEqualTo(vector.expected("canonicalQuery"));
        assertThat(signedHeaders(canonical)).isEqualTo(vector.expected("signedHeaders"));
        assertThat(vector.encodedPath()).isEqualTo(vector.expected("encodedPath"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void buildsTheStringToSignOfTheVector(Vector vector) {
        assertThat(KodoSigner.stringToSign(canonical(vector), vector.time(), vector.text("region")))
                .hasToString(vector.expected("stringToSign"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void signsTheHeaderOfTheVector(Vector vector) {
        assertThat(signer.authorization(canonical(vector), vector.credentials(), vector.time(), vector.text("region")))
                .isEqualTo(vector.expected("authorization"));
    }

    /** Through OkHttp, as far as it sends what the vector asks for: not dot segments, nor runs of blanks. */
    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void signsTheRequestOfTheVector(Vector vector) {
        String query = vector.encodedQuery();
        String url =
                vector.scheme() + "://" + vector.host() + vector.encodedPath() + (query.isEmpty() ? "" : "?" + query);
        HttpUrl parsed = HttpUrl.get(url);
        assumeThat(parsed.encodedPath()).isEqualTo(vector.encodedPath());
        Request.Builder request = new Request.Builder()
                .url(parsed)
                .header("x-amz-content-sha256", vector.expected("payloadHash"))
                .method(vector.method(), hasBody(vector) ? RequestBody.create(vector.body(), null) : null);
        vector.headers().forEach(request::header);

        Request signed = new KodoSigner(host -> vector.text("region"))
                .sign(request.build(), source(), vector.credentials(), NOW);

        assertThat(signed.url().toString()).isEqualTo(url);
        if (vector.text("time").equals("20260115T083000Z")) {
            assertThat(signed.header("Authorization")).isEqualTo(vector.expected("authorization"));
        }
        assertThat(signed.header("x-amz-security-token"))
                .isEqualTo(vector.sessionToken().isEmpty() ? null : vector.sessionToken());
    }

    private static boolean hasBody(Vector vector) {
        return vector.method().equals("PUT") || vector.method().equals("POST");
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byQuery")
    void signsTheLinkOfTheVector(Vector vector) {
        KodoSigner.Target target =
                new KodoSigner.Target(vector.scheme(), vector.host(), vector.encodedPath(), vector.encodedQuery());

        String link = signer.presign(
                vector.method(),
                target,
                vector.headers(),
                vector.credentials(),
                vector.time(),
                vector.text("region"),
                vector.expirySeconds());

        assertThat(link).isEqualTo(vector.expected("url"));
    }

    @Test
    void addsWhatASignedRequestNeeds() {
        Request unsigned = new Request.Builder()
                .url("https://s3.cn-east-1.qiniucs.com/b/k")
                .build();

        Request signed = signer.sign(unsigned, source(), SOMEONE, NOW);

        assertThat(signed.header("x-amz-date")).isEqualTo("20260115T083000Z");
        assertThat(signed.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(signed.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=key/20260115/cn-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=");
        assertThat(signed.header("x-amz-security-token")).isNull();
    }

    @Test
    void leavesAnonymousRequestsAlone() {
        Request unsigned = new Request.Builder()
                .url("https://s3.cn-east-1.qiniucs.com/b/k")
                .build();

        assertThat(signer.sign(unsigned, source(), Credentials.ANONYMOUS, NOW)).isSameAs(unsigned);
    }

    /** OkHttp replaces the header by the body's own type, so that is what has to be signed. */
    @Test
    void signsTheTypeThatIsSent() {
        Request.Builder request = new Request.Builder().url("https://s3.cn-east-1.qiniucs.com/b/k");
        Request byBody = request.header("Content-Type", "text/html")
                .put(RequestBody.create(new byte[0], MediaType.get("image/png")))
                .build();
        Request byHeader = request.header("Content-Type", "image/png")
                .put(RequestBody.create(new byte[0], null))
                .build();

        assertThat(authorization(byBody)).isEqualTo(authorization(byHeader));
    }

    /** A proxy takes it away. */
    @Test
    void doesNotSignTheLoginOfAProxy() {
        Request.Builder request = new Request.Builder().url("http://s3.cn-east-1.qiniucs.com/b/k");
        String without = authorization(request.build());

        assertThat(authorization(
                        request.header("Proxy-Authorization", "Basic x").build()))
                .isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({
        "http://[::1]:9000/b,         [::1]:9000",
        "http://[2001:db8::1]/b,      [2001:db8::1]",
        "https://kodo.example:443/b,  kodo.example",
        "https://kodo.example:80/b,   kodo.example:80"
    })
    void signsTheHostAsItIsSent(String url, String host) {
        CanonicalRequest expected = new CanonicalRequest("GET", "/b", "", KodoSigner.UNSIGNED_PAYLOAD);
        expected.header("host", host);
        expected.header("x-amz-date", "20260115T083000Z");
        expected.header("x-amz-content-sha256", KodoSigner.UNSIGNED_PAYLOAD);

        assertThat(authorization(new Request.Builder().url(url).build()))
                .isEqualTo(signer.authorization(expected, SOMEONE, SigningTime.of(NOW), "cn-east-1"));
    }

    @Test
    void joinsRepeatedHeadersInTheirOrder() {
        CanonicalRequest canonical = new CanonicalRequest("GET", "/", "", "hash");
        canonical.header("X-Amz-Meta-B", "2");
        canonical.header("x-amz-meta-a", "z");
        canonical.header("x-amz-meta-a", "y");

        assertThat(canonical)
                .hasToString("GET\n/\n\nx-amz-meta-a:z,y\nx-amz-meta-b:2\n\nx-amz-meta-a;x-amz-meta-b\nhash");
        assertThat(signedHeaders(canonical)).isEqualTo("x-amz-meta-a;x-amz-meta-b");
    }

    /** Threads keep a keyed MAC; other keys, days and regions in the same thread must not meet it. */
    @Test
    void alternatingKeysDaysAndRegionsDoNotMix() {
        Request request = new Request.Builder()
                .url("https://s3.cn-east-1.qiniucs.com/b/k")
                .build();
        KodoSigner elsewhere = new KodoSigner(host -> "cn-north-1");
        List<String> signatures = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            signatures.add(authorization(request));
            signatures.add(signer.sign(request, source(), Credentials.of("key", "other"), NOW)
                    .header("Authorization"));
            signatures.add(signer.sign(request, source(), SOMEONE, NOW.plusSeconds(24 * 60 * 60))
                    .header("Authorization"));
            signatures.add(elsewhere.sign(request, source(), SOMEONE, NOW).header("Authorization"));
        }

        assertThat(signatures.subList(0, 4)).isEqualTo(signatures.subList(4, 8)).doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsSignAtOnce() throws Exception {
        List<Vector> vectors = SigV4Vectors.byHeader().toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        vectors.forEach(this::signsTheHeaderOfTheVector);
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

    @Test
    void linksCarryTheirSignedHeadersInOrder() {
        String link = signer.presign(
                "PUT",
                HttpUrl.get("https://s3.cn-east-1.qiniucs.com/b/k"),
                Map.of("X-Amz-Acl", "private", "Content-Type", "a/b"),
                SOMEONE,
                NOW,
                60);

        assertThat(link).contains("X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-acl&");
    }

    private String authorization(Request request) {
        return signer.sign(request, source(), SOMEONE, NOW).header("Authorization");
    }

    private static ServiceRequest source() {
        return ServiceRequest.of("getObject", "b/k", "GET", "https://s3.cn-east-1.qiniucs.com/b/k");
    }

    private static String signedHeaders(CanonicalRequest canonical) {
        StringBuilder names = new StringBuilder();
        canonical.appendSignedHeaders(names);
        return names.toString();
    }
}
