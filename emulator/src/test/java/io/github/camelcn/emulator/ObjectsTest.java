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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.emulator.http.HttpDates;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectsTest {
    private static final String PATH = "/my-bucket/k";

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(QingStorEmulator.builder()
            .bucket("my-bucket")
            .bucket("other-bucket")
            .maxSingleObjectBytes(1_000_000));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @Test
    void everythingStoredComesBackOnGetAndHead() throws IOException {
        RawClient.Answer stored = call(RawRequest.of("PUT", PATH)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("Content-Disposition", "attachment")
                .header("Content-Encoding", "gzip")
                .header("Expires", "Thu, 01 Jan 2032 00:00:00 GMT")
                .header("x-qs-storage-class", "STANDARD_IA")
                .header("X-QS-Meta-Colour", "dark red")
                .body("hello"));

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.header("ETag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        for (String method : new String[] {"GET", "HEAD"}) {
            RawClient.Answer answer = call(RawRequest.of(method, PATH));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/plain; charset=utf-8")
                    .containsEntry("content-length", "5")
                    .containsEntry("etag", "\"5d41402abc4b2a76b9719d911017c592\"")
                    .containsEntry("cache-control", "no-cache")
                    .containsEntry("content-disposition", "attachment")
                    .containsEntry("content-encoding", "gzip")
                    .containsEntry("expires", "Thu, 01 Jan 2032 00:00:00 GMT")
                    .containsEntry("x-qs-storage-class", "STANDARD_IA")
                    .containsEntry("x-qs-meta-colour", "dark red")
                    .containsEntry("server", "QingStor")
                    .containsKeys("date", "last-modified", "x-qs-request-id");
        }
    }

    @Test
    void withoutATypeAnObjectIsAnOctetStream() throws IOException {
        put("x");
        assertThat(call(RawRequest.of("GET", PATH)).header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, bytes 0-0/10",
        "bytes=2-4, 234, bytes 2-4/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=7-99, 789, bytes 7-9/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10"
    })
    void aRangeIsCutOut(String range, String expected, String contentRange) throws IOException {
        put("0123456789");

        RawClient.Answer answer = call(RawRequest.of("GET", PATH).header("Range", range));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.text()).isEqualTo(expected);
        assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=5-4", "bytes=-0", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=x-"})
    void aRangeThatDoesNotFitIsRefused(String range) throws IOException {
        put("0123456789");

        RawClient.Answer answer = call(RawRequest.of("GET", PATH).header("Range", range));

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.code()).isEqualTo("invalid_range");
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, SAME, 200",
        "If-Match, OTHER, 412",
        "If-None-Match, SAME, 304",
        "If-None-Match, OTHER, 200",
        "If-Modified-Since, PAST, 200",
        "If-Modified-Since, FUTURE, 304",
        "If-Unmodified-Since, PAST, 412",
        "If-Unmodified-Since, FUTURE, 200"
    })
    void conditionsDecideOnGetAndHead(String header, String value, int status) throws IOException {
        put("hello");
        RawRequest get = RawRequest.of("GET", PATH).header(header, condition(value));

        assertThat(call(get).status()).isEqualTo(status);
        assertThat(call(RawRequest.of("HEAD", PATH).header(header, condition(value)))
                        .status())
                .isEqualTo(status);
    }

    private static String condition(String value) {
        return switch (value) {
            case "SAME" -> "\"5d41402abc4b2a76b9719d911017c592\"";
            case "OTHER" -> "\"00000000000000000000000000000000\"";
            case "PAST" -> HttpDates.format(Instant.now().minus(Duration.ofHours(1)));
            default -> HttpDates.format(Instant.now().plus(Duration.ofHours(1)));
        };
    }

    @Test
    void aSignedRequestMayOverrideHeadersOfTheAnswer() throws IOException {
        put("hello");

        RawClient.Answer answer = call(RawRequest.of("GET", PATH + "?response-content-type=text%2Fcss"));

        assertThat(answer.header("Content-Type")).isEqualTo("text/css");
        assertThat(answer.text()).isEqualTo("hello");
    }

    @Test
    void deletingIsIdempotent() throws IOException {
        put("x");
        assertThat(call(RawRequest.of("DELETE", PATH)).status()).isEqualTo(204);
        assertThat(call(RawRequest.of("DELETE", PATH)).status()).isEqualTo(204);
        assertThat(call(RawRequest.of("DELETE", "/no-such-bucket/k")).code()).isEqualTo("bucket_not_exists");
    }

    @Test
    void aCopyKeepsEverythingUnlessToldToReplace() throws IOException {
        emulator.store()
                .putObject("my-bucket", "k", "hello".getBytes(StandardCharsets.UTF_8), "text/plain", Map.of("a", "1"));

        copy("copy", RawRequest.of("PUT", "/other-bucket/copy").header("Content-Type", "text/css"));
        copy(
                "replace",
                RawRequest.of("PUT", "/other-bucket/replaced")
                        .header("Content-Type", "text/css")
                        .header("x-qs-meta-b", "2"));
        copy("copy", RawRequest.of("PUT", PATH).header("x-qs-storage-class", "STANDARD_IA"));

        assertThat(emulator.store().contentType("other-bucket", "copy")).isEqualTo("text/plain");
        assertThat(emulator.store().metadata("other-bucket", "copy")).containsExactly(Map.entry("a", "1"));
        assertThat(emulator.store().contentType("other-bucket", "replaced")).isEqualTo("text/css");
        assertThat(emulator.store().metadata("other-bucket", "replaced")).containsExactly(Map.entry("b", "2"));
        assertThat(emulator.store().storageClass("my-bucket", "k")).isEqualTo("STANDARD_IA");
        assertThat(emulator.objectBytes("other-bucket", "copy")).asString().isEqualTo("hello");
        call(RawRequest.of("DELETE", PATH));
        assertThat(emulator.objectBytes("other-bucket", "replaced")).asString().isEqualTo("hello");
    }

    private void copy(String directive, RawRequest request) throws IOException {
        RawClient.Answer answer =
                call(request.header("x-qs-copy-source", PATH).header("x-qs-metadata-directive", directive));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    }

    @ParameterizedTest
    @CsvSource({
        "a b+c%d.txt, /my-bucket/a%20b%2Bc%25d.txt",
        "a b+c%d.txt, /my-bucket/a b+c%d.txt",
        "a b.txt, %2Fmy-bucket%2Fa+b.txt",
        "a%41, /my-bucket/a%2541",
        "中/文, /my-bucket/%E4%B8%AD/%E6%96%87",
        "/lead//x, /my-bucket//lead//x"
    })
    void aSourceIsReadHoweverItIsEncoded(String key, String source) throws IOException {
        emulator.putObject("my-bucket", key, key.getBytes(StandardCharsets.UTF_8));

        RawRequest copy = RawRequest.of("PUT", "/other-bucket/target").header("x-qs-copy-source", source);

        assertThat(call(copy).status()).isEqualTo(201);
        assertThat(emulator.objectBytes("other-bucket", "target")).asString().isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "-if-match, OTHER, 412",
        "-if-match, SAME, 201",
        "-if-none-match, SAME, 412",
        "-if-modified-since, FUTURE, 412",
        "-if-unmodified-since, PAST, 412"
    })
    void conditionsOnTheSourceDecideCopyAndMove(String condition, String value, int status) throws IOException {
        put("hello");
        for (String source : new String[] {"x-qs-copy-source", "x-qs-move-source"}) {
            RawRequest request = RawRequest.of("PUT", "/other-bucket/" + source)
                    .header(source, PATH)
                    .header(source + condition, condition(value));
            assertThat(call(request).status()).isEqualTo(status);
        }
        assertThat(emulator.keys("my-bucket")).hasSize(status == 201 ? 0 : 1);
    }

    @Test
    void aMoveRenamesAndKeepsMetadata() throws IOException {
        emulator.store().putObject("my-bucket", "k", new byte[] {1, 2}, "text/plain", Map.of("a", "1"));

        assertThat(call(RawRequest.of("PUT", "/other-bucket/moved").header("x-qs-move-source", PATH))
                        .status())
                .isEqualTo(201);
        RawRequest ontoItself = RawRequest.of("PUT", "/other-bucket/moved");
        assertThat(call(ontoItself.header("x-qs-move-source", "/other-bucket/moved"))
                        .status())
                .isEqualTo(201);

        assertThat(emulator.keys("my-bucket")).isEmpty();
        assertThat(emulator.store().metadata("other-bucket", "moved")).containsEntry("a", "1");
        assertThat(emulator.objectBytes("other-bucket", "moved")).containsExactly(1, 2);
    }

    @Test
    void aFetchDownloadsAndFollowsRedirects() throws IOException {
        emulator.store().allowAnonymousRead("other-bucket");
        emulator.store().putObject("other-bucket", "source", new byte[] {7, 8, 9}, "image/png", Map.of());
        String source = emulator.endpoint() + "/other-bucket/source";
        emulator.faults().on("GET", "/start").redirect(302, URI.create(source));

        for (String from : new String[] {source, emulator.endpoint() + "/start"}) {
            RawRequest fetch = RawRequest.of("PUT", PATH).header("x-qs-fetch-source", from);
            assertThat(call(fetch).status()).isEqualTo(201);
            assertThat(emulator.objectBytes("my-bucket", "k")).containsExactly(7, 8, 9);
            assertThat(emulator.store().contentType("my-bucket", "k")).isEqualTo("image/png");
            call(RawRequest.of("DELETE", PATH));
        }
        RawRequest missing =
                RawRequest.of("PUT", PATH).header("x-qs-fetch-source", emulator.endpoint() + "/other-bucket/none");
        assertThat(call(missing).code()).isEqualTo("object_not_exists");
    }

    @Test
    void appendGrowsAnObjectOnlyAtItsEnd() throws IOException {
        assertThat(append(0, "abc").header("x-qs-next-append-position")).isEqualTo("3");
        assertThat(append(0, "abc").code()).isEqualTo("invalid_argument");
        assertThat(append(3, "de").header("x-qs-next-append-position")).isEqualTo("5");

        RawClient.Answer head = call(RawRequest.of("HEAD", PATH));
        assertThat(head.header("x-qs-object-type")).isEqualTo("appendable");
        assertThat(head.header("x-qs-next-append-position")).isEqualTo("5");
        assertThat(call(RawRequest.of("GET", PATH).header("Range", "bytes=2-3")).text())
                .isEqualTo("cd");
        put("ordinary");
        assertThat(append(8, "x").code()).isEqualTo("invalid_object_state");
    }

    private RawClient.Answer append(int position, String text) throws IOException {
        return call(RawRequest.of("POST", PATH + "?append&position=" + position).body(text));
    }

    @Test
    void keysOf1023BytesAreTakenAndLongerOnesRefused() throws IOException {
        String longest = "中".repeat(341);
        RawRequest put =
                RawRequest.of("PUT", "/my-bucket/" + "%E4%B8%AD".repeat(341)).body("x");
        assertThat(call(put).status()).isEqualTo(201);
        assertThat(emulator.keys("my-bucket")).containsExactly(longest);

        assertThat(call(RawRequest.of("PUT", "/my-bucket/" + "k".repeat(1024))).code())
                .isEqualTo("invalid_object_name");
    }

    @Test
    void aBodyLargerThanAllowedIsRefusedWhetherAnnouncedOrNot() throws IOException {
        byte[] large = new byte[1_000_001];
        assertThat(call(RawRequest.of("PUT", PATH).body(large)).code()).isEqualTo("entity_too_large");
        assertThat(call(RawRequest.of("PUT", PATH).body(large).chunked()).code())
                .isEqualTo("entity_too_large");
        assertThat(emulator.keys("my-bucket")).isEmpty();
    }

    private void put(String text) throws IOException {
        assertThat(call(RawRequest.of("PUT", PATH).body(text)).status()).isEqualTo(201);
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
