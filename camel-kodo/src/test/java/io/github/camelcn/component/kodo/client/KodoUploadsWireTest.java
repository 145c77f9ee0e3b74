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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.CompleteUploadRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyPartRequest;
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
import io.github.camelcn.common.retry.RetryPolicy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requests of multipart uploads, byte for byte, and what is made of their answers. */
class KodoUploadsWireTest {

    private static final ObjectRef OBJECT = new ObjectRef("photos", "in/a b.txt");
    private static final ObjectRef OTHER = new ObjectRef("archive", "中/+.txt");
    private static final UploadRef UPLOAD = UploadRef.of(OBJECT, "u+/=1");

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final KodoClient client = server.secureClient().build();

    private static Payload hello() {
        return Payload.of("hello".getBytes(UTF_8));
    }

    private static UploadPartRequest part(int number) {
        return new UploadPartRequest(UPLOAD, number, hello(), Optional.empty());
    }

    private static CompleteUploadRequest complete() {
        return new CompleteUploadRequest(
                UPLOAD, List.of(new UploadedPart(2, 5, "e2"), new UploadedPart(1, 5242880, "e1")), "ignored-2");
    }

    @Test
    void startSaysWhatTheObjectWillBe() throws IOException {
        server.answers(
                200,
                "<InitiateMultipartUploadResult><Bucket>photos</Bucket><Key>in/a b.txt</Key><UploadId>u1</UploadId>"
                        + "</InitiateMultipartUploadResult>");

        UploadRef upload = client.startUpload(new StartUploadRequest(
                OBJECT,
                ContentHeaders.ofType("image/png"),
                Map.of("a", "1"),
                "DEEP_ARCHIVE",
                Optional.empty(),
                Map.of("x-amz-acl", "private")));

        assertThat(server.sent()).isEqualTo("""
                POST /photos/in/a%%20b.txt?uploads
                content-type: image/png
                x-amz-acl: private
                x-amz-content-sha256: %s
                x-amz-meta-a: 1
                x-amz-storage-class: DEEP_ARCHIVE
                """.formatted(Sha256.OF_NOTHING));
        assertThat(upload.target()).isEqualTo(OBJECT);
        assertThat(upload.uploadId()).isEqualTo("u1");
        assertThat(upload.started()).contains(WireServer.NOW);
    }

    @Test
    void aPartCarriesNumberAndDigest() throws IOException {
        server.answers(200, "", "ETag", "\"part1\"");

        UploadedPart part = client.uploadPart(part(10_000));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt?partNumber=10000&uploadId=u%2B%2F%3D1
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                x-amz-content-sha256: UNSIGNED-PAYLOAD

                hello
                """);
        assertThat(part).isEqualTo(new UploadedPart(10_000, 5, "part1"));
    }

    @Test
    void aPartWithoutAnEtagCannotBeCompleted() {
        server.answers(200, "");

        assertThatThrownBy(() -> client.uploadPart(part(1)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("no ETag");
    }

    @Test
    void partNumbersHaveTheirLimits() {
        for (int number : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> client.uploadPart(part(number)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the part number must be 1 to 10000, but is " + number);
        }
    }

    @Test
    void aCopiedPartNamesItsRange() throws IOException {
        server.answers(200, "<CopyPartResult><ETag>&quot;part1&quot;</ETag></CopyPartResult>");

        UploadedPart part = client.copyPart(new CopyPartRequest(
                UPLOAD,
                1,
                OTHER,
                Optional.of(ByteRange.closed(5, 9)),
                Conditions.ifMatch("e1"),
                Optional.empty(),
                Optional.empty()));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt?partNumber=1&uploadId=u%%2B%%2F%%3D1
                x-amz-content-sha256: %s
                x-amz-copy-source: /archive/%%E4%%B8%%AD/%%2B.txt
                x-amz-copy-source-if-match: "e1"
                x-amz-copy-source-range: bytes=5-9
                """.formatted(Sha256.OF_NOTHING));
        assertThat(part).isEqualTo(new UploadedPart(1, 5, "part1"));
    }

    @Test
    void aCopiedPartWithoutAnEtagCannotBeCompleted() {
        server.answers(200, "<CopyPartResult></CopyPartResult>");

        assertThatThrownBy(() -> client.copyPart(new CopyPartRequest(
                        UPLOAD,
                        1,
                        new ObjectRef("archive", "a"),
                        Optional.empty(),
                        Conditions.NONE,
                        Optional.empty(),
                        Optional.empty())))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("no ETag");
    }

    @Test
    void completeListsThePartsInOrder() throws IOException {
        server.answers(
                200,
                "   \n<?xml version=\"1.0\"?><CompleteMultipartUploadResult><ETag>\"x-2\"</ETag>"
                        + "</CompleteMultipartUploadResult>");

        PutObjectResult result = client.completeUpload(complete());

        String body = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<Part><PartNumber>1</PartNumber><ETag>&quot;e1&quot;</ETag></Part>"
                + "<Part><PartNumber>2</PartNumber><ETag>&quot;e2&quot;</ETag></Part></CompleteMultipartUpload>";
        assertThat(server.sent()).isEqualTo("""
                POST /photos/in/a%%20b.txt?uploadId=u%%2B%%2F%%3D1
                content-type: application/xml
                x-amz-content-sha256: %s

                %s
                """.formatted(Sha256.hex(body.getBytes(UTF_8)), body));
        assertThat(result.etag()).isEqualTo("x-2");
    }

    @Test
    void anErrorInTheAnswerOfACompletionIsAnError() {
        server.answers(200, "\n\n<Error><Code>InvalidPart</Code></Error>");

        assertThatThrownBy(() -> client.completeUpload(complete()))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("completeMultipartUpload photos/in/a b.txt: InvalidPart (200");
    }

    /** The first answer said that it failed, although it did not: the object tells. */
    @Test
    void aCompletionThatFailedInItsAnswerIsFoundByItsSize() throws IOException {
        server.answersInTurn(
                aResponse().withBody("<Error><Code>InternalError</Code></Error>"),
                aResponse().withStatus(404).withBody("<Error><Code>NoSuchUpload</Code></Error>"),
                aResponse()
                        .withHeader("Content-Length", "5242885")
                        .withHeader("ETag", "\"whole-2\"")
                        .withHeader("Last-Modified", "Fri, 01 Mar 2024 08:00:00 GMT"));
        try (KodoClient patient = server.secureClient()
                .retryPolicy(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)))
                .build()) {
            assertThat(patient.completeUpload(complete()).etag()).isEqualTo("whole-2");
        }
        assertThat(server.last().getMethod().getName()).isEqualTo("HEAD");
    }

    @Test
    void aCompletionOfNothingFails() {
        server.answers(404, "<Error><Code>NoSuchUpload</Code></Error>");

        assertThatThrownBy(() -> client.completeUpload(complete())).isInstanceOf(UploadNotFoundException.class);
    }

    @Test
    void abortAsksAndDoesNotMindWhatIsNotThere() throws IOException {
        server.answers(404, "<Error><Code>NoSuchUpload</Code></Error>");

        client.abortUpload(UPLOAD);

        assertThat(server.sent())
                .startsWith("DELETE /photos/in/a%20b.txt?uploadId=u%2B%2F%3D1\nx-amz-content-sha256: ");
    }

    @Test
    void listPartsReadsAPage() throws IOException {
        server.answers(200, """
                <ListPartsResult><IsTruncated>true</IsTruncated>
                <Part><PartNumber>1</PartNumber><ETag>"e1"</ETag><Size>7</Size></Part></ListPartsResult>""");

        PartPage first = client.listParts(new ListPartsRequest(UPLOAD, -1, 5000));

        assertThat(server.last().getUrl()).isEqualTo("/photos/in/a%20b.txt?max-parts=1000&uploadId=u%2B%2F%3D1");
        assertThat(first.parts()).containsExactly(new UploadedPart(1, 7, "e1"));
        assertThat(first.last()).isFalse();

        server.answers(200, "<ListPartsResult/>");
        assertThat(client.listParts(new ListPartsRequest(UPLOAD, 1, 2)).last()).isTrue();
        assertThat(server.last().getUrl())
                .isEqualTo("/photos/in/a%20b.txt?max-parts=2&part-number-marker=1&uploadId=u%2B%2F%3D1");
    }

    /** Or else parts would be missing in silence, or a listing would never end. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<Part><PartNumber>3</PartNumber><ETag>e</ETag></Part>"})
    void partsThatDoNotAdvanceAreNoListing(String parts) {
        server.answers(200, "<ListPartsResult>" + parts + "<IsTruncated>true</IsTruncated></ListPartsResult>");

        assertThatThrownBy(() -> client.listParts(new ListPartsRequest(UPLOAD, 3, 10)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("does not advance");
    }

    @Test
    void listUploadsReadsAPage() throws IOException {
        String page = """
                <ListMultipartUploadsResult><IsTruncated>true</IsTruncated>
                <NextKeyMarker>k</NextKeyMarker><NextUploadIdMarker>u1</NextUploadIdMarker>
                <Upload><Key>k</Key><UploadId>u1</UploadId><Initiated>2024-03-01T08:00:00.000Z</Initiated></Upload>
                </ListMultipartUploadsResult>""";
        server.answers(200, page);

        UploadPage first = client.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 0));
        assertThat(server.last().getUrl()).isEqualTo("/photos?uploads");
        assertThat(first.uploads())
                .containsExactly(new UploadRef(new ObjectRef("photos", "k"), "u1", Optional.of(WireServer.NOW)));
        assertThat(first.next()).contains(UploadRef.of(new ObjectRef("photos", "k"), "u1"));

        assertThatThrownBy(() -> client.listUploads(new ListUploadsRequest("photos", "p", first.next(), 7)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("does not advance");
        assertThat(server.last().getUrl())
                .isEqualTo("/photos?uploads&key-marker=k&upload-id-marker=u1&max-uploads=7&prefix=p");
    }

    /** Half a marker names no upload. */
    @Test
    void uploadsWithHalfAMarkerGoOnBehindTheLast() throws IOException {
        server.answers(200, """
                <ListMultipartUploadsResult><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker>
                <Upload><Key>k</Key><UploadId>u1</UploadId></Upload></ListMultipartUploadsResult>""");

        UploadPage page = client.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 1));

        assertThat(page.next()).contains(UploadRef.of(new ObjectRef("photos", "k"), "u1"));
    }

    @Test
    void uploadsWithoutMarkersGoOnBehindTheLast() throws IOException {
        server.answers(200, """
                <ListMultipartUploadsResult><IsTruncated>true</IsTruncated>
                <Upload><Key>k</Key><UploadId>u1</UploadId></Upload></ListMultipartUploadsResult>""");

        UploadPage page = client.listUploads(new ListUploadsRequest("photos", "", Optional.empty(), 1));

        assertThat(page.next()).contains(UploadRef.of(new ObjectRef("photos", "k"), "u1"));
    }
}
