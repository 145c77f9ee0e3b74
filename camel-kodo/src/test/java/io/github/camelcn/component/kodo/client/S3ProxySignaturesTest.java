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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest.Method;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server of other people's verifies our signatures, and refuses what it should. */
class S3ProxySignaturesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static S3ProxyServer server;

    @BeforeAll
    static void start() {
        server = new S3ProxyServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectRef ref(String key) {
        return new ObjectRef(S3ProxyServer.BUCKET, key);
    }

    private static PutObjectRequest put(String key) {
        return PutObjectRequest.of(ref(key), Payload.of(key.getBytes(UTF_8)));
    }

    private static String read(KodoClient client, String key) throws IOException {
        try (StoredObject object = client.get(GetObjectRequest.of(ref(key)))) {
            return new String(object.content().readAllBytes(), UTF_8);
        }
    }

    private static CreateLinkRequest link(Method method, String key) {
        return new CreateLinkRequest(ref(key), method, Duration.ofMinutes(1), Map.of(), Map.of());
    }

    private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        return BROWSER.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** In path, query and headers, by header and by link; without keys that are no file names there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "中文/文件 名.txt",
                " blanks around ",
                "plus+plus",
                "100%",
                "a%2Fb%20c",
                "emoji-😀/🐈‍⬛",
                "*'()!~",
                "-._~",
                "$&,;:=@?#",
                "[]{}|^`\"<>",
                "decomposed e\u0301",
                "..hidden/..."
            })
    void itVerifiesRequestsAndLinksWithAnAwkwardKey(String key) throws Exception {
        try (KodoClient client = server.client().build()) {
            client.put(put(key));
            assertThat(read(client, key)).isEqualTo(key);
            client.copy(CopyObjectRequest.of(ref(key), ref("copy of " + key)));
            assertThat(client.list(new ListObjectsRequest(S3ProxyServer.BUCKET, key, "/", ListCursor.START, 10))
                            .objects())
                    .extracting(info -> info.ref().key())
                    .containsExactly(key);

            assertThat(get(client.createLink(link(Method.GET, key))).body()).isEqualTo(key);
            URI upload = client.createLink(link(Method.PUT, key));
            HttpRequest linked = HttpRequest.newBuilder(upload)
                    .PUT(HttpRequest.BodyPublishers.ofString("linked"))
                    .build();
            assertThat(BROWSER.send(linked, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(read(client, key)).isEqualTo("linked");
        }
    }

    @Test
    void anExpiredOrChangedLinkIsRefused() throws Exception {
        Instant past = Instant.now().minus(Duration.ofMinutes(10));
        try (KodoClient client = server.client().build();
                KodoClient late =
                        server.client().clock(Clock.fixed(past, ZoneOffset.UTC)).build()) {
            client.put(put("secret"));
            URI good = client.createLink(link(Method.GET, "secret"));

            assertThat(get(good).statusCode()).isEqualTo(200);
            assertThat(get(late.createLink(link(Method.GET, "secret"))).statusCode())
                    .isEqualTo(403);
            assertThat(get(URI.create(good.toString().replace("Expires=60", "Expires=61")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aWrongSecretAndAnUnknownKeyAreRefusedWithAKindAndAHint() {
        assertRefused(Credentials.of("proxy-identity", "wrong"), "Check secretKey");
        assertRefused(Credentials.of("nobody", "proxy-credential"), "Check accessKey");
    }

    private static void assertRefused(Credentials wrong, String hint) {
        try (KodoClient client =
                server.client().credentials(CredentialsProvider.of(wrong)).build()) {
            assertThatThrownBy(() -> client.put(put("k")))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_CREDENTIALS))
                    .hasMessageContaining(hint)
                    .hasMessageNotContaining(wrong.secretKey() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT1H"})
    void aWrongClockIsHealed(Duration wrong) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), wrong);
        try (KodoClient client = server.client().clock(clock).build()) {
            client.put(put("k"));

            assertThat(read(client, "k")).isEqualTo("k");
            assertThat(Duration.between(Instant.now(), client.clock().instant()).abs())
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(get(client.createLink(link(Method.GET, "k"))).body()).isEqualTo("k");
        }
    }
}
