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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.emulator.http.HttpDates;

import static org.assertj.core.api.Assertions.assertThat;

class AuthenticationTest {
    private static final String PATH = "/my-bucket/k";

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(QingStorEmulator.builder()
            .credentials(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)
            .credentials("SECOND", "second-secret")
            .credentials("STRANGER", "stranger-secret", "usr-stranger")
            .bucket("my-bucket"));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @Test
    void everyKeyPairOfTheOwnerIsGood() throws IOException {
        assertThat(call(put().as("SECOND", "second-secret")).status()).isEqualTo(201);
    }

    @Test
    void anUnknownKeyAndAWrongSecretAreToldApart() throws IOException {
        RawClient.Answer unknown = call(put().as("NOBODY", "x"));
        RawClient.Answer wrong = call(put().as("SECOND", "x"));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo("invalid_access_key_id");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("signature_not_matched");
    }

    @ParameterizedTest
    @CsvSource({"x-qs-meta-a, 2", "Content-Type, text/css", "Content-MD5, AAAA"})
    void aSignedHeaderCannotBeAddedAfterSigning(String name, String value) throws IOException {
        String head = new String(put().head(), StandardCharsets.UTF_8);
        String tampered = head.replace("Content-Length", name + ": " + value + "\r\nContent-Length");

        try (RawClient client = new RawClient(emulator)) {
            client.write((tampered + "body").getBytes(StandardCharsets.UTF_8));
            assertThat(client.read("PUT").code()).isEqualTo("signature_not_matched");
        }
    }

    @Test
    void theRefusalShowsWhatTheServerSignedButNoCustomerKey() throws IOException {
        RawClient.Answer answer = call(RawRequest.of("PUT", PATH)
                .header("x-qs-encryption-customer-key", "c2VjcmV0")
                .as("SECOND", "x"));

        assertThat(answer.json().path("message").asText())
                .contains("PUT\\n")
                .contains("x-qs-encryption-customer-key:***")
                .doesNotContain("c2VjcmV0");
    }

    @ParameterizedTest
    @CsvSource({"-16, 403", "-14, 201", "14, 201", "16, 403"})
    void theClockMayBeFifteenMinutesOff(int minutes, int status) throws IOException {
        Instant date = Instant.now().plus(Duration.ofMinutes(minutes));

        assertThat(call(put().date(date)).status()).isEqualTo(status);
        assertThat(call(RawRequest.of("PUT", PATH).header("x-qs-date", HttpDates.format(date)))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"Basic abc, invalid_request", "QS nocolon, invalid_request", "QS :x, invalid_access_key_id"})
    void anAuthorizationOfAnotherShapeIsRefused(String value, String code) throws IOException {
        assertThat(call(RawRequest.of("PUT", PATH).unsigned().header("Authorization", value))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void aRequestNeedsADate() throws IOException {
        assertThat(call(RawRequest.of("PUT", PATH).header("Date", "yesterday")).code())
                .isEqualTo("invalid_argument");
    }

    @Test
    void aPresignedLinkWorksUntilItExpires() throws IOException {
        emulator.putObject("my-bucket", "k", "linked".getBytes(StandardCharsets.UTF_8));
        long now = Instant.now().getEpochSecond();

        assertThat(call(presigned("GET", now + 60)).text()).isEqualTo("linked");
        RawClient.Answer expired = call(presigned("GET", now - 1));
        assertThat(expired.status()).isEqualTo(403);
        assertThat(expired.code()).isEqualTo("request_expired");
        assertThat(call(presigned("PUT", now + 60).body("put")).status()).isEqualTo(201);
        assertThat(call(presigned("PUT", now + 60)
                                .header("Content-Type", "text/css")
                                .body("put"))
                        .code())
                .isEqualTo("signature_not_matched");
        assertThat(call(RawRequest.of("GET", PATH + "?signature=x&expires=y&access_key_id=SECOND")
                                .unsigned())
                        .code())
                .isEqualTo("invalid_argument");
    }

    private static RawRequest presigned(String method, long expires) {
        String signature = RawRequest.of(method, PATH).signature(Long.toString(expires));
        return RawRequest.of(
                        method,
                        PATH + "?access_key_id=" + QingStorEmulator.ACCESS_KEY + "&expires=" + expires + "&signature="
                                + URLEncoder.encode(signature, StandardCharsets.UTF_8))
                .unsigned();
    }

    @Test
    void strangersAndAnonymousCallersAreRefusedUntilTheAclLetsThemIn() throws IOException {
        emulator.putObject("my-bucket", "k", "public".getBytes(StandardCharsets.UTF_8));
        RawRequest anonymous = RawRequest.of("GET", PATH).unsigned();
        RawRequest stranger = RawRequest.of("GET", PATH).as("STRANGER", "stranger-secret");
        assertThat(call(anonymous).code()).isEqualTo("permission_denied");
        assertThat(call(stranger).status()).isEqualTo(403);

        acl("{\"type\":\"group\",\"name\":\"QS_ALL_USERS\"}", "READ");
        assertThat(call(anonymous).text()).isEqualTo("public");
        assertThat(call(RawRequest.of("HEAD", PATH).unsigned()).status()).isEqualTo(200);
        assertThat(call(RawRequest.of("GET", "/my-bucket").unsigned()).status()).isEqualTo(403);
        assertThat(call(RawRequest.of("PUT", PATH).unsigned()).status()).isEqualTo(403);
        assertThat(call(RawRequest.of("GET", PATH + "?response-expires=x").unsigned())
                        .code())
                .isEqualTo("invalid_request");

        acl("{\"type\":\"user\",\"id\":\"usr-stranger\"}", "WRITE");
        assertThat(call(anonymous).status()).isEqualTo(403);
        assertThat(call(stranger).status()).isEqualTo(403);
        assertThat(call(RawRequest.of("PUT", PATH)
                                .as("STRANGER", "stranger-secret")
                                .body("theirs"))
                        .status())
                .isEqualTo(201);
        assertThat(call(RawRequest.of("PUT", "/my-bucket?acl")
                                .as("STRANGER", "stranger-secret")
                                .body("{\"acl\":[]}"))
                        .status())
                .isEqualTo(403);
    }

    private void acl(String grantee, String permission) throws IOException {
        RawRequest put = RawRequest.of("PUT", "/my-bucket?acl")
                .body("{\"acl\":[{\"grantee\":" + grantee + ",\"permission\":\"" + permission + "\"}]}");
        assertThat(call(put).status()).isEqualTo(200);
    }

    @Test
    void theFirstMatchingStatementOfThePolicyDecides() throws IOException {
        emulator.putObject("my-bucket", "open/a", new byte[1]);
        emulator.putObject("my-bucket", "open/secret", new byte[1]);
        policy("""
                {"statement":[
                 {"id":"no","user":"*","action":"get_object","effect":"deny","resource":"my-bucket/open/secret"},
                 {"id":"yes","user":["*"],"action":["get_object","list_objects"],"effect":"allow",
                  "resource":["my-bucket","my-bucket/open/*"]},
                 {"id":"referer","user":"*","action":"create_object","effect":"allow","resource":"my-bucket/*",
                  "condition":{"string_like":{"Referer":["*.example.com"]},"ip_address":{"source_ip":"127.0.0.0/8"}}},
                 {"id":"multi","user":"usr-stranger","action":"initiate_multipart","effect":"allow",
                  "resource":"my-bucket/*"}]}""");

        assertThat(call(RawRequest.of("GET", "/my-bucket/open/a").unsigned()).status())
                .isEqualTo(200);
        assertThat(call(RawRequest.of("GET", "/my-bucket/open/secret").unsigned())
                        .status())
                .isEqualTo(403);
        assertThat(call(RawRequest.of("GET", "/my-bucket").unsigned()).status()).isEqualTo(200);
        RawRequest referred = RawRequest.of("PUT", "/my-bucket/open/b").unsigned();
        assertThat(call(referred).status()).isEqualTo(403);
        assertThat(call(referred.header("Referer", "www.example.com")).status()).isEqualTo(201);
        RawRequest begin = RawRequest.of("POST", "/my-bucket/m?uploads").as("STRANGER", "stranger-secret");
        assertThat(call(begin).status()).isEqualTo(200);
        assertThat(call(RawRequest.of("GET", "/my-bucket/open/secret")).status())
                .isEqualTo(200);
    }

    private void policy(String json) throws IOException {
        assertThat(call(RawRequest.of("PUT", "/my-bucket?policy").body(json)).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNeverAnonymousStaysSo() throws IOException {
        policy("{\"statement\":[{\"id\":\"all\",\"user\":\"*\",\"action\":\"*\",\"effect\":\"allow\","
                + "\"resource\":[\"my-bucket\",\"my-bucket/*\"]}]}");

        assertThat(call(RawRequest.of("DELETE", PATH).unsigned()).status()).isEqualTo(403);
        assertThat(call(RawRequest.of("GET", "/my-bucket?stats").unsigned()).status())
                .isEqualTo(403);
        assertThat(call(RawRequest.of("GET", "/").unsigned()).status()).isEqualTo(403);
        assertThat(call(RawRequest.of("PUT", "/new-bucket").unsigned()).status())
                .isEqualTo(403);
        assertThat(call(RawRequest.of("DELETE", PATH).as("STRANGER", "stranger-secret"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void lenientModeTakesWhatTheJavaSdkSigns() throws IOException {
        RawRequest unsignedReplication =
                RawRequest.of("GET", "/my-bucket?acl&replication").date(Instant.now());
        String date = HttpDates.format(Instant.now());
        String signature = RawRequest.of("GET", "/my-bucket?acl").signature(date);
        RawRequest sent = RawRequest.of("GET", "/my-bucket?acl&replication")
                .unsigned()
                .header("Date", date)
                .header("Authorization", "QS " + QingStorEmulator.ACCESS_KEY + ":" + signature);

        assertThat(call(sent).code()).isEqualTo("signature_not_matched");
        try (QingStorEmulator lenient =
                QingStorEmulator.builder().bucket("my-bucket").strict(false).start()) {
            assertThat(RawClient.call(lenient, sent).status()).isEqualTo(200);
            assertThat(RawClient.call(lenient, unsignedReplication).status()).isEqualTo(200);
            assertThat(RawClient.call(lenient, put().as(QingStorEmulator.ACCESS_KEY, "x"))
                            .status())
                    .isEqualTo(401);
        }
    }

    private static RawRequest put() {
        return RawRequest.of("PUT", PATH).body("body");
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
