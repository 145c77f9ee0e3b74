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
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands on the wire is what the server works with: nothing folds, decodes or resolves it on the way. */
class RawTargetTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension();

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @ParameterizedTest
    @CsvSource({
        "/my-bucket//lead, /lead",
        "/my-bucket/a//b///c, a//b///c",
        "/my-bucket/a%2Fb%2f%2Fc, a/b//c",
        "/my-bucket/a/../b.txt, a/../b.txt",
        "/my-bucket/./x, ./x",
        "/my-bucket/%2e%2e/x, ../x",
        "/my-bucket/a%20b+c%25d, a b+c%d",
        "/my-bucket/dir/, dir/",
        "/my-bucket/=%3D, ==",
        "/my-bucket/%E4%B8%AD%E6%96%87/%F0%9F%98%80, 中文/😀"
    })
    void aKeyIsDecodedOnceAndNeverNormalised(String target, String key) throws IOException {
        assertThat(call(RawRequest.of("PUT", target).body("bytes")).status()).isEqualTo(201);

        assertThat(emulator.keys("my-bucket")).containsExactly(key);
        assertThat(call(RawRequest.of("GET", target)).text()).isEqualTo("bytes");
    }

    @Test
    void aKeyMayStandOnTheWireAsUtf8() throws IOException {
        assertThat(call(RawRequest.of("PUT", "/my-bucket/中文").body("x")).status())
                .isEqualTo(201);
        assertThat(emulator.keys("my-bucket")).containsExactly("中文");
    }

    @Test
    void anAbsoluteFormTargetNamesItsOwnHost() throws IOException {
        String target = "http://my-bucket.pek3a.qingstor.test:80//lead?x=1";
        RawRequest put = RawRequest.of("PUT", target).signedPath("/my-bucket//lead");

        assertThat(call(put.host("somewhere.else").body("proxied")).status()).isEqualTo(201);

        assertThat(emulator.keys("my-bucket")).containsExactly("/lead");
    }

    @Test
    void aBucketMayBeNamedWithAndWithoutSlash() throws IOException {
        assertThat(call(RawRequest.of("GET", "/my-bucket")).status()).isEqualTo(200);
        assertThat(call(RawRequest.of("GET", "/my-bucket/")).status()).isEqualTo(200);
        assertThat(call(RawRequest.of("GET", "/my-bucket?stats="))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void leaveToSendIsGivenOnlyAfterTheRequestWasAccepted() throws IOException {
        RawRequest accepted = RawRequest.of("PUT", "/my-bucket/late")
                .header("Expect", "100-continue")
                .body("body");
        RawRequest refused = RawRequest.of("PUT", "/my-bucket/late")
                .header("Expect", "100-continue")
                .as(QingStorEmulator.ACCESS_KEY, "wrong")
                .body("body");

        try (RawClient client = new RawClient(emulator)) {
            client.write(accepted.head());
            assertThat(client.read("PUT").status()).isEqualTo(100);
            client.write(accepted.bodyBytes());
            assertThat(client.read("PUT").status()).isEqualTo(201);

            client.write(refused.head());
            RawClient.Answer answer = client.read("PUT");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.readByte()).isEqualTo(-1);
        }
    }

    @Test
    void chunkedBodiesAreTakenAlsoWhenEmpty() throws IOException {
        assertThat(call(RawRequest.of("PUT", "/my-bucket/full").chunked().body("chunks of text"))
                        .status())
                .isEqualTo(201);
        assertThat(call(RawRequest.of("PUT", "/my-bucket/empty").chunked()).status())
                .isEqualTo(201);

        assertThat(emulator.objectBytes("my-bucket", "full")).asString().isEqualTo("chunks of text");
        assertThat(emulator.objectBytes("my-bucket", "empty")).isEmpty();
    }

    @Test
    void oneConnectionServesManyRequestsAlsoAfterUnreadBodies() throws IOException {
        long before = emulator.connectionsOpened();
        try (RawClient client = new RawClient(emulator)) {
            for (int i = 0; i < 20; i++) {
                RawRequest refused = RawRequest.of("PUT", "/no-such-bucket/x").body(new byte[100_000]);
                assertThat(client.send(refused).status()).isEqualTo(404);
                assertThat(client.send(RawRequest.of("PUT", "/my-bucket/k" + i).body("x"))
                                .status())
                        .isEqualTo(201);
            }
        }
        assertThat(emulator.connectionsOpened() - before).isEqualTo(1);
    }

    @Test
    void answersToHeadCarryNoBody() throws IOException {
        emulator.putObject("my-bucket", "k", new byte[1000]);
        try (RawClient client = new RawClient(emulator)) {
            RawClient.Answer found = client.send(RawRequest.of("HEAD", "/my-bucket/k"));
            RawClient.Answer missing = client.send(RawRequest.of("HEAD", "/my-bucket/none"));
            RawClient.Answer next = client.send(RawRequest.of("GET", "/my-bucket/k"));

            assertThat(found.header("Content-Length")).isEqualTo("1000");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.header("Content-Length")).isEqualTo("0");
            assertThat(missing.header("x-qs-request-id")).matches("[0-9a-f]{16}");
            assertThat(next.body()).hasSize(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"
            })
    void whatIsNotHttpIsAnsweredWithABareStatus(String bytes) throws IOException {
        try (RawClient client = new RawClient(emulator)) {
            client.write(bytes.getBytes(StandardCharsets.US_ASCII));
            assertThat(client.read("GET").status()).isEqualTo(400);
            assertThat(client.readByte()).isEqualTo(-1);
        }
    }

    @Test
    void theJournalKeepsTheRawTargetAndHidesSecretsWhenPrinted() throws IOException {
        call(RawRequest.of("PUT", "/my-bucket//a%2Fb?x=%20")
                .header("X-QS-Encryption-Customer-Key", "c2VjcmV0")
                .body("12345"));

        List<RecordedRequest> requests = emulator.requests();
        assertThat(requests).hasSize(1);
        RecordedRequest request = requests.get(0);
        assertThat(request.target()).isEqualTo("/my-bucket//a%2Fb?x=%20");
        assertThat(request.path()).isEqualTo("/my-bucket//a%2Fb");
        assertThat(request.query()).isEqualTo("x=%20");
        assertThat(request.status()).isEqualTo(400);
        assertThat(request.header("x-qs-encryption-customer-key")).contains("c2VjcmV0");
        assertThat(request.toString()).doesNotContain("c2VjcmV0").contains("authorization: ***");
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
