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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyPartRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PartPage;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadPartRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** The requests of multipart uploads, byte for byte, and what is made of the documentation's own sample answers. */
class QingStorUploadsWireTest {

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

    private static final UploadRef UPLOAD = UploadRef.of(OBJECT, "9a0364b9e99bb480dd25e1f0284c8555");

    @Test
    void startSaysWhatTheObjectWillBe() throws IOException {
        server.answers(200, "{\"bucket\":\"photos\",\"key\":\"in/a b.txt\",\"upload_id\":\"u1\"}");

        UploadRef upload = client.startUpload(new StartUploadRequest(
                OBJECT,
                ContentHeaders.ofType("image/png"),
                Map.of("a", "1"),
                "STANDARD_IA",
                Optional.of(KEY),
                Map.of("x-qs-own", "as it is")));

        assertThat(server.sent()).isEqualTo("""
                POST /photos/in/a%20b.txt?uploads
                content-type: image/png
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==
                x-qs-meta-a: 1
                x-qs-own: as it is
                x-qs-storage-class: STANDARD_IA
                """);
        assertThat(upload.target()).isEqualTo(OBJECT);
        assertThat(upload.uploadId()).isEqualTo("u1");
        assertThat(upload.started()).contains(WireServer.NOW);
    }

    @Test
    void aPartCarriesNumberDigestAndKey() throws IOException {
        server.answers(201, "", "ETag", "\"part0\"");

        UploadedPart part = client.uploadPart(new UploadPartRequest(UPLOAD, 0, hello(), Optional.of(KEY)));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt?part_number=0&upload_id=9a0364b9e99bb480dd25e1f0284c8555
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                x-qs-encryption-customer-algorithm: AES256
                x-qs-encryption-customer-key: eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=
                x-qs-encryption-customer-key-md5: 3I/h1kl+vSP1l12NKhxegQ==

                hello
                """);
        assertThat(part).isEqualTo(new UploadedPart(0, 5, "part0"));
    }

    @Test
    void aPartWithoutAnEtagInItsAnswerGetsTheDigestOfWhatWasSent() throws IOException {
        server.answers(201, "");
        Payload stream = Payload.of(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), 5);

        UploadedPart digestedBefore = client.uploadPart(new UploadPartRequest(UPLOAD, 0, hello(), Optional.empty()));
        UploadedPart digestedInFlight = client.uploadPart(new UploadPartRequest(UPLOAD, 1, stream, Optional.empty()));

        assertThat(digestedBefore).isEqualTo(new UploadedPart(0, 5, HELLO_MD5));
        assertThat(digestedInFlight).isEqualTo(new UploadedPart(1, 5, HELLO_MD5));
    }

    @Test
    void aCopiedPartNamesItsRange() throws IOException {
        server.answers(201, "", "ETag", "\"part1\"", "x-qs-content-copy-range", "bytes 5-9/100");

        UploadedPart part = client.copyPart(new CopyPartRequest(
                UPLOAD,
                1,
                OTHER,
                Optional.of(ByteRange.closed(5, 9)),
                Conditions.ifMatch("e1"),
                Optional.of(OTHER_KEY),
                Optional.empty()));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt?part_number=1&upload_id=9a0364b9e99bb480dd25e1f0284c8555
                x-qs-copy-range: bytes=5-9
                x-qs-copy-source: /archive/%%E4%%B8%%AD/%%2B.txt
                x-qs-copy-source-encryption-customer-algorithm: AES256
                x-qs-copy-source-encryption-customer-key: %s
                x-qs-copy-source-encryption-customer-key-md5: %s
                x-qs-copy-source-if-match: "e1"
                """.formatted(OTHER_KEY.base64(), OTHER_KEY.md5()));
        assertThat(part).isEqualTo(new UploadedPart(1, 5, "part1"));
    }

    @Test
    void completeListsThePartsInOrderAndNamesTheEtag() throws IOException {
        server.answers(201, "");

        PutObjectResult result = client.completeUpload(new CompleteUploadRequest(
                UPLOAD, List.of(new UploadedPart(1, -1, ""), new UploadedPart(0, 4194304, "e0")), HELLO_MD5));

        assertThat(server.sent()).isEqualTo("""
                POST /photos/in/a%20b.txt?upload_id=9a0364b9e99bb480dd25e1f0284c8555
                content-type: application/json
                etag: "5d41402abc4b2a76b9719d911017c592"

                {"object_parts":[{"part_number":0,"size":4194304,"etag":"e0"},{"part_number":1}]}
                """);
        assertThat(result.etag()).isEqualTo(HELLO_MD5);
    }

    @Test
    void abortAsks() throws IOException {
        server.answers(204, "");

        client.abortUpload(UPLOAD);

        assertThat(server.sent()).isEqualTo("DELETE /photos/in/a%20b.txt?upload_id=9a0364b9e99bb480dd25e1f0284c8555\n");
    }

    /** The sample of "List Multipart" in the API documentation. */
    @Test
    void listPartsReadsAPage() throws IOException {
        server.answers(200, """
                {"count":3,"object_parts":[
                 {"part_number":0,"size":10485760,"created":"2024-03-01T08:00:00.000Z","etag":"e0"},
                 {"part_number":1,"size":7,"created":"2024-03-01T08:00:00.000Z","etag":"\\"e1\\""}]}""");

        PartPage first = client.listParts(new ListPartsRequest(UPLOAD, -1, 2));
        assertThat(server.sent())
                .isEqualTo("GET /photos/in/a%20b.txt?upload_id=9a0364b9e99bb480dd25e1f0284c8555&limit=2\n");
        assertThat(first.parts()).containsExactly(new UploadedPart(0, 10485760, "e0"), new UploadedPart(1, 7, "e1"));
        assertThat(first.last()).isFalse();

        client.listParts(new ListPartsRequest(UPLOAD, 1, 2));
        assertThat(server.last().getUrl()).endsWith("&part_number_marker=1&limit=2");
    }

    /** Servers disagree on what marker 0 means, so it is never sent. */
    @Test
    void partsAfterNumberZeroAreAskedForFromTheBeginning() throws IOException {
        server.answers(200, "{\"count\":2,\"object_parts\":[{\"part_number\":0},{\"part_number\":1}]}");

        PartPage page = client.listParts(new ListPartsRequest(UPLOAD, 0, 1));

        assertThat(server.last().getUrl()).endsWith("8555&limit=2");
        assertThat(page.parts()).containsExactly(new UploadedPart(1, -1, ""));
    }

    /** The sample of "List Multipart Uploads" in the API documentation. */
    @Test
    void listUploadsReadsAPage() throws IOException {
        server.answers(200, """
                {"name":"photos","prefix":"","delimiter":"","limit":200,"marker":"",
                 "uploads":[{"key":"k","upload_id":"u1","created":"2024-03-01T08:00:00.000Z"}],
                 "common_prefixes":[],"next_key_marker":"k","next_upload_id_marker":"u1","has_more":true}""");

        UploadPage page = client.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 0));
        assertThat(server.sent()).isEqualTo("GET /photos?uploads\n");
        assertThat(page.uploads())
                .containsExactly(new UploadRef(new ObjectRef("photos", "k"), "u1", Optional.of(WireServer.NOW)));
        assertThat(page.next()).contains(UploadRef.of(new ObjectRef("photos", "k"), "u1"));

        client.listUploads(new ListUploadsRequest("photos", "p/", page.next(), 50));
        assertThat(server.sent())
                .isEqualTo("GET /photos?uploads&prefix=p%2F&key_marker=k&upload_id_marker=u1&limit=50\n");
    }
}
