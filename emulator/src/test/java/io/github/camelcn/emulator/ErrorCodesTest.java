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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every error the emulator gives, with its status and its body. */
class ErrorCodesTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(
            QingStorEmulator.builder().bucket("my-bucket").bucket("full-bucket").maxSingleObjectBytes(1000));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    static Stream<Arguments> refusals() {
        String k = "/my-bucket/k";
        String tooMany = "{\"objects\":[" + String.join(",", Collections.nCopies(1001, "{\"key\":\"k\"}")) + "]}";
        return Stream.of(
                arguments(401, "invalid_access_key_id", RawRequest.of("GET", k).as("NOBODY", "x")),
                arguments(401, "signature_not_matched", RawRequest.of("GET", k).as(QingStorEmulator.ACCESS_KEY, "x")),
                arguments(
                        403,
                        "request_expired",
                        RawRequest.of("GET", k).date(Instant.now().minus(Duration.ofDays(1)))),
                arguments(403, "permission_denied", RawRequest.of("GET", k).unsigned()),
                arguments(400, "invalid_argument", RawRequest.of("GET", "/my-bucket?limit=x")),
                arguments(400, "invalid_argument", RawRequest.of("GET", "/my-bucket?delimiter=ab")),
                arguments(400, "invalid_argument", RawRequest.of("PUT", k).header("x-qs-copy-source", "no-slash")),
                arguments(400, "invalid_argument", RawRequest.of("PUT", k).header("x-qs-fetch-source", "ftp://x/y")),
                arguments(
                        400,
                        "invalid_argument",
                        RawRequest.of("PUT", k)
                                .header("x-qs-copy-source", "/full-bucket/k")
                                .header("x-qs-metadata-directive", "MERGE")),
                arguments(400, "invalid_argument", RawRequest.of("PUT", k).header("Content-Type", "t".repeat(256))),
                arguments(400, "invalid_argument", RawRequest.of("PUT", k).header("x-qs-meta-a", "umlaut ä")),
                arguments(400, "invalid_argument", RawRequest.of("PUT", k).header("x-qs-meta-a$", "x")),
                arguments(400, "invalid_argument", RawRequest.of("POST", k + "?append&position=x")),
                arguments(400, "invalid_request", RawRequest.of("PUT", k).header("x-qs-storage-class", "COLD")),
                arguments(
                        400,
                        "invalid_request",
                        RawRequest.of("PUT", k)
                                .header("x-qs-copy-source", "/full-bucket/k")
                                .header("x-qs-move-source", "/full-bucket/k")),
                arguments(400, "invalid_request", RawRequest.of("GET", k + "?version_id=1")),
                arguments(
                        400,
                        "invalid_request",
                        RawRequest.of("PUT", "/my-bucket?versioning").body("{\"status\":\"ENABLED\"}")),
                arguments(
                        400,
                        "invalid_request",
                        RawRequest.of("POST", "/my-bucket?delete").body("{}")),
                arguments(
                        400,
                        "invalid_json",
                        RawRequest.of("PUT", "/my-bucket?cors").body("{")),
                arguments(
                        400,
                        "invalid_json",
                        RawRequest.of("PUT", "/my-bucket?cors").body("[]")),
                arguments(400, "invalid_json", RawRequest.of("PUT", "/my-bucket?cors")),
                arguments(400, "invalid_bucket_name", RawRequest.of("PUT", "/short")),
                arguments(400, "invalid_bucket_name", RawRequest.of("PUT", "/Upper-Case")),
                arguments(400, "invalid_bucket_name", RawRequest.of("PUT", "/-hyphen-first")),
                arguments(400, "invalid_object_name", RawRequest.of("PUT", "/my-bucket/%zz")),
                arguments(400, "invalid_object_name", RawRequest.of("PUT", "/my-bucket/%ff")),
                arguments(400, "invalid_object_state", RawRequest.of("POST", "/full-bucket/k?append&position=1")),
                arguments(
                        400,
                        "bad_digest",
                        RawRequest.of("PUT", k).header("Content-MD5", "AAAA").body("x")),
                arguments(
                        400,
                        "bad_digest",
                        RawRequest.of("POST", "/my-bucket?delete")
                                .header("Content-MD5", "AAAA")
                                .body("{}")),
                arguments(400, "entity_too_large", RawRequest.of("PUT", k).body(new byte[1001])),
                arguments(
                        400,
                        "entity_too_large",
                        RawRequest.of("PUT", k).header("x-qs-copy-source", "/full-bucket/large")),
                arguments(404, "upload_not_exists", RawRequest.of("GET", k + "?upload_id=x")),
                arguments(400, "metadata_too_large", RawRequest.of("PUT", k).header("x-qs-meta-a", "x".repeat(2048))),
                arguments(
                        400, "metadata_too_large", RawRequest.of("PUT", k).header("x-qs-meta-" + "n".repeat(513), "x")),
                arguments(
                        400,
                        "too_many_objects",
                        RawRequest.of("POST", "/my-bucket?delete")
                                .header("Content-MD5", md5(tooMany))
                                .body(tooMany)),
                arguments(
                        400,
                        "cname_record_not_added",
                        RawRequest.of("DELETE", "/my-bucket?cname").body("{\"domain\":\"example.com\"}")),
                arguments(404, "bucket_not_exists", RawRequest.of("GET", "/none-such/k")),
                arguments(404, "object_not_exists", RawRequest.of("GET", k)),
                arguments(
                        404,
                        "object_not_exists",
                        RawRequest.of("PUT", k).header("x-qs-move-source", "/my-bucket/none")),
                arguments(404, "policy_not_exists", RawRequest.of("GET", "/my-bucket?policy")),
                arguments(405, "method_not_allowed", RawRequest.of("PATCH", k)),
                arguments(405, "method_not_allowed", RawRequest.of("POST", k)),
                arguments(409, "bucket_already_exists", RawRequest.of("PUT", "/my-bucket")),
                arguments(409, "bucket_not_empty", RawRequest.of("DELETE", "/full-bucket")),
                arguments(
                        412,
                        "precondition_failed",
                        RawRequest.of("GET", "/full-bucket/k").header("If-Match", "\"x\"")),
                arguments(
                        416,
                        "invalid_range",
                        RawRequest.of("GET", "/full-bucket/k").header("Range", "bytes=9-")),
                arguments(
                        503,
                        "upstream_failed",
                        RawRequest.of("PUT", k).header("x-qs-fetch-source", "http://127.0.0.1:1/x")));
    }

    @ParameterizedTest(name = "{0} {1} [{index}]")
    @MethodSource("refusals")
    void saysWhatIsWrong(int status, String code, RawRequest request) throws IOException {
        emulator.putObject("full-bucket", "k", new byte[1]);
        emulator.putObject("full-bucket", "large", new byte[1001]);

        RawClient.Answer answer = RawClient.call(emulator, request);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("message").asText()).isNotBlank();
        assertThat(answer.json().path("request_id").asText()).isEqualTo(answer.header("x-qs-request-id"));
        assertThat(answer.json().path("url").asText()).startsWith("https://");
    }

    @Test
    void aBodyThatEndsEarlyIsIncompleteAndNotStored() throws IOException {
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawRequest.of("PUT", "/my-bucket/k")
                    .header("Content-Length", "100")
                    .body("short")
                    .bytes());
            client.endOutput();

            assertThat(client.read("PUT").code()).isEqualTo("incomplete_body");
        }
        assertThat(emulator.keys("my-bucket")).isEmpty();
    }

    @Test
    void aDigestIsBelievedOnlyWhenTheEmulatorWasToldSo() throws IOException {
        try (QingStorEmulator trusting = QingStorEmulator.builder()
                .bucket("my-bucket")
                .trustContentMd5(true)
                .start()) {
            RawRequest wrong = RawRequest.of("PUT", "/my-bucket/k").header("Content-MD5", md5("other"));
            assertThat(RawClient.call(trusting, wrong.body("body")).status()).isEqualTo(201);
            assertThat(RawClient.call(emulator, wrong.body("body")).code()).isEqualTo("bad_digest");
            RawRequest malformed = RawRequest.of("PUT", "/my-bucket/k").header("Content-MD5", "%");
            assertThat(RawClient.call(trusting, malformed).code()).isEqualTo("bad_digest");
            RawClient.Answer none = RawClient.call(
                    trusting, RawRequest.of("PUT", "/my-bucket/k").body("hello"));
            assertThat(none.header("ETag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        }
    }

    @Test
    void morePartsThanAllowedAreRefused() throws IOException {
        String id = RawClient.call(emulator, RawRequest.of("POST", "/my-bucket/k?uploads"))
                .json()
                .path("upload_id")
                .asText();
        String parts = String.join(",", Collections.nCopies(10_001, "{}"));

        RawClient.Answer answer = RawClient.call(
                emulator,
                RawRequest.of("POST", "/my-bucket/k?upload_id=" + id).body("{\"object_parts\":[" + parts + "]}"));

        assertThat(answer.code()).isEqualTo("max_parts_exceeded");
    }

    @Test
    void aDomainCanBeBoundOnce() throws IOException {
        RawRequest bind = RawRequest.of("PUT", "/my-bucket?cname").body("{\"domain\":\"a.example.com\"}");
        assertThat(RawClient.call(emulator, bind).status()).isEqualTo(200);
        RawRequest again = RawRequest.of("PUT", "/full-bucket?cname").body("{\"domain\":\"A.example.com\"}");
        assertThat(RawClient.call(emulator, again).code()).isEqualTo("domain_occupied");
    }

    @Test
    void aFaultOfTheEmulatorItselfIsAnInternalError(@TempDir Path folder) throws IOException {
        try (QingStorEmulator broken =
                QingStorEmulator.builder().dataDir(folder).bucket("my-bucket").start()) {
            Path buckets = folder.resolve("buckets/my-bucket");
            Files.delete(buckets.resolve("bucket.json"));
            Files.delete(buckets);
            Files.createFile(buckets);

            RawClient.Answer answer =
                    RawClient.call(broken, RawRequest.of("PUT", "/my-bucket/k").body("x"));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.code()).isEqualTo("internal_error");
        }
    }

    static String md5(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
