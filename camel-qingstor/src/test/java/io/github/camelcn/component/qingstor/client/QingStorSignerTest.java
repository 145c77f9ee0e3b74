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
package io.github.camelcn.component.qingstor.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.http.HttpDates;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingstor.client.SignatureVectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

class QingStorSignerTest {

    private static final String VECTORS = "io.github.camelcn.component.qingstor.client.SignatureVectors#";

    private final QingStorSigner signer = new QingStorSigner();

    @Test
    void allPublishedVectorsAreThere() {
        assertThat(SignatureVectors.all()).hasSize(90).hasSize(SignatureVectors.count());
        assertThat(SignatureVectors.byHeader()).hasSize(76);
        assertThat(SignatureVectors.byQuery()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void signsTheHeaderAsPublished(Vector vector) {
        Request request = vector.request();

        assertThat(QingStorSigner.authorization(request, vector.hostBucket(), vector.credentials(), vector.date()))
                .isEqualTo(vector.expected("authorization"));
        assertThat(request.url()).hasToString(vector.text("url"));
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "byHeader")
    void buildsTheStringToSignAsPublished(Vector vector) {
        Request request = vector.request();
        String type = vector.headers().getOrDefault("Content-Type", "");
        String date = vector.headers().containsKey("x-qs-date") ? "" : vector.date();

        assertThat(QingStorSigner.stringToSign(
                        request.method(), request.headers(), type, date, vector.hostBucket(), request.url()))
                .isEqualTo(vector.expected("string_to_sign"));
    }

    /** The order of the parameters is free, and so is the escaping of = and / in the signature. */
    @ParameterizedTest
    @MethodSource(VECTORS + "byQuery")
    void signsTheQueryAsPublished(Vector vector) {
        String link = QingStorSigner.presign(
                vector.text("method"),
                vector.text("url"),
                vector.headers(),
                vector.hostBucket(),
                vector.credentials(),
                vector.expires());

        assertThat(link).startsWith(vector.text("url"));
        assertThat(parameters(link)).isEqualTo(parameters(vector.expected("signed_url")));
        assertThat(parameters(link)).containsEntry("signature", vector.expected("signature"));
        assertThat(URI.create(link).getRawQuery()).doesNotContain("+");
    }

    @ParameterizedTest
    @MethodSource(VECTORS + "disagreements")
    void followsTheRuleWhereAnSdkDoesNot(Vector vector) {
        Request request = vector.request();

        assertThat(QingStorSigner.authorization(request, vector.hostBucket(), vector.credentials(), vector.date()))
                .isEqualTo("QS " + vector.text("access_key_id") + ":" + vector.rule("signature"));
    }

    @Test
    void addsDateAndAuthorization() {
        Instant now = Instant.parse("2014-12-10T17:20:31.999Z");
        Vector vector = SignatureVectors.byHeader().findFirst().orElseThrow();

        Request signed = signer.sign(vector.request(), source(""), vector.credentials(), now);

        assertThat(signed.header("Date")).isEqualTo("Wed, 10 Dec 2014 17:20:31 GMT");
        assertThat(signed.header("Authorization")).isEqualTo(vector.expected("authorization"));
    }

    @Test
    void leavesAnonymousRequestsUnsigned() {
        Request unsigned = new Request.Builder()
                .url("https://pek3a.qingstor.com/mybucket/a")
                .build();

        Request signed = signer.sign(unsigned, source(""), Credentials.ANONYMOUS, Instant.EPOCH);

        assertThat(signed.header("Authorization")).isNull();
        assertThat(signed.header("Date")).isEqualTo(HttpDates.format(Instant.EPOCH));
    }

    /** OkHttp replaces the header by the body's own type, so that is what has to be signed. */
    @Test
    void signsTheTypeThatIsSent() {
        Request byBody = new Request.Builder()
                .url("https://pek3a.qingstor.com/mybucket/a")
                .header("Content-Type", "text/html")
                .put(RequestBody.create(new byte[0], MediaType.get("image/png")))
                .build();
        Request byHeader = new Request.Builder()
                .url("https://pek3a.qingstor.com/mybucket/a")
                .header("Content-Type", "image/png")
                .put(RequestBody.create(new byte[0], null))
                .build();
        Credentials someone = Credentials.of("key", "secret");

        assertThat(QingStorSigner.authorization(byBody, "", someone, "now"))
                .isEqualTo(QingStorSigner.authorization(byHeader, "", someone, "now"));
    }

    /** Threads keep their MAC; a second client with another key in the same thread must not meet it. */
    @Test
    void alternatingSecretsDoNotMix() {
        Request request = SignatureVectors.byHeader().findFirst().orElseThrow().request();
        Credentials first = Credentials.of("a", "first");
        Credentials second = Credentials.of("b", "second");

        String before = QingStorSigner.authorization(request, "", first, "now");
        String between = QingStorSigner.authorization(request, "", second, "now");

        assertThat(QingStorSigner.authorization(request, "", first, "now")).isEqualTo(before);
        assertThat(between.substring(5)).isNotEqualTo(before.substring(5));
    }

    @Test
    void manyThreadsSignAtOnce() throws Exception {
        List<Vector> vectors = SignatureVectors.byHeader().toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        vectors.forEach(this::signsTheHeaderAsPublished);
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

    private static ServiceRequest source(String hostBucket) {
        return ServiceRequest.of("getObject", "mybucket/a", "GET", "https://pek3a.qingstor.com/mybucket/a")
                .withHostBucket(hostBucket);
    }

    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : url.substring(url.indexOf('?') + 1).split("&")) {
            String[] parts = parameter.split("=", 2);
            String value = parts.length == 1 ? "" : parts[1];
            parameters.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
