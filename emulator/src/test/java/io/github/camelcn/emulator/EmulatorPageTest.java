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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON behind the page, and who may have it. */
class EmulatorPageTest {
    private final QingStorEmulator qingstor = QingStorEmulator.builder()
            .credentials("AK-ONE", "first-secret")
            .credentials("AK-TWO", "second-secret")
            .bucket("my-bucket")
            .start();
    private final KodoEmulator kodo = KodoEmulator.builder()
            .bucket(KodoBucket.named("photos").s3Name("photos-7f").publicRead())
            .start();
    private final QingzhouEmulator qingzhou = QingzhouEmulator.builder()
            .instances(2)
            .transitionDelay(Duration.ofHours(1))
            .start();
    private final EmulatorPage page = EmulatorPage.open(0, qingstor, kodo, qingzhou);

    @AfterEach
    void close() {
        List.of(page, qingstor, kodo, qingzhou).forEach(EmulatorPageTest::close);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theOverviewNamesServicesBucketsAndInstances() throws Exception {
        qingstor.putObject("my-bucket", "a", new byte[1500]);
        qingzhou.controls().force(qingzhou.controls().instances().get(1).id(), "STOPPED");

        JsonNode emulators = json("api/overview").path("emulators");

        assertThat(emulators.findValuesAsText("service")).containsExactly("qingstor", "kodo", "qingzhou");
        assertThat(emulators.at("/0/endpoint").asText())
                .isEqualTo(qingstor.endpoint().toString());
        assertThat(emulators.at("/0/accessKeys")).hasToString("[\"AK-ONE\",\"AK-TWO\"]");
        assertThat(emulators.at("/0/buckets/0/name").asText()).isEqualTo("my-bucket");
        assertThat(emulators.at("/0/buckets/0/objects").asInt()).isEqualTo(1);
        assertThat(emulators.at("/0/buckets/0/bytes").asInt()).isEqualTo(1500);
        assertThat(emulators.at("/1/buckets/0/place").asText()).isEqualTo("cn-east-1");
        assertThat(emulators.at("/1/buckets/0/state").asText()).isEqualTo("public, S3 name photos-7f");
        assertThat(emulators.at("/2/instanceCount").asInt()).isEqualTo(2);
        assertThat(emulators.at("/2/instances").findValuesAsText("state")).containsExactly("RUNNING", "STOPPED");
    }

    @Test
    void objectsComeFolderByFolderAndPageByPage() throws Exception {
        for (int i = 0; i < 205; i++) {
            qingstor.putObject("my-bucket", "logs/2026/%03d".formatted(i), new byte[0]);
        }
        qingstor.store().putObject("my-bucket", "月 报&.txt", new byte[3], "text/plain", Map.of("owner", "me"));

        JsonNode root = json("api/objects?emulator=0&bucket=my-bucket");
        assertThat(root.path("folders")).hasToString("[\"logs/\"]");
        JsonNode object = root.at("/objects/0");
        assertThat(object.path("key").asText()).isEqualTo("月 报&.txt");
        assertThat(object.path("size").asInt()).isEqualTo(3);
        assertThat(object.path("contentType").asText()).isEqualTo("text/plain");
        assertThat(object.path("storageClass").asText()).isEqualTo("STANDARD");
        assertThat(object.at("/metadata/owner").asText()).isEqualTo("me");

        List<String> keys = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String after = "";
        do {
            JsonNode next = json("api/objects?emulator=0&bucket=my-bucket&prefix=logs/2026/&after=" + after);
            keys.addAll(next.path("objects").findValuesAsText("key"));
            sizes.add(next.path("objects").size());
            after = next.path("next").asText();
        } while (!after.isEmpty());
        assertThat(keys).isEqualTo(qingstor.keys("my-bucket").subList(0, 205));
        assertThat(sizes).containsExactly(100, 100, 5);
    }

    @Test
    void anArchivedObjectSaysWhetherItCanBeRead() throws Exception {
        kodo.store().putObject("photos", "old", new byte[1], "image/jpeg", StorageClass.GLACIER, Map.of());

        JsonNode object = json("api/objects?emulator=1&bucket=photos").at("/objects/0");

        assertThat(object.path("storageClass").asText()).isEqualTo("GLACIER");
        assertThat(object.path("state").asText()).isEqualTo("frozen");
    }

    @Test
    void requestsOfAllEmulatorsComeWithTheirVerdictsNewestFirst() throws Exception {
        RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket").as("AK-ONE", "first-secret"));
        RawClient.call(kodo, KodoRequests.s3("GET", "/photos-7f"));
        RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket").as("AK-TWO", "first-secret"));

        JsonNode requests = json("api/requests").path("requests");

        assertThat(requests.findValuesAsText("service")).containsExactly("qingstor", "kodo", "qingstor");
        assertThat(requests.findValuesAsText("outcome")).containsExactly("REFUSED", "ACCEPTED", "ACCEPTED");
        assertThat(requests.at("/0/check").asText()).isEqualTo("SIGNATURE");
        assertThat(requests.at("/0/status").asInt()).isEqualTo(401);

        JsonNode refused =
                json("api/request?emulator=0&id=" + requests.at("/0/id").asText());
        assertThat(refused.path("reason").asText()).isEqualTo("the signature does not match");
        assertThat(refused.path("difference").asText()).isEqualTo("signs with the secret of another key, AK-ONE");
        assertThat(refused.path("serverText").asText()).startsWith("GET\n").endsWith("/my-bucket");
        assertThat(refused.at("/headers/host").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void nothingSecretLeaves() throws Exception {
        RawClient.call(
                qingstor,
                RawRequest.of("PUT", "/my-bucket/k?signature=QUERYSIGNATURE&access_key_id=AK-ONE&expires=1")
                        .header("x-qs-encryption-customer-key", "CUSTOMERKEY")
                        .header("Cookie", "COOKIE")
                        .as("AK-ONE", "first-secret"));
        RawRequest login = RawRequest.of("POST", "/api/auth/login")
                .unsigned()
                .body("{\"username\":\"admin\",\"password\":\"GUESS\"}");
        RawClient.call(qingzhou, login);
        RawRequest action = RawRequest.of("GET", "/iaas/?action=ResetInstances&login_passwd=GUESTPASS&signature=SIGN");
        RawClient.call(qingzhou, action.unsigned());

        StringBuilder all = new StringBuilder();
        all.append(text("api/overview"))
                .append(text("api/requests"))
                .append(text("api/objects?emulator=0&bucket=my-bucket"));
        for (int emulator : new int[] {0, 2}) {
            for (RecordedRequest request :
                    List.of(qingstor, kodo, qingzhou).get(emulator).requests()) {
                all.append(text("api/request?emulator=" + emulator + "&id=" + request.id()));
            }
        }

        assertThat(all).contains("x-qs-encryption-customer-key", "login_passwd=***");
        assertThat(all.toString())
                .doesNotContain(
                        "first-secret",
                        "second-secret",
                        KodoEmulator.SECRET_KEY,
                        QingzhouEmulator.ACCESS_KEY_SECRET,
                        QingzhouEmulator.PASSWORD,
                        "QUERYSIGNATURE",
                        "CUSTOMERKEY",
                        "COOKIE",
                        "GUESS",
                        "GUESTPASS",
                        "=SIGN",
                        "\"password\"",
                        "QS AK-ONE:");
    }

    @ParameterizedTest
    @CsvSource({
        "api/objects?emulator=0&bucket=absent, no bucket absent",
        "api/objects?emulator=2&bucket=x, this is no store",
        "api/objects?emulator=7&bucket=x, there is no emulator '7'",
        "api/request?emulator=x&id=y, there is no emulator 'x'",
        "api/request?emulator=0&id=y, the request is no longer kept",
        "../secret, there is nothing at /../secret"
    })
    void whatIsNotThereIsNotFound(String path, String sentence) throws Exception {
        try (RawClient client = client()) {
            RawClient.Answer answer =
                    client.send(RawRequest.of("GET", "/" + path).unsigned());

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("error").asText()).isEqualTo(sentence.replace("''", "'"));
        }
    }

    @Test
    void thePageChangesNothing() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE"}) {
            try (RawClient client = client()) {
                assertThat(client.send(RawRequest.of(method, "/api/overview").unsigned())
                                .status())
                        .isEqualTo(405);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:9909, 200",
        "127.0.0.1:1, 200",
        "[::1]:9909, 200",
        "page.localhost, 200",
        "rebound.example.com:9909, 403",
        "127.0.0.1.example.com, 403"
    })
    void onThisMachineOnlyNamesOfThisMachineAreAnswered(String host, int status) throws Exception {
        try (RawClient client = client()) {
            assertThat(client.send(RawRequest.of("GET", "/api/overview")
                                    .unsigned()
                                    .host(host))
                            .status())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.js", "page.css"})
    void theFilesNeedNothingFromElsewhereAndMayRunNothingElse(String name) throws Exception {
        HttpResponse<String> answer = get(name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).doesNotContain("http://", "https://", "//cdn", "innerHTML", "eval(", "style=\"");
    }

    @Test
    void closingThePageLeavesTheEmulatorsAlone() throws IOException {
        page.close();

        assertThat(RawClient.call(qingstor, RawRequest.of("GET", "/my-bucket").as("AK-ONE", "first-secret"))
                        .status())
                .isEqualTo(200);
    }

    private RawClient client() throws IOException {
        return new RawClient(new Socket("127.0.0.1", page.uri().getPort()));
    }

    private JsonNode json(String path) throws Exception {
        return Json.parse(text(path));
    }

    private String text(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = page.uri().resolve(path.replace(" ", "%20"));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
