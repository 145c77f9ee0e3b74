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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MultipartTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(
            QingStorEmulator.builder().bucket("my-bucket").minPartBytes(4));

    private final QingStorEmulator emulator = QINGSTOR.emulator();
    private String id;

    @BeforeEach
    void begin() throws IOException {
        id = begin("k");
    }

    @Test
    void partsBecomeOneObjectWithWhatInitiateSaid() throws IOException {
        RawClient.Answer begun = call(RawRequest.of("POST", "/my-bucket/typed?uploads=")
                .header("Content-Type", "text/css")
                .header("x-qs-meta-a", "1"));
        String typed = begun.json().path("upload_id").asText();
        assertThat(begun.header("Content-Type")).isEqualTo("application/json");
        assertThat(begun.json().path("bucket").asText()).isEqualTo("my-bucket");
        RawRequest part = RawRequest.of("PUT", "/my-bucket/typed?upload_id=" + typed + "&part_number=0");
        assertThat(call(part.body("whole")).status()).isEqualTo(201);
        assertThat(emulator.keys("my-bucket")).isEmpty();
        RawRequest complete = RawRequest.of("POST", "/my-bucket/typed?upload_id=" + typed)
                .header("ETag", "\"0123456789abcdef0123456789abcdef\"")
                .body("{\"object_parts\":[{\"part_number\":0}]}");

        RawClient.Answer answer = call(complete);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(emulator.store().etag("my-bucket", "typed")).isEqualTo("\"0123456789abcdef0123456789abcdef\"");
        assertThat(emulator.store().contentType("my-bucket", "typed")).isEqualTo("text/css");
        assertThat(emulator.store().metadata("my-bucket", "typed")).containsEntry("a", "1");
    }

    @Test
    void gapsAreAllowedPartsAreReplacedAndUnnamedOnesDropped() throws IOException {
        part(0, "old0");
        part(0, "new0");
        part(7, "drop");
        part(10000, "last");

        RawClient.Answer answer = complete("{\"part_number\":0},{\"part_number\":10000}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(emulator.objectBytes("my-bucket", "k")).asString().isEqualTo("new0last");
        assertThat(emulator.store().etag("my-bucket", "k")).doesNotMatch("\"[0-9a-f]{32}\"");
        assertThat(emulator.uploads("my-bucket")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"part_number\":1},{\"part_number\":0} | invalid_argument | part numbers must ascend",
                "{\"part_number\":0},{\"part_number\":0} | invalid_argument | part numbers must ascend",
                "{\"part_number\":0},{\"part_number\":5} | invalid_argument | part 5 was not uploaded",
                "{\"part_number\":0,\"etag\":\"00\"} | invalid_argument | part 0 has another ETag",
                "{\"part_number\":0,\"size\":99} | invalid_argument | part 0 has another size",
                "{\"part_number\":1},{\"part_number\":2} | entity_too_small | part 1 has 3 bytes",
                "{} | invalid_argument | part numbers must ascend, found -1"
            })
    void aListThatDoesNotFitIsRefusedAndTheUploadStaysOpen(String list, String code, String message)
            throws IOException {
        part(0, "0000");
        part(1, "111");
        part(2, "2222");

        RawClient.Answer answer = complete(list);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("message").asText()).contains(message);
        assertThat(emulator.uploads("my-bucket")).containsExactly(id);
    }

    @Test
    void etagAndSizeOfAPartMayBeNamed() throws IOException {
        String etag = part(0, "0000").header("ETag");

        assertThat(complete("{\"part_number\":0,\"size\":4,\"etag\":" + etag + "}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anUnknownUploadIs404ExceptForAbort() throws IOException {
        String target = "/my-bucket/k?upload_id=none";
        assertThat(call(RawRequest.of("PUT", target + "&part_number=0").body("x"))
                        .code())
                .isEqualTo("upload_not_exists");
        assertThat(call(RawRequest.of("GET", target)).status()).isEqualTo(404);
        assertThat(call(RawRequest.of("POST", target).body("{\"object_parts\":[]}"))
                        .status())
                .isEqualTo(404);
        assertThat(call(RawRequest.of("DELETE", target)).status()).isEqualTo(204);
        assertThat(call(RawRequest.of("GET", "/my-bucket/other-key?upload_id=" + id))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void abortingTwiceIsFineAndFreesTheUpload() throws IOException {
        part(0, "0000");
        assertThat(call(RawRequest.of("DELETE", "/my-bucket/k?upload_id=" + id)).status())
                .isEqualTo(204);
        assertThat(call(RawRequest.of("DELETE", "/my-bucket/k?upload_id=" + id)).status())
                .isEqualTo(204);
        assertThat(emulator.uploads("my-bucket")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "10001", "x", "''"})
    void partNumbersRunFrom0To10000(String number) throws IOException {
        RawRequest part = RawRequest.of("PUT", "/my-bucket/k?upload_id=" + id + "&part_number=" + number);

        assertThat(call(part.body("x")).code()).isEqualTo("invalid_argument");
    }

    @Test
    void partsAreListedInPagesAndZeroMeansFromTheBeginning() throws IOException {
        for (int number = 0; number < 5; number++) {
            part(number, "part" + number);
        }

        RawClient.Answer all = list("");
        assertThat(all.json().path("count").asInt()).isEqualTo(5);
        assertThat(all.json().at("/object_parts/0/etag").asText()).matches("[0-9a-f]{32}");
        assertThat(list("&part_number_marker=0&limit=0").json().path("object_parts"))
                .hasSize(5);
        RawClient.Answer page = list("&part_number_marker=1&limit=2");
        assertThat(page.json().path("count").asInt()).isEqualTo(5);
        assertThat(page.json().path("object_parts")).hasSize(2);
        assertThat(page.json().at("/object_parts/0/part_number").asInt()).isEqualTo(2);
    }

    @Test
    void partsAreCopiedFromRangesOfOtherObjects() throws IOException {
        emulator.putObject("my-bucket", "源 1", "0123456789".getBytes(StandardCharsets.UTF_8));
        RawRequest first = RawRequest.of("PUT", "/my-bucket/k?upload_id=" + id + "&part_number=0")
                .header("x-qs-copy-source", "/my-bucket/%E6%BA%90%201")
                .header("x-qs-copy-range", "bytes=2-6");
        RawRequest second = RawRequest.of("PUT", "/my-bucket/k?upload_id=" + id + "&part_number=1")
                .header("x-qs-copy-source", "/my-bucket/%E6%BA%90%201");

        RawClient.Answer answer = call(first);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("x-qs-content-copy-range")).isEqualTo("bytes 2-6/10");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(call(second).status()).isEqualTo(201);
        complete("{\"part_number\":0},{\"part_number\":1}");

        assertThat(emulator.objectBytes("my-bucket", "k")).asString().isEqualTo("234560123456789");
    }

    @Test
    void uploadsAreListedInPagesByKey() throws IOException {
        begin("a/1");
        begin("a/2");
        begin("b");
        begin("k");

        RawClient.Answer page = uploads("?uploads&limit=2");
        assertThat(page.json().path("uploads")).hasSize(2);
        assertThat(page.json().path("has_more").asBoolean()).isTrue();
        RawClient.Answer rest = uploads("?uploads&limit=9&key_marker="
                + page.json().path("next_key_marker").asText() + "&upload_id_marker="
                + page.json().path("next_upload_id_marker").asText());
        assertThat(rest.json().path("uploads")).hasSize(3);
        assertThat(rest.json().at("/uploads/0/key").asText()).isEqualTo("b");
        assertThat(rest.json().path("has_more").asBoolean()).isFalse();
        assertThat(rest.json().path("next_key_marker").asText()).isEmpty();
    }

    @Test
    void aPageOfUploadsMayEndBetweenTwoOfOneKey() throws IOException {
        begin("k");
        RawClient.Answer first = uploads("?uploads&limit=1");
        RawClient.Answer second = uploads("?uploads&limit=1&key_marker=k&upload_id_marker="
                + first.json().path("next_upload_id_marker").asText());

        assertThat(second.json().at("/uploads/0/key").asText()).isEqualTo("k");
        assertThat(second.json().at("/uploads/0/upload_id").asText())
                .isNotEqualTo(first.json().at("/uploads/0/upload_id").asText());
    }

    @Test
    void uploadsAreGroupedByDelimiter() throws IOException {
        begin("a/1");
        begin("a/2");

        RawClient.Answer answer = uploads("?uploads&delimiter=/");

        assertThat(answer.json().at("/common_prefixes/0").asText()).isEqualTo("a/");
        assertThat(answer.json().path("uploads")).hasSize(1);
        assertThat(uploads("?uploads&prefix=a/&delimiter=/").json().path("uploads"))
                .hasSize(2);
    }

    private RawClient.Answer uploads(String query) throws IOException {
        return call(RawRequest.of("GET", "/my-bucket" + query));
    }

    private RawClient.Answer list(String query) throws IOException {
        return call(RawRequest.of("GET", "/my-bucket/k?upload_id=" + id + query));
    }

    private String begin(String key) throws IOException {
        return call(RawRequest.of("POST", "/my-bucket/" + key + "?uploads"))
                .json()
                .path("upload_id")
                .asText();
    }

    private RawClient.Answer part(int number, String text) throws IOException {
        RawRequest part = RawRequest.of("PUT", "/my-bucket/k?upload_id=" + id + "&part_number=" + number);
        RawClient.Answer answer = call(part.body(text));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private RawClient.Answer complete(String parts) throws IOException {
        return call(RawRequest.of("POST", "/my-bucket/k?upload_id=" + id).body("{\"object_parts\":[" + parts + "]}"));
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
