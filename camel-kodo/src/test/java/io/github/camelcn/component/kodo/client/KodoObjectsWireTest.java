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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.ServiceException;
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
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RetryPolicy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requests about objects, byte for byte, and what is made of their answers. */
class KodoObjectsWireTest {

    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String NOTHING_SHA256 = Sha256.OF_NOTHING;
    private static final ObjectRef OBJECT = new ObjectRef("photos", "in/a b.txt");
    private static final ObjectRef OTHER = new ObjectRef("archive", "中/+.txt");
    private static final CustomerKey KEY = CustomerKey.of(new byte[32]);

    @AutoClose
    private static final WireServer server = new WireServer();

    @AutoClose
    private final KodoClient client = server.client().build();

    @AutoClose
    private final KodoClient secure = server.secureClient().build();

    private static Payload hello() {
        return Payload.of("hello".getBytes(UTF_8));
    }

    private static Payload helloOnce() {
        return Payload.of(new ByteArrayInputStream("hello".getBytes(UTF_8)), 5);
    }

    // ---------------------------------------------------------------- put

    @Test
    void putSendsEverythingThatIsStored() throws IOException {
        server.answers(200, "", "ETag", "\"" + HELLO_MD5 + "\"");

        PutObjectResult result = secure.put(new PutObjectRequest(
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
                "LINE",
                Optional.empty(),
                Map.of(
                        "x-amz-acl", "public-read",
                        "x-amz-server-side-encryption", "aws:kms",
                        "x-amz-server-side-encryption-aws-kms-key-id", "key/1")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                cache-control: no-cache
                content-disposition: attachment
                content-encoding: identity
                content-language: zh-CN
                content-md5: XUFAKrxLKna5cZ2REBfFkg==
                content-type: text/plain; version=1
                expires: Fri, 01 Mar 2024 08:00:00 GMT
                x-amz-acl: public-read
                x-amz-content-sha256: UNSIGNED-PAYLOAD
                x-amz-meta-author: %E6%9D%8E
                x-amz-server-side-encryption: aws:kms
                x-amz-server-side-encryption-aws-kms-key-id: key/1
                x-amz-storage-class: LINE

                hello
                """);
        assertThat(server.last().getHeader("Content-Length")).isEqualTo("5");
        assertThat(server.last().getHeader("x-amz-date")).isEqualTo("20240301T080000Z");
        assertThat(server.last().getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=ACCESSKEY/20240301/cn-east-1/s3/aws4_request, "
                        + "SignedHeaders=cache-control;content-disposition;content-encoding;content-language;"
                        + "content-md5;content-type;expires;host;x-amz-acl;x-amz-content-sha256;x-amz-date;"
                        + "x-amz-meta-author;x-amz-server-side-encryption;"
                        + "x-amz-server-side-encryption-aws-kms-key-id;x-amz-storage-class, Signature=");
        assertThat(server.last().getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(result).isEqualTo(new PutObjectResult(OBJECT, HELLO_MD5, "", false, WireServer.REQUEST_ID));
    }

    /** Nothing else protects the bytes there, so they are signed, and no other digest is needed. */
    @Test
    void putOverPlainHttpSignsTheBytes() throws IOException {
        server.answers(200, "", "ETag", "\"other\"");

        client.put(PutObjectRequest.of(OBJECT, hello()));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt
                x-amz-content-sha256: %s

                hello
                """.formatted(HELLO_SHA256));
    }

    @Test
    void putSignsTheBytesOnDemand() throws IOException {
        server.answers(200, "");
        try (KodoClient signing =
                server.secureClient().payloadSigning(PayloadSigning.always).build()) {
            signing.put(PutObjectRequest.of(OBJECT, hello()));
            assertThat(signing.readsBodiesFirst()).isTrue();
        }
        assertThat(secure.readsBodiesFirst()).isFalse();
        assertThat(client.readsBodiesFirst()).isTrue();

        assertThat(server.last().getHeader("x-amz-content-sha256")).isEqualTo(HELLO_SHA256);
        assertThat(server.last().containsHeader("Content-MD5")).isFalse();
    }

    @Test
    void putNeverSignsTheBytesWhereThatIsSwitchedOff() throws IOException {
        server.answers(200, "", "ETag", "\"00000000000000000000000000000000\"");
        try (KodoClient unsigned =
                server.client().payloadSigning(PayloadSigning.never).build()) {
            assertThat(unsigned.readsBodiesFirst()).isFalse();

            // nothing but the ETag can tell, and no TLS stands in for it
            assertThatThrownBy(() -> unsigned.put(PutObjectRequest.of(OBJECT, helloOnce())))
                    .isInstanceOf(IntegrityException.class);
            unsigned.put(PutObjectRequest.of(OBJECT, hello()));
        }

        assertThat(server.last().getHeader("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(server.last().getHeader("Content-MD5")).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
    }

    @Test
    void putOfAOneShotStreamOverHttpsHasNoDigest() throws IOException {
        server.answers(200, "", "ETag", "\"00000000000000000000000000000000\"");

        PutObjectResult result = secure.put(PutObjectRequest.of(OBJECT, helloOnce()));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%20b.txt
                x-amz-content-sha256: UNSIGNED-PAYLOAD

                hello
                """);
        // a warning, since Kodo's ETags need not be MD5s
        assertThat(result.etag()).isEqualTo("00000000000000000000000000000000");
    }

    @Test
    void putOfAShortOneShotStreamOverHttpIsHeldAndSigned() throws IOException {
        server.answers(200, "");

        client.put(PutObjectRequest.of(OBJECT, helloOnce()));

        assertThat(server.last().getHeader("x-amz-content-sha256")).isEqualTo(HELLO_SHA256);
    }

    @Test
    void putOfALongOneShotStreamThatWouldHaveToBeHeldIsRefused() {
        int before = server.requests().size();
        Payload endless = Payload.of(new ByteArrayInputStream(new byte[1]), (5 << 20) + 1);

        assertThatThrownBy(() -> client.put(PutObjectRequest.of(OBJECT, endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "putObject photos/in/a b.txt: the signature covers the body, so that it is read before it is"
                                + " sent, but a stream of 5242881 bytes can be read once and is too long to be held in memory:"
                                + " send it in parts, send a file, or use https with payloadSigning=auto");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void putWithoutVerificationCarriesNoDigest() throws IOException {
        server.answers(200, "");
        try (KodoClient trusting = server.secureClient().verifyContent(false).build()) {
            trusting.put(PutObjectRequest.of(OBJECT, hello()));
        }

        assertThat(server.last().containsHeader("Content-MD5")).isFalse();
        assertThat(server.last().getHeader("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
    }

    @Test
    void putOfNothingSaysSo() throws IOException {
        server.answers(200, "");

        secure.put(PutObjectRequest.of(OBJECT, Payload.empty()));

        assertThat(server.last().getHeader("Content-Length")).isEqualTo("0");
        assertThat(server.last().containsHeader("Transfer-Encoding")).isFalse();
        assertThat(server.last().getHeader("x-amz-content-sha256")).isEqualTo(NOTHING_SHA256);
    }

    @Test
    void temporaryCredentialsSendTheirToken() throws IOException {
        server.answers(200, "");
        try (KodoClient temporary = server.client()
                .credentials(() -> Optional.of(new Credentials("ak", "sk", "token")))
                .build()) {
            temporary.head(HeadObjectRequest.of(OBJECT));
        }

        assertThat(server.last().getHeader("x-amz-security-token")).isEqualTo("token");
        assertThat(server.last().getHeader("Authorization")).contains(";x-amz-security-token,");
    }

    @Test
    void keysOfTheCustomersAreRefused() {
        assertThatThrownBy(() -> client.put(PutObjectRequest.of(OBJECT, hello()).withEncryption(KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("putObject photos/in/a b.txt: Kodo does not encrypt with keys of the customer's: leave out"
                        + " encryptionKey, or set serverSideEncryption");
        assertThatThrownBy(() -> client.get(GetObjectRequest.of(OBJECT).withEncryption(Optional.of(KEY))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void impossibleKeysAreRefusedBeforeAnythingIsSent() {
        int before = server.requests().size();
        for (String key : List.of("a/../b", "a/./b", "..", "x".repeat(751), "文".repeat(251))) {
            assertThatThrownBy(() -> client.delete(new DeleteObjectRequest(new ObjectRef("photos", key))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.requests()).hasSize(before);
    }

    /** A key that XML cannot carry goes alone, and first. */
    @Test
    void whatWasDeletedAloneIsNotForgottenWhenTheOthersFail() throws IOException {
        server.answersInTurn(aResponse().withStatus(204), aResponse().withStatus(503));

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", List.of("a", "b\u0001", "c")));

        assertThat(result.deleted()).containsExactly("b\u0001");
        assertThat(result.failed())
                .extracting(DeleteObjectsResult.FailedKey::key)
                .containsExactly("a", "c");
    }

    // ---------------------------------------------------------------- get, head

    /** As a cache on the way may answer that has another part of the object. */
    @Test
    void anotherRangeThanTheOneAskedForIsNoAnswer() {
        server.answers(206, "hello", "Content-Range", "bytes 0-4/11");
        GetObjectRequest second = new GetObjectRequest(
                OBJECT, Optional.of(ByteRange.closed(5, 9)), Conditions.NONE, Optional.empty(), Map.of());

        assertThatThrownBy(() -> client.get(second))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("asked for bytes=5-9, but the service sent bytes 0-4/11");
    }

    @Test
    void aPartOfAnObjectIsNotTheObject() {
        server.answers(206, "hello", "Content-Range", "bytes 0-4/11");

        assertThatThrownBy(() -> client.get(GetObjectRequest.of(OBJECT)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("asked for the whole object, but the service sent bytes 0-4/11");
    }

    @Test
    void getAsksWithConditionsRangeAndOverrides() throws IOException {
        server.answers(206, "hello", "Content-Range", "bytes 0-4/11");

        client.get(new GetObjectRequest(
                        OBJECT,
                        Optional.of(ByteRange.closed(0, 4)),
                        new Conditions(
                                "abc", "", Optional.of(WireServer.NOW), Optional.of(WireServer.NOW.plusSeconds(1))),
                        Optional.empty(),
                        Map.of("content-type", "text/html; charset=utf-8")))
                .close();

        assertThat(server.sent()).isEqualTo("""
                GET /photos/in/a%%20b.txt?response-content-type=text%%2Fhtml%%3B%%20charset%%3Dutf-8
                if-match: "abc"
                if-modified-since: Fri, 01 Mar 2024 08:00:00 GMT
                if-unmodified-since: Fri, 01 Mar 2024 08:00:01 GMT
                range: bytes=0-4
                x-amz-content-sha256: %s
                """.formatted(NOTHING_SHA256));
        assertThat(server.last().getHeader("Accept-Encoding")).isEqualTo("identity");
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
                "x-amz-storage-class",
                "GLACIER",
                "x-amz-restore",
                "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2026 00:00:00 GMT\"",
                "x-amz-meta-Author",
                "%E6%9D%8E");

        try (StoredObject object = client.get(GetObjectRequest.of(OBJECT).withRange(ByteRange.closed(0, 4)))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("hello");
            assertThat(object.contentRange()).isEqualTo("bytes 0-4/11");
            ObjectInfo info = object.info();
            assertThat(info.size()).isEqualTo(11);
            assertThat(info.etag()).isEqualTo("abc");
            assertThat(info.lastModified()).contains(WireServer.NOW);
            assertThat(info.storageClass()).isEqualTo("GLACIER");
            assertThat(info.userMetadata()).isEqualTo(Map.of("author", "李"));
            assertThat(info.attributes()).containsOnlyKeys("x-amz-restore");
            assertThat(info.requestId()).isEqualTo(WireServer.REQUEST_ID);
            assertThat(RestoreStatus.of(info).orElseThrow().ongoing()).isFalse();
        }
    }

    /** Over plain http nothing else would notice. */
    @Test
    void aDownloadThatDoesNotFitItsEtagFailsOverHttp() throws IOException {
        server.answers(200, "jello", "ETag", "\"" + HELLO_MD5 + "\"");

        try (StoredObject object = client.get(GetObjectRequest.of(OBJECT))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("the ETag says " + HELLO_MD5);
        }
    }

    /** The connection protects the bytes, and Kodo's ETags need not be MD5s. */
    @Test
    void aDownloadThatDoesNotFitItsEtagIsGoodOverHttps() throws IOException {
        server.answers(200, "jello", "ETag", "\"" + HELLO_MD5 + "\"");

        try (StoredObject object = secure.get(GetObjectRequest.of(OBJECT))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("jello");
        }
    }

    @Test
    void etagsThatAreNoDigestsAreNotCompared() throws IOException {
        for (String etag : List.of("Fto5o-5ea0sNMlW_75VgGJCv2AcJ", HELLO_MD5 + "-2")) {
            server.answers(200, "jello", "ETag", "\"" + etag + "\"");
            try (StoredObject object = client.get(GetObjectRequest.of(OBJECT))) {
                assertThat(object.content().readAllBytes()).asString().isEqualTo("jello");
            }
        }
        server.answers(200, "jello", "ETag", "\"" + HELLO_MD5 + "\"", "x-amz-server-side-encryption", "aws:kms");
        try (StoredObject object = client.get(GetObjectRequest.of(OBJECT))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo("jello");
        }
    }

    @Test
    void requesterPaysIsSaidOfObjectsAndListings() throws IOException {
        server.answers(200, "<ListBucketResult/>");
        try (KodoClient paying = server.client().requesterPays(true).build()) {
            paying.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10));
            assertThat(server.last().getHeader("x-amz-request-payer")).isEqualTo("requester");

            paying.head(HeadObjectRequest.of(OBJECT));
            assertThat(server.last().getHeader("x-amz-request-payer")).isEqualTo("requester");
            assertThat(server.last().getHeader("Authorization")).contains("x-amz-request-payer");

            paying.bucketExists(new HeadBucketRequest("photos"));
            assertThat(server.last().containsHeader("x-amz-request-payer")).isFalse();

            URI link = paying.createLink(new CreateLinkRequest(
                    OBJECT, CreateLinkRequest.Method.GET, Duration.ofHours(1), Map.of(), Map.of()));
            assertThat(link.getRawQuery()).contains("x-amz-request-payer=requester");
        }
    }

    // ---------------------------------------------------------------- list

    @Test
    void listAsksForAPage() throws IOException {
        server.answers(200, """
                <ListBucketResult><IsTruncated>true</IsTruncated>
                <NextContinuationToken>1+a/b==</NextContinuationToken>
                <Contents><Key>in/a</Key></Contents>
                <CommonPrefixes><Prefix>in/d/</Prefix></CommonPrefixes></ListBucketResult>""");

        ObjectPage page = client.list(new ListObjectsRequest("photos", "in/中", "/", ListCursor.START, 5000));

        assertThat(server.sent()).isEqualTo("""
                GET /photos?list-type=2&delimiter=%%2F&max-keys=1000&prefix=in%%2F%%E4%%B8%%AD
                x-amz-content-sha256: %s
                """.formatted(NOTHING_SHA256));
        assertThat(page.commonPrefixes()).containsExactly("in/d/");

        server.answers(
                200,
                "<ListBucketResult><CommonPrefixes><Prefix>in/d/</Prefix></CommonPrefixes>"
                        + "<CommonPrefixes><Prefix>in/e/</Prefix></CommonPrefixes></ListBucketResult>");
        ObjectPage next = client.list(
                new ListObjectsRequest("photos", "", "/", page.next().orElseThrow(), 7));
        assertThat(server.last().getUrl())
                .isEqualTo("/photos?list-type=2&continuation-token=1%2Ba%2Fb%3D%3D&delimiter=%2F&max-keys=7");
        assertThat(next.commonPrefixes()).as("without the one that came before").containsExactly("in/e/");
    }

    @Test
    void listBeginsBehindAKey() throws IOException {
        server.answers(200, "<ListBucketResult/>");

        client.list(new ListObjectsRequest("photos", "", "", client.listAfter("k+1"), 10));

        assertThat(server.last().getUrl()).isEqualTo("/photos?list-type=2&max-keys=10&start-after=k%2B1");
        assertThat(client.listAfter("")).isEqualTo(ListCursor.START);
    }

    @Test
    void aListingThatDoesNotAdvanceFails() throws IOException {
        server.answers(
                200,
                "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>"
                        + "</ListBucketResult>");
        ObjectPage page = client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10));
        assertThatThrownBy(() -> client.list(
                        new ListObjectsRequest("photos", "", "", page.next().orElseThrow(), 10)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("does not advance");

        server.answers(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");
        assertThatThrownBy(() -> client.list(new ListObjectsRequest("photos", "", "", ListCursor.START, 10)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("not where they begin");
    }

    // ---------------------------------------------------------------- delete

    @Test
    void deleteAsksAndDoesNotMindWhatIsNotThere() throws IOException {
        server.answers(404, "<Error><Code>NoSuchKey</Code></Error>");

        client.delete(new DeleteObjectRequest(OBJECT));

        assertThat(server.sent())
                .isEqualTo("DELETE /photos/in/a%20b.txt\nx-amz-content-sha256: " + NOTHING_SHA256 + "\n");
    }

    @Test
    void deleteManySendsADigestAndReadsWhatWasKept() throws IOException {
        server.answers(200, """
                <DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code><Message>no</Message></Error>
                <Error><Key>a</Key><Code>NoSuchKey</Code></Error></DeleteResult>""");

        DeleteObjectsResult result = secure.deleteAll(new DeleteObjectsRequest("photos", List.of("a", "b", "\"c\"")));

        String body = "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>"
                + "<Object><Key>a</Key></Object><Object><Key>b</Key></Object>"
                + "<Object><Key>&quot;c&quot;</Key></Object></Delete>";
        assertThat(server.sent())
                .isEqualTo("POST /photos?delete\ncontent-md5: "
                        + Digests.base64(Digests.md5(body.getBytes(UTF_8)))
                        + "\ncontent-type: application/xml\nx-amz-content-sha256: " + Sha256.hex(body.getBytes(UTF_8))
                        + "\n\n" + body + "\n");
        assertThat(result.deleted()).containsExactly("a", "\"c\"");
        assertThat(result.failed()).containsExactly(new DeleteObjectsResult.FailedKey("b", "AccessDenied", "no"));
    }

    @Test
    void keysThatXmlCannotCarryAreDeletedOneByOne() throws IOException {
        server.answers(200, "<DeleteResult/>");
        int before = server.requests().size();

        DeleteObjectsResult result = client.deleteAll(new DeleteObjectsRequest("photos", List.of("a", "b\u0001", "c")));

        assertThat(result.deleted()).containsExactly("a", "b\u0001", "c");
        assertThat(server.requests().subList(before, server.requests().size()))
                .extracting(request -> request.getMethod() + " " + request.getUrl())
                .containsExactly("DELETE /photos/b%01", "POST /photos?delete");
    }

    /** Amazon takes 1000 keys; the provider's own tools send 100. */
    @Test
    void aServiceThatTakesFewerKeysGetsFewer() throws IOException {
        List<String> keys =
                IntStream.range(0, 250).mapToObj(number -> "k" + number).toList();
        server.answersInTurn(
                aResponse().withStatus(400).withBody("<Error><Code>MalformedXML</Code></Error>"),
                aResponse().withStatus(200).withBody("<DeleteResult/>"));
        int before = server.requests().size();

        assertThat(client.deleteAll(new DeleteObjectsRequest("photos", keys)).deleted())
                .isEqualTo(keys);

        List<Integer> sizes = new ArrayList<>();
        server.requests()
                .subList(before, server.requests().size())
                .forEach(request -> sizes.add(request.getBodyAsString().split("<Key>").length - 1));
        assertThat(sizes).containsExactly(250, 100, 100, 50);
    }

    // ---------------------------------------------------------------- copy, move

    @Test
    void copyKeepsTheMetadataUnlessItIsReplaced() throws IOException {
        server.answers(200, "<CopyObjectResult><ETag>&quot;abc&quot;</ETag></CopyObjectResult>");

        PutObjectResult result = client.copy(CopyObjectRequest.of(OTHER, OBJECT));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt
                x-amz-content-sha256: %s
                x-amz-copy-source: /archive/%%E4%%B8%%AD/%%2B.txt
                """.formatted(NOTHING_SHA256));
        assertThat(server.last().getHeader("Content-Length")).isEqualTo("0");
        assertThat(result.etag()).isEqualTo("abc");
    }

    @Test
    void copyReplacesMetadataAndChecksTheSource() throws IOException {
        server.answers(200, "<CopyObjectResult/>");

        client.copy(new CopyObjectRequest(
                OTHER,
                OBJECT,
                new Conditions("e1", "e2", Optional.of(WireServer.NOW), Optional.of(WireServer.NOW)),
                true,
                ContentHeaders.ofType("text/plain"),
                Map.of("a", "1"),
                "GLACIER",
                Optional.empty(),
                Optional.empty(),
                Map.of("x-amz-acl", "private")));

        assertThat(server.sent()).isEqualTo("""
                PUT /photos/in/a%%20b.txt
                content-type: text/plain
                x-amz-acl: private
                x-amz-content-sha256: %s
                x-amz-copy-source: /archive/%%E4%%B8%%AD/%%2B.txt
                x-amz-copy-source-if-match: "e1"
                x-amz-copy-source-if-modified-since: Fri, 01 Mar 2024 08:00:00 GMT
                x-amz-copy-source-if-none-match: "e2"
                x-amz-copy-source-if-unmodified-since: Fri, 01 Mar 2024 08:00:00 GMT
                x-amz-meta-a: 1
                x-amz-metadata-directive: REPLACE
                x-amz-storage-class: GLACIER
                """.formatted(NOTHING_SHA256));
    }

    @Test
    void anErrorInTheAnswerOfACopyIsAnError() {
        server.answers(200, "<Error><Code>AccessDenied</Code><Message>not yours</Message></Error>");

        assertThatThrownBy(() -> client.copy(CopyObjectRequest.of(OTHER, OBJECT)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("copyObject photos/in/a b.txt: AccessDenied (200, request 0123456789abcdef)"
                        + " \"not yours\"");
    }

    @Test
    void anInternalErrorInTheAnswerOfACopyIsRepeated() throws IOException {
        server.answersInTurn(
                aResponse().withBody("<Error><Code>InternalError</Code></Error>"),
                aResponse().withBody("<CopyObjectResult><ETag>\"abc\"</ETag></CopyObjectResult>"));
        try (KodoClient patient = server.client()
                .retryPolicy(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)))
                .build()) {
            assertThat(patient.copy(CopyObjectRequest.of(OTHER, OBJECT)).etag()).isEqualTo("abc");
        }
        server.answers(200, "<Error><Code>InternalError</Code></Error>");
        assertThatThrownBy(() -> client.copy(CopyObjectRequest.of(OTHER, OBJECT)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("InternalError");
    }

    /** Class and metadata travel along, and the copy is made of the version that was looked at. */
    @Test
    void moveLooksCopiesAndDeletes() throws IOException {
        int before = server.requests().size();
        server.answersInTurn(
                aResponse()
                        .withHeader("ETag", "\"e1\"")
                        .withHeader("Content-Length", "5")
                        .withHeader("x-amz-storage-class", "LINE"),
                aResponse().withBody("<CopyObjectResult><ETag>\"e2\"</ETag></CopyObjectResult>"),
                aResponse().withStatus(204));

        PutObjectResult result = client.move(new MoveObjectRequest(OTHER, OBJECT, Conditions.NONE));

        assertThat(result).isEqualTo(new PutObjectResult(OBJECT, "e2", "", false, WireServer.REQUEST_ID));
        assertThat(server.requests().subList(before, server.requests().size()))
                .extracting(request -> request.getMethod() + " " + request.getUrl())
                .containsExactly(
                        "HEAD /archive/%E4%B8%AD/%2B.txt",
                        "PUT /photos/in/a%20b.txt", "DELETE /archive/%E4%B8%AD/%2B.txt");
        var copy = server.requests().get(before + 1);
        assertThat(copy.getHeader("x-amz-copy-source-if-match")).isEqualTo("\"e1\"");
        assertThat(copy.getHeader("x-amz-storage-class")).isEqualTo("LINE");
    }

    /** Copying it may take minutes. */
    @Test
    void whatWasWrittenOverALargeSourceWhileItWasCopiedIsNotDeleted() {
        int before = server.requests().size();
        server.answersInTurn(
                aResponse().withHeader("ETag", "\"e1\"").withHeader("Content-Length", "999999999"),
                aResponse().withBody("<CopyObjectResult><ETag>\"e2\"</ETag></CopyObjectResult>"),
                aResponse().withStatus(412));

        assertThatThrownBy(() -> client.move(new MoveObjectRequest(OTHER, OBJECT, Conditions.NONE)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(server.requests().subList(before, server.requests().size()))
                .extracting(request -> request.getMethod().getName())
                .containsExactly("HEAD", "PUT", "HEAD");
        assertThat(server.last().getHeader("If-Match")).isEqualTo("\"e1\"");
    }

    @Test
    void aMoveKeepsTheEncryptionUnlessAnotherOneIsAskedFor() throws IOException {
        String encryption = "x-amz-server-side-encryption";
        String key = encryption + "-aws-kms-key-id";
        for (Map<String, String> asked :
                List.of(Map.<String, String>of(), Map.of(encryption, "AES256", "x-amz-acl", "public-read"))) {
            server.answersInTurn(
                    aResponse()
                            .withHeader("ETag", "\"e1\"")
                            .withHeader("Content-Length", "5")
                            .withHeader(encryption, "aws:kms")
                            .withHeader(key, "key-1"),
                    aResponse().withBody("<CopyObjectResult><ETag>\"e2\"</ETag></CopyObjectResult>"),
                    aResponse().withStatus(204));

            client.move(new MoveObjectRequest(OTHER, OBJECT, Conditions.NONE, asked));

            var copy = server.requests().get(server.requests().size() - 2);
            assertThat(copy.getHeader(encryption)).isEqualTo(asked.getOrDefault(encryption, "aws:kms"));
            assertThat(copy.getHeader(key)).isEqualTo(asked.isEmpty() ? "key-1" : null);
            assertThat(copy.getHeader("x-amz-acl")).isEqualTo(asked.get("x-amz-acl"));
        }
    }

    /** The copy is made of the very version that was looked at, and beside its ETag S3 does not look at dates. */
    @Test
    void aMoveAsksForTheDateWhileItLooks() {
        server.answersInTurn(aResponse().withStatus(412));
        Conditions unmodified = new Conditions("", "", Optional.empty(), Optional.of(WireServer.NOW));

        assertThatThrownBy(() -> client.move(new MoveObjectRequest(OTHER, OBJECT, unmodified)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(server.last().getMethod()).hasToString("HEAD");
        assertThat(server.last().getHeader("if-unmodified-since")).isEqualTo("Fri, 01 Mar 2024 08:00:00 GMT");
    }

    @Test
    void aMoveThatCannotCopyDeletesNothing() {
        int before = server.requests().size();
        server.answersInTurn(
                aResponse().withHeader("ETag", "\"e1\"").withHeader("Content-Length", "5"),
                aResponse().withStatus(412).withBody("<Error><Code>PreconditionFailed</Code></Error>"));

        assertThatThrownBy(() -> client.move(new MoveObjectRequest(OTHER, OBJECT, Conditions.NONE)))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageStartingWith("moveObject photos/in/a b.txt: PreconditionFailed");
        assertThat(server.requests().subList(before, server.requests().size()))
                .noneMatch(request -> request.getMethod().getName().equals("DELETE"));
    }

    // ---------------------------------------------------------------- links

    @Test
    void linksCarryWhatTheyNeed() throws IOException {
        URI link = client.createLink(new CreateLinkRequest(
                OBJECT,
                CreateLinkRequest.Method.GET,
                Duration.ofMinutes(15),
                Map.of("content-type", "image/png"),
                Map.of()));

        assertThat(link.getRawPath()).isEqualTo("/photos/in/a%20b.txt");
        assertThat(link.getRawQuery())
                .startsWith("X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=ACCESSKEY%2F20240301%2Fcn-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20240301T080000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
                        + "&response-content-type=image%2Fpng&X-Amz-Signature=");
    }

    @Test
    void linksLastAtMostAWeek() {
        for (Duration duration :
                List.of(Duration.ofMillis(500), Duration.ofDays(7).plusSeconds(1))) {
            assertThatThrownBy(() -> client.createLink(
                            new CreateLinkRequest(OBJECT, CreateLinkRequest.Method.GET, duration, Map.of(), Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a link is valid for 1 second to 7 days");
        }
    }

    @Test
    void linksNeedCredentials() {
        try (KodoClient anonymous = server.client()
                .credentials(CredentialsProvider.of(Credentials.ANONYMOUS))
                .build()) {
            assertThatThrownBy(() -> anonymous.createLink(new CreateLinkRequest(
                            OBJECT, CreateLinkRequest.Method.GET, Duration.ofHours(1), Map.of(), Map.of())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("set accessKey and secretKey");
        }
    }
}
