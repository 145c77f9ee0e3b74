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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsResult;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** The requests about objects, byte for byte, and what is made of the documentation's own sample answers. */
class QingStorObjectsWireTest {

    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";
    private static final ObjectRef OBJECT = new ObjectRef("photos", "in/a b.txt");
    private static final ObjectRef OTHER = new ObjectRef("archive", "中/+.txt");

    /** The check value of the SDKs' test scenarios: 32 times x. */
    private static final CustomerKey KEY = CustomerKey.of("x".repeat(32).getBytes(StandardCharsets.US_ASCII));

    private static final CustomerKey OTHER_KEY = CustomerKey.of("y".repeat(32).getBytes(StandardCharsets.US_ASCII));

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final QingStorClient client = server.client().build();

    private static Payload hello() {
        return Payload.of("hello".getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------- objects

    @Test
    void putSendsEverythingThatIsStored() throws IOException {
        server.answers(201, "", "ETag", "\"" + HELLO_MD5 + "\"");

        PutObjectResult result = client.put(new PutObjectRequest(
                OBJECT,
                hello(),
                new ContentHeaders(
                        "text/plain; version=1",
                        "no-cache",
                        "attachment",
                        "identity",
                        "zh-CN",
                        "Fri, 01 Mar 2024 08:00:00 GMT"),
                Map.of("Author", "李"),
                "STANDARD_IA",
                Optional.empty(),
                Map.of("x-qs-own", "as it is")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                cache-control: no-cache
                content-disposition: attachment
                content-encoding: identity
                content-language: zh-CN
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                content-type: text/plain; version=1
                expires: Fri, 01 Mar 2024 08:00:00 GMT
                x-qs-meta-author: %E6%9D%8E
                x-qs-own: as it is
                x-qs-storage-class: STANDARD_IA

                hello
                """);
        assertThat(server.last().getHeader("Content-Length")).isEqualTo("5");
        assertThat(server.last().getHeader("Date")).isEqualTo("Fri, 01 Mar 2024 08:00:00 GMT");
        assertThat(server.last().getHeader("Authorization")).startsWith("QS ACCESSKEY:");
        assertThat(server.last().getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(result).isEqualTo(new PutObjectResult(OBJECT, HELLO_MD5, "", false, WireServer.REQUEST_ID));
    }

    @Test
    void putEncryptsWithTheCustomersKey() throws IOException {
        server.answers(
                201, "", "ETag", "\"0123\"", "X-QS-Encryption-Customer-Algorithm", "AES256", "X-QS-Version-Id", "v1");

        PutObjectResult result = client.put(PutObjectRequest.of(OBJECT, hello()).withEncryption(KEY));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==

                hello
                """);
        assertThat(result.encrypted()).isTrue();
        assertThat(result.versionId()).isEqualTo("v1");
    }

    @Test
    void putOfAOneShotStreamHasNoDigest() throws IOException {
        server.answers(201, "", "ETag", "\"" + HELLO_MD5 + "\"");
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);

        client.put(PutObjectRequest.of(OBJECT, Payload.of(new ByteArrayInputStream(bytes), 5)));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt

                hello
                """);
    }

    @Test
    void putOfNothingSaysSo() throws IOException {
        server.answers(201, "");

        client.put(PutObjectRequest.of(OBJECT, Payload.empty()));

        assertThat(server.last().getHeader("Content-Length")).isEqualTo("0");
        assertThat(server.last().containsHeader("Transfer-Encoding")).isFalse();
    }

    @Test
    void getAsksWithConditionsRangeOverridesAndKey() throws IOException {
        server.answers(206, "", "Content-Range", "bytes 0-4/11");

        client.get(new GetObjectRequest(
                        OBJECT,
                        Optional.of(ByteRange.closed(0, 4)),
                        new Conditions(
                                "abc", "", Optional.of(WireServer.NOW), Optional.of(WireServer.NOW.plusSeconds(1))),
                        Optional.of(KEY),
                        Map.of("content-type", "text/html; charset=utf-8")))
                .close();

        assertThat(server.sent()).isEqualTo("""
                GET /photos/in/a%20b.txt?response-content-type=text%2Fhtml%3B%20charset%3Dutf-8
                if-match: "abc"
                if-modified-since: Fri, 01 Mar 2024 08:00:00 GMT
                if-unmodified-since: Fri, 01 Mar 2024 08:00:01 GMT
                range: bytes=0-4
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==
                """);
    }

    @Test
    void getReadsWhatTheHeadersSay() throws IOException {
        server.answers(
                206,
                "hello",
                "Content-Length",
                "5",
                "Content-Range",
                "bytes 0-4/11",
                "Content-Type",
                "text/plain",
                "ETag",
                "\"abc\"",
                "Last-Modified",
                "Fri, 01 Mar 2024 08:00:00 GMT",
                "Cache-Control",
                "no-store",
                "Content-Disposition",
                "inline",
                "Content-Language",
                "en",
                "Expires",
                "Sat, 02 Mar 2024 08:00:00 GMT",
                "X-QS-Storage-Class",
                "STANDARD",
                "X-QS-Meta-Author",
                "%E6%9D%8E",
                "X-QS-Encryption-Customer-Algorithm",
                "AES256",
                "X-QS-Version-Id",
                "v7");

        try (StoredObject object = client.get(GetObjectRequest.of(OBJECT).withRange(ByteRange.closed(0, 4)))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("hello");
            assertThat(object.contentLength()).isEqualTo(5);
            assertThat(object.contentRange()).isEqualTo("bytes 0-4/11");
            assertThat(object.info().content().contentType()).startsWith("text/plain");
            assertThat(object.info())
                    .usingRecursiveComparison()
                    .ignoringFields("content")
                    .isEqualTo(new ObjectInfo(
                            OBJECT,
                            11,
                            "abc",
                            Optional.of(WireServer.NOW),
                            "STANDARD",
                            true,
                            ContentHeaders.NONE,
                            Map.of("author", "李"),
                            Map.of("x-qs-version-id", "v7"),
                            WireServer.REQUEST_ID));
        }
    }

    @Test
    void headAsks() throws IOException {
        server.answers(
                200, "", "Content-Length", "0", "X-QS-Object-Type", "appendable", "X-QS-Next-Append-Position", "42");

        ObjectInfo info = client.head(new HeadObjectRequest(
                OBJECT, new Conditions("", "*", Optional.empty(), Optional.empty()), Optional.of(KEY)));

        assertThat(server.sent()).isEqualTo("""
                HEAD /photos/in/a%20b.txt
                if-none-match: *
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==
                """);
        assertThat(info.attributes())
                .isEqualTo(Map.of("x-qs-object-type", "appendable", "x-qs-next-append-position", "42"));
    }

    @Test
    void deleteAsks() throws IOException {
        server.answers(204, "");

        client.delete(new DeleteObjectRequest(OBJECT));

        assertThat(server.sent()).isEqualTo("DELETE /photos/in/a%20b.txt\n");
    }

    @Test
    void deleteManySendsADigestAndReadsWhatWasKept() throws IOException {
        server.answers(200, """
                {"errors":[{"key":"b","code":"permission_denied","message":"no"}],"unknown":{"a":[1]}}""");

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", List.of("a", "b", "\"c\"")));

        assertThat(server.sent()).isEqualTo("""
                POST /photos?delete
                content-md5: AUOTqSvf9/XiV1sEh0Sa0g==
                content-type: application/json

                {"quiet":true,"objects":[{"key":"a"},{"key":"b"},{"key":"\\"c\\""}]}
                """);
        assertThat(result.deleted()).containsExactly("a", "\"c\"");
        assertThat(result.failed()).containsExactly(new DeleteObjectsResult.FailedKey("b", "permission_denied", "no"));
        assertThat(result.requestId()).isEqualTo(WireServer.REQUEST_ID);
    }

    @Test
    void copyKeepsTheMetadataUnlessItIsReplaced() throws IOException {
        server.answers(201, "", "ETag", "\"abc\"");

        client.copy(CopyObjectRequest.of(OTHER, OBJECT));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                x-qs-copy-source: /archive/%E4%B8%AD/%2B.txt
                """);
        assertThat(server.last().getHeader("Content-Length")).isEqualTo("0");
    }

    @Test
    void copyReplacesMetadataChangesKeysAndChecksTheSource() throws IOException {
        server.answers(201, "", "ETag", "\"abc\"");

        PutObjectResult result = client.copy(new CopyObjectRequest(
                OTHER,
                OBJECT,
                new Conditions("e1", "e2", Optional.of(WireServer.NOW), Optional.of(WireServer.NOW)),
                true,
                ContentHeaders.ofType("text/plain"),
                Map.of("a", "1"),
                "STANDARD",
                Optional.of(OTHER_KEY),
                Optional.of(KEY),
                Map.of("x-qs-own", "as it is")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt
                content-type: text/plain
                x-qs-copy-source: /archive/%%E4%%B8%%AD/%%2B.txt
                x-qs-copy-source-encryption-customer-algorithm: AES256
                x-qs-copy-source-encryption-customer-key: %s
                x-qs-copy-source-encryption-customer-key-md5: %s
                x-qs-copy-source-if-match: "e1"
                x-qs-copy-source-if-modified-since: Fri, 01 Mar 2024 08:00:00 GMT
                x-qs-copy-source-if-none-match: "e2"
                x-qs-copy-source-if-unmodified-since: Fri, 01 Mar 2024 08:00:00 GMT
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==
                x-qs-meta-a: 1
                x-qs-metadata-directive: REPLACE
                x-qs-own: as it is
                x-qs-storage-class: STANDARD
                """.formatted(OTHER_KEY.base64(), OTHER_KEY.md5()));
        assertThat(result.etag()).isEqualTo("abc");
    }

    @Test
    void moveNamesItsSource() throws IOException {
        server.answers(201, "", "ETag", "\"abc\"");

        client.move(new MoveObjectRequest(OTHER, OBJECT, Conditions.ifMatch("e1")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                x-qs-move-source: /archive/%E4%B8%AD/%2B.txt
                x-qs-move-source-if-match: "e1"
                """);
    }

    @Test
    void fetchNamesItsUrl() throws IOException {
        server.answers(201, "");

        client.fetch(new FetchObjectRequest(OBJECT, URI.create("http://example.com:8080/a%20b?c=d")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                x-qs-fetch-source: http://example.com:8080/a%20b?c=d
                """);
    }

    @Test
    void appendSaysWhere() throws IOException {
        server.answers(200, "", "X-QS-Next-Append-Position", "12", "ETag", "\"abc\"");

        AppendObjectResult result = client.append(
                new AppendObjectRequest(OBJECT, hello(), 7, ContentHeaders.ofType("text/plain"), "STANDARD"));

        assertThat(server.sent()).isEqualTo("""
                POST /photos/in/a%20b.txt?append&position=7
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                content-type: text/plain
                x-qs-storage-class: STANDARD

                hello
                """);
        assertThat(result).isEqualTo(new AppendObjectResult(OBJECT, 12, "abc", WireServer.REQUEST_ID));
    }

    @Test
    void imagesAreProcessedByAnAction() throws IOException {
        server.answers(200, "{\"width\":1}");

        try (StoredObject image = client.processImage(new ProcessImageRequest(OBJECT, "resize:w_300,h_400|info"))) {
            assertThat(image.content().readAllBytes()).asString().isEqualTo("{\"width\":1}");
        }

        assertThat(server.sent()).isEqualTo("GET /photos/in/a%20b.txt?image&action=resize%3Aw_300%2Ch_400%7Cinfo\n");
    }

    // ---------------------------------------------------------------- listing

    /** The sample of "GET Bucket (List Objects)" in the API documentation, with invented names. */
    @Test
    void listReadsAPage() throws IOException {
        server.answers(200, """
                {"name":"photos","owner":{"id":"usr-a1b2c3d4","name":"alice"},
                 "prefix":"","delimiter":"/","limit":4,"marker":"","next_marker":"notes.txt","has_more":true,
                 "keys":[{"key":"notes.txt","size":5,"etag":"\\"5d41402abc4b2a76b9719d911017c592\\"",
                          "mime_type":"text/plain","created":"2024-03-01T08:00:00.000Z","modified":1709280000,
                          "encrypted":true,"storage_class":"STANDARD"}],
                 "common_prefixes":["docs/","img/"]}""");

        ObjectPage page = client.list(new ListObjectsRequest("photos", "a b/", "/", new ListCursor("m&n"), 5000));

        assertThat(server.sent()).isEqualTo("GET /photos?prefix=a%20b%2F&delimiter=%2F&marker=m%26n&limit=1000\n");
        assertThat(page.objects())
                .containsExactly(ObjectInfo.listed(
                        new ObjectRef("photos", "notes.txt"),
                        5,
                        HELLO_MD5,
                        Optional.of(WireServer.NOW),
                        "text/plain",
                        "STANDARD",
                        true));
        assertThat(page.commonPrefixes()).containsExactly("docs/", "img/");
        assertThat(page.next()).contains(new ListCursor("notes.txt"));
        assertThat(page.requestId()).isEqualTo(WireServer.REQUEST_ID);
    }

    @Test
    void listOfAllNeedsNoParametersButTheLimit() throws IOException {
        server.answers(200, "{\"keys\":[],\"has_more\":false,\"next_marker\":\"\",\"common_prefixes\":[]}");

        ObjectPage page = client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10));

        assertThat(server.sent()).isEqualTo("GET /photos?limit=10\n");
        assertThat(page.next()).isEmpty();
    }

    // ---------------------------------------------------------------- working directory, links

    @Test
    void theWorkingDirectoryIsPutOnAndTakenOffEverywhere() throws IOException {
        server.answers(200, """
                {"keys":[{"key":"home/"},{"key":"home/a"},{"key":"home/b/"}],"common_prefixes":["home/c/"],
                 "next_marker":"home/b/","has_more":true,
                 "uploads":[{"key":"home/u","upload_id":"u1"}],"next_key_marker":"home/u",
                 "next_upload_id_marker":"u1","upload_id":"u2",
                 "errors":[{"key":"home/kept","code":"permission_denied","message":""}]}""");
        try (QingStorClient inside = server.client().workDir("/home").build()) {
            ObjectPage page = inside.list(new ListObjectsRequest("photos", "x", "", new ListCursor("after"), 10));
            assertThat(server.last().getUrl()).isEqualTo("/photos?prefix=home%2Fx&marker=home%2Fafter&limit=10");
            assertThat(page.objects())
                    .extracting(object -> object.ref().key())
                    .as("without the directory marker of the working directory itself")
                    .containsExactly("a", "b/");
            assertThat(page.commonPrefixes()).containsExactly("c/");
            assertThat(page.next()).contains(new ListCursor("b/"));

            UploadPage uploads = inside.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 0));
            assertThat(server.last().getUrl()).isEqualTo("/photos?uploads&prefix=home%2F");
            assertThat(uploads.uploads().get(0).target().key()).isEqualTo("u");
            assertThat(uploads.next().orElseThrow().target().key()).isEqualTo("u");

            DeleteObjectsResult deleted = inside.deleteAll(new DeleteObjectsRequest("photos", List.of("a", "kept")));
            assertThat(server.last().getBodyAsString()).contains("\"home/a\"", "\"home/kept\"");
            assertThat(deleted.deleted()).containsExactly("a");
            assertThat(deleted.failed()).extracting("key").containsExactly("kept");

            inside.copy(CopyObjectRequest.of(OTHER, OBJECT));
            assertThat(server.sent()).isEqualTo("""
                    PUT /photos/home/in/a%20b.txt
                    x-qs-copy-source: /archive/home/%E4%B8%AD/%2B.txt
                    """);
        }
    }

    @Test
    void aDownloadLinkIsMadeWithoutARequest() {
        int before = server.requests().size();

        URI link = client.createLink(new CreateLinkRequest(
                OBJECT,
                CreateLinkRequest.Method.GET,
                Duration.ofMinutes(5),
                Map.of("content-disposition", "attachment; filename=a"),
                Map.of()));

        Instant expires = WireServer.NOW.plus(Duration.ofMinutes(5));
        assertThat(link.toString())
                .startsWith("http://127.0.0.1:" + server.port() + "/photos/in/a%20b.txt"
                        + "?response-content-disposition=attachment%3B%20filename%3Da&access_key_id=ACCESSKEY&expires="
                        + expires.getEpochSecond() + "&signature=")
                .doesNotContain("+");
        assertThat(server.requests()).hasSize(before);
    }
}
