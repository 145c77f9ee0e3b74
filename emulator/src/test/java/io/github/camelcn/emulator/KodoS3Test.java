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
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.emulator.RawClient.Answer;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.Thaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What only raw requests show: refusals, odd headers, faults, and what stays after a restart. */
class KodoS3Test {
    private static final String BUCKET = "my-bucket";

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .credentials(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY)
            .credentials("OTHERKEY", "otherSecret", "somebody-else")
            .temporaryCredentials("TEMPKEY", "tempSecret", "tempToken", Instant.parse("2999-01-01T00:00:00Z"))
            .temporaryCredentials("PASTKEY", "pastSecret", "pastToken", Instant.parse("2001-01-01T00:00:00Z"))
            .bucket(BUCKET)
            .bucket(KodoBucket.named("south-bucket").in("cn-south-1"))
            .bucket(KodoBucket.named("kodo-name").s3Name("s3-name"))
            .bucket(KodoBucket.named("open-bucket").publicRead())
            .bucket(KodoBucket.named("paid-bucket").payingRequesters())
            .withoutStorageClasses("cn-south-1", StorageClass.DEEP_ARCHIVE)
            .maxCopyBytes(100)
            .maxSinglePutBytes(1000)
            .minPartBytes(10));

    private static Answer send(RawRequest request) throws IOException {
        return RawClient.call(KODO.emulator(), request);
    }

    private static Answer s3(String method, String target) throws IOException {
        return send(KodoRequests.s3(method, target));
    }

    private static Answer put(String target, String body, String... headers) throws IOException {
        RawRequest request = KodoRequests.s3("PUT", target).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private static String code(Answer answer) {
        String text = answer.text();
        int start = text.indexOf("<Code>");
        return start < 0 ? "" : text.substring(start + 6, text.indexOf("</Code>"));
    }

    private static String element(Answer answer, String name) {
        String text = answer.text();
        int start = text.indexOf("<" + name + ">");
        return start < 0 ? "" : text.substring(start + name.length() + 2, text.indexOf("</" + name + ">"));
    }

    @Test
    void refusesUnsignedRequestsEvenForPublicBuckets() throws IOException {
        KODO.emulator().putObject("open-bucket", "k", new byte[1]);

        Answer answer = send(RawRequest.of("GET", "/open-bucket/k").unsigned());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("AccessDenied");
        assertThat(answer.header("x-amz-request-id")).hasSize(16).isEqualTo(answer.header("X-Reqid"));
    }

    @Test
    void tellsTheRegionWhenTheScopeIsWrong() throws IOException {
        Answer answer = s3("GET", "/south-bucket");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("AuthorizationHeaderMalformed");
        assertThat(element(answer, "Region")).isEqualTo("cn-south-1");
        assertThat(send(KodoRequests.s3("GET", "/south-bucket", "cn-south-1")).status())
                .isEqualTo(200);
        assertThat(code(send(KodoRequests.s3("GET", "/" + BUCKET, "mars-1"))))
                .isEqualTo("AuthorizationHeaderMalformed");
    }

    @ParameterizedTest
    @CsvSource({
        "my-bucket.s3.cn-east-1.qiniucs.com, /k, 200",
        "my-bucket.s3-cn-east-1.qiniucs.com, /k, 200",
        "s3.cn-east-1.qiniucs.com, /my-bucket/k, 200",
        "s3-cn-east-1.kodo.test:8080, /my-bucket/k, 200",
        "my-bucket.s3.cn-east-1.kodo.test, /k, 200",
        "my-bucket.localhost, /k, 200",
        "whatever.example.com, /my-bucket/k, 200",
        "s3.cn-south-1.qiniucs.com, /my-bucket/k, 400"
    })
    void readsBothStylesOfAddresses(String host, String target, int status) throws IOException {
        KODO.emulator().putObject(BUCKET, "k", new byte[1]);

        assertThat(send(KodoRequests.s3("GET", target).host(host)).status()).isEqualTo(status);
    }

    @Test
    void knowsABucketByItsS3NameOnly() throws IOException {
        assertThat(s3("GET", "/s3-name").status()).isEqualTo(200);
        assertThat(code(s3("GET", "/kodo-name"))).isEqualTo("NoSuchBucket");
        assertThat(send(KodoRequests.management("POST", "/v2/bucketInfo?bucket=kodo-name"))
                        .status())
                .isEqualTo(200);
        assertThat(send(KodoRequests.management("POST", "/v2/bucketInfo?bucket=s3-name"))
                        .status())
                .isEqualTo(631);
        assertThat(send(KodoRequests.management("GET", "/v2/buckets?shared=rd")).text())
                .contains("\"id\":\"s3-name\",\"tbl\":\"kodo-name\"");
    }

    @Test
    void refusesWhatIsStaleForgedOrUnknown() throws IOException {
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(20));

        assertThat(code(send(KodoRequests.s3("GET", "/").date(longAgo)))).isEqualTo("RequestTimeTooSkewed");
        assertThat(code(send(KodoRequests.s3("GET", "/", "cn-east-1", "NOBODY", "x"))))
                .isEqualTo("InvalidAccessKeyId");
        assertThat(code(send(KodoRequests.s3("GET", "/", "cn-east-1", KodoEmulator.ACCESS_KEY, "x"))))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code(send(KodoRequests.s3("GET", "/", "cn-east-1", "OTHERKEY", "otherSecret")
                        .header("x-amz-security-token", "x"))))
                .isEqualTo("InvalidToken");
        assertThat(code(send(KodoRequests.s3("GET", "/", "cn-east-1", "PASTKEY", "pastSecret")
                        .header("x-amz-security-token", "pastToken"))))
                .isEqualTo("ExpiredToken");
        assertThat(send(KodoRequests.s3("GET", "/", "cn-east-1", "TEMPKEY", "tempSecret")
                                .header("x-amz-security-token", "tempToken"))
                        .status())
                .isEqualTo(200);
        assertThat(code(send(KodoRequests.s3("GET", "/" + BUCKET, "cn-east-1", "OTHERKEY", "otherSecret"))))
                .isEqualTo("AccessDenied");
    }

    @Test
    void theSkewOfTheServersClockCanBeChanged() throws IOException {
        KODO.faults().skewClock(Duration.ofHours(1));

        Answer answer = s3("GET", "/");

        assertThat(code(answer)).isEqualTo("RequestTimeTooSkewed");
        assertThat(answer.header("Date")).isNotEmpty();
    }

    @Test
    void linksExpireAndCannotBeChanged() throws IOException {
        KODO.emulator().putObject(BUCKET, "k", "hello".getBytes(StandardCharsets.UTF_8));
        String link = KodoRequests.link(
                "GET", "/" + BUCKET + "/k?response-content-type=a%2Fb", "cn-east-1", Instant.now(), 60);
        String expired = KodoRequests.link(
                "GET", "/" + BUCKET + "/k", "cn-east-1", Instant.now().minusSeconds(120), 60);

        Answer answer = send(RawRequest.of("GET", link).unsigned());

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.header("Content-Type")).isEqualTo("a/b");
        assertThat(code(send(
                        RawRequest.of("GET", link.replace("a%2Fb", "a%2Fc")).unsigned())))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(element(send(RawRequest.of("GET", expired).unsigned()), "Message"))
                .isEqualTo("Request has expired");
    }

    @Test
    void comparesTheBodyWithItsDigests() throws IOException {
        String wrong = KodoRequests.md5(new byte[] {1});

        assertThat(code(put("/" + BUCKET + "/k", "hello", "Content-MD5", wrong)))
                .isEqualTo("BadDigest");
        assertThat(code(put("/" + BUCKET + "/k", "hello", "Content-MD5", "x"))).isEqualTo("InvalidDigest");
        assertThat(code(put("/" + BUCKET + "/k", "hello", "x-amz-content-sha256", "0".repeat(64))))
                .isEqualTo("XAmzContentSHA256Mismatch");
        assertThat(code(put("/" + BUCKET + "/k", "hello", "x-amz-content-sha256", "nonsense")))
                .isEqualTo("InvalidArgument");
        assertThat(put("/" + BUCKET + "/k", "hello", "x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                        .status())
                .isEqualTo(200);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("k");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-content-sha256, STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "x-amz-content-sha256, STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "Content-Encoding, aws-chunked",
        "x-amz-trailer, x-amz-checksum-crc32",
        "x-amz-server-side-encryption-customer-algorithm, AES256",
        "x-amz-tagging, a=b"
    })
    void refusesWhatKodoDoesNotKnow(String header, String value) throws IOException {
        Answer answer = put("/" + BUCKET + "/k", "hello", header, value);

        assertThat(answer.status()).isEqualTo(501);
        assertThat(code(answer)).isEqualTo("NotImplemented");
        assertThat(KODO.emulator().keys(BUCKET)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /my-bucket?lifecycle, 501, NotImplemented",
        "PUT, /my-bucket?versioning, 501, NotImplemented",
        "GET, /my-bucket/k?tagging, 501, NotImplemented",
        "POST, /my-bucket/k, 405, MethodNotAllowed",
        "GET, /my-bucket?cors, 404, NoSuchCORSConfiguration",
        "GET, /my-bucket?tagging, 404, NoSuchTagSet",
        "GET, /my-bucket?policy, 404, NoSuchBucketPolicy",
        "GET, /my-bucket/k, 404, NoSuchKey",
        "GET, /missing-bucket, 404, NoSuchBucket",
        "GET, /my-bucket/k?uploadId=x, 404, NoSuchUpload",
        "DELETE, /my-bucket/k?uploadId=x, 404, NoSuchUpload",
        "DELETE, /my-bucket/k, 204, ''",
        "PUT, /No, 400, InvalidBucketName",
        "PUT, /my-bucket, 409, BucketAlreadyOwnedByYou",
        "GET, /my-bucket/%FF, 400, InvalidURI",
        "GET, /my-bucket?list-type=2&continuation-token=x, 400, InvalidArgument",
        "GET, /my-bucket?max-keys=x, 400, InvalidArgument",
        "POST, /my-bucket?delete, 400, InvalidRequest"
    })
    void answersWithTheCodesOfTheProtocol(String method, String target, int status, String code) throws IOException {
        Answer answer = s3(method, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void headErrorsHaveNoBody() throws IOException {
        Answer answer = s3("HEAD", "/" + BUCKET + "/missing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void limitsKeysSizesAndMetadata() throws IOException {
        assertThat(code(put("/" + BUCKET + "/" + "k".repeat(751), "x"))).isEqualTo("KeyTooLongError");
        assertThat(put("/" + BUCKET + "/" + "k".repeat(750), "x").status()).isEqualTo(200);
        assertThat(code(put("/" + BUCKET + "/k", "x".repeat(1001)))).isEqualTo("EntityTooLarge");
        assertThat(code(put("/" + BUCKET + "/k", "x", "x-amz-meta-a", "x".repeat(2048))))
                .isEqualTo("MetadataTooLarge");
        assertThat(code(send(KodoRequests.s3("PUT", "/" + BUCKET + "/k").chunked())))
                .isEqualTo("MissingContentLength");
        assertThat(code(put("/" + BUCKET + "/k%00", "x"))).isEqualTo("InvalidArgument");
    }

    @Test
    void storageClassesDependOnTheRegion() throws IOException {
        assertThat(put("/" + BUCKET + "/k", "x", "x-amz-storage-class", "DEEP_ARCHIVE")
                        .status())
                .isEqualTo(200);
        Answer answer = send(
                KodoRequests.s3("PUT", "/south-bucket/k", "cn-south-1").header("x-amz-storage-class", "DEEP_ARCHIVE"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("InvalidStorageClass");
        assertThat(code(put("/" + BUCKET + "/k", "x", "x-amz-storage-class", "STANDARD_IA")))
                .isEqualTo("InvalidStorageClass");
    }

    @Test
    void archivedObjectsThawAndFreezeAgain() throws IOException {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-15T08:30:00Z"));
        try (KodoEmulator emulator = KodoEmulator.builder()
                .bucket(BUCKET)
                .clock(clock)
                .restoreDelay(Duration.ofHours(5))
                .start()) {
            emulator.store().putObject(BUCKET, "k", new byte[3], "a/b", StorageClass.GLACIER, Map.of());
            String restore = "<RestoreRequest><Days>1</Days></RestoreRequest>";

            assertThat(code(RawClient.call(emulator, at(clock, "GET", "/my-bucket/k"))))
                    .isEqualTo("InvalidObjectState");
            assertThat(RawClient.call(
                                    emulator,
                                    at(clock, "POST", "/my-bucket/k?restore").body(restore))
                            .status())
                    .isEqualTo(202);
            assertThat(code(RawClient.call(
                            emulator, at(clock, "POST", "/my-bucket/k?restore").body(restore))))
                    .isEqualTo("RestoreAlreadyInProgress");
            clock.pass(Duration.ofHours(5));
            assertThat(RawClient.call(emulator, at(clock, "GET", "/my-bucket/k"))
                            .status())
                    .isEqualTo(200);
            assertThat(emulator.store().phase(BUCKET, "k")).isEqualTo(Thaw.Phase.THAWED);
            clock.pass(Duration.ofDays(1));
            assertThat(code(RawClient.call(emulator, at(clock, "GET", "/my-bucket/k"))))
                    .isEqualTo("InvalidObjectState");
        }
    }

    private static RawRequest at(Clock clock, String method, String target) {
        return KodoRequests.s3(method, target).date(clock.instant());
    }

    private static final class ManualClock extends Clock {
        private volatile Instant now;

        ManualClock(Instant now) {
            this.now = now;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void requestersPayWhereTheBucketSaysSo() throws IOException {
        assertThat(code(put("/paid-bucket/k", "x"))).isEqualTo("AccessDenied");
        Answer answer = put("/paid-bucket/k", "x", "x-amz-request-payer", "requester");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-amz-request-charged")).isEqualTo("requester");
    }

    @Test
    void policiesLetOthersIn() throws IOException {
        KODO.emulator().putObject(BUCKET, "shared/k", new byte[1]);
        KODO.emulator().putObject(BUCKET, "own/k", new byte[1]);
        String policy = "{\"Version\":\"2024-05-20\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Principal\":{\"AWS\":[\"somebody-else\"]},\"Action\":[\"s3:Get*\"],"
                + "\"Resource\":\"arn:aws:s3:::my-bucket/shared/*\"}]}";

        assertThat(put("/" + BUCKET + "?policy", policy).status()).isEqualTo(204);
        assertThat(send(KodoRequests.s3("GET", "/my-bucket/shared/k", "cn-east-1", "OTHERKEY", "otherSecret"))
                        .status())
                .isEqualTo(200);
        assertThat(send(KodoRequests.s3("GET", "/my-bucket/own/k", "cn-east-1", "OTHERKEY", "otherSecret"))
                        .status())
                .isEqualTo(403);
        assertThat(code(put("/" + BUCKET + "?policy", "{\"a\":\"" + "x".repeat(21000) + "\"}")))
                .isEqualTo("EntityTooLarge");
    }

    @Test
    void keepsEncryptionHeadersWithoutEncrypting() throws IOException {
        Answer answer = put(
                "/" + BUCKET + "/k",
                "hello",
                "x-amz-server-side-encryption",
                "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id",
                "key-1");

        assertThat(answer.header("x-amz-server-side-encryption")).isEqualTo("aws:kms");
        assertThat(KODO.emulator().store().encryption(BUCKET, "k"))
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "key-1");
        for (String method : List.of("HEAD", "GET")) {
            Answer read = s3(method, "/" + BUCKET + "/k");
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("x-amz-server-side-encryption"))
                    .as("%s: not among the headers that Kodo's compatibility table has for reads", method)
                    .isEmpty();
        }
        assertThat(code(put("/" + BUCKET + "/k", "x", "x-amz-server-side-encryption-aws-kms-key-id", "key-1")))
                .isEqualTo("InvalidArgument");
        assertThat(code(put("/" + BUCKET + "/k", "x", "x-amz-server-side-encryption", "rot13")))
                .isEqualTo("InvalidArgument");
    }

    @Test
    void readsUnderConditionsAndInRanges() throws IOException {
        put("/" + BUCKET + "/k", "0123456789");
        String etag = KODO.emulator().store().etag(BUCKET, "k");
        String target = "/" + BUCKET + "/k";

        assertThat(send(KodoRequests.s3("GET", target).header("Range", "bytes=-3"))
                        .text())
                .isEqualTo("789");
        Answer beyond = send(KodoRequests.s3("GET", target).header("Range", "bytes=10-"));
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(element(beyond, "ActualObjectSize")).isEqualTo("10");
        assertThat(send(KodoRequests.s3("GET", target).header("If-None-Match", etag))
                        .status())
                .isEqualTo(304);
        assertThat(code(send(KodoRequests.s3("GET", target).header("If-Match", "\"x\""))))
                .isEqualTo("PreconditionFailed");
        assertThat(send(KodoRequests.s3("GET", target)
                                .header("Range", "bytes=2-")
                                .header("If-Match", etag))
                        .status())
                .isEqualTo(206);
    }

    @Test
    void writesUnderConditions() throws IOException {
        assertThat(put("/" + BUCKET + "/k", "a", "If-None-Match", "*").status()).isEqualTo(200);
        assertThat(put("/" + BUCKET + "/k", "b", "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(put("/" + BUCKET + "/k", "b", "If-Match", "\"x\"").status()).isEqualTo(412);
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).asString().isEqualTo("a");
    }

    @Test
    void copiesWithinItsLimits() throws IOException {
        put("/" + BUCKET + "/a%20b", "x".repeat(100), "x-amz-meta-n", "1");
        put("/" + BUCKET + "/big", "x".repeat(101));

        assertThat(put("/" + BUCKET + "/c", "", "x-amz-copy-source", "my-bucket%2Fa%20b")
                        .status())
                .isEqualTo(200);
        assertThat(KODO.emulator().store().metadata(BUCKET, "c")).containsEntry("n", "1");
        assertThat(code(put("/" + BUCKET + "/c", "", "x-amz-copy-source", "/my-bucket/big")))
                .isEqualTo("CopyObjectTooLarge");
        assertThat(code(put("/" + BUCKET + "/c", "", "x-amz-copy-source", "/my-bucket/missing")))
                .isEqualTo("NoSuchKey");
        assertThat(code(put("/" + BUCKET + "/c", "", "x-amz-copy-source", "/my-bucket/c")))
                .isEqualTo("InvalidRequest");
        assertThat(put(
                                "/" + BUCKET + "/c",
                                "",
                                "x-amz-copy-source",
                                "/my-bucket/c",
                                "x-amz-copy-source-if-match",
                                "\"x\"",
                                "x-amz-storage-class",
                                "LINE")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void checksPartsWhenAnUploadIsCompleted() throws IOException {
        String id = element(s3("POST", "/" + BUCKET + "/k?uploads"), "UploadId");
        String first = part(id, 1, "0123456789").header("ETag");
        String second = part(id, 2, "01234").header("ETag");
        String third = part(id, 3, "x").header("ETag");

        assertThat(code(part(id, 0, "x"))).isEqualTo("InvalidArgument");
        assertThat(code(part(id, 10001, "x"))).isEqualTo("InvalidArgument");
        assertThat(code(complete(id, "2", second, "1", first))).isEqualTo("InvalidPartOrder");
        assertThat(code(complete(id, "1", "\"x\""))).isEqualTo("InvalidPart");
        assertThat(code(complete(id, "2", second, "3", third))).isEqualTo("EntityTooSmall");
        assertThat(code(complete(id))).isEqualTo("MalformedXML");
        Answer done = complete(id, "1", first, "3", third);
        assertThat(done.status()).isEqualTo(200);
        assertThat(code(complete(id, "1", first))).isEqualTo("NoSuchUpload");
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).asString().isEqualTo("0123456789x");
    }

    private static Answer part(String id, int number, String body) throws IOException {
        return put("/" + BUCKET + "/k?partNumber=" + number + "&uploadId=" + id, body);
    }

    private static Answer complete(String id, String... parts) throws IOException {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < parts.length; i += 2) {
            xml.append("<Part><PartNumber>").append(parts[i]).append("</PartNumber><ETag>");
            xml.append(parts[i + 1].replace("\"", "&quot;")).append("</ETag></Part>");
        }
        return send(KodoRequests.s3("POST", "/" + BUCKET + "/k?uploadId=" + id)
                .body(xml.append("</CompleteMultipartUpload>").toString()));
    }

    @Test
    void pagesThroughParts() throws IOException {
        String id = element(s3("POST", "/" + BUCKET + "/k?uploads"), "UploadId");
        for (int number = 1; number <= 5; number++) {
            part(id, number, "x");
        }

        Answer page = s3("GET", "/" + BUCKET + "/k?uploadId=" + id + "&max-parts=2&part-number-marker=2");

        assertThat(page.text()).contains("<PartNumber>3</PartNumber>", "<PartNumber>4</PartNumber>");
        assertThat(page.text()).doesNotContain("<PartNumber>5</PartNumber>");
        assertThat(element(page, "NextPartNumberMarker")).isEqualTo("4");
        assertThat(element(page, "IsTruncated")).isEqualTo("true");
    }

    @Test
    void neverExpandsEntities() throws IOException {
        String xml = "<!DOCTYPE Delete [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Delete><Object><Key>&x;</Key></Object></Delete>";

        Answer answer = send(KodoRequests.s3("POST", "/" + BUCKET + "?delete")
                .header("Content-MD5", KodoRequests.md5(xml.getBytes(StandardCharsets.UTF_8)))
                .body(xml));

        assertThat(code(answer)).isEqualTo("MalformedXML");
    }

    @Test
    void listsInTheOrderOfUtf8() throws IOException {
        for (String key : List.of("\uFF5E", "\uD83D\uDE00", "a", "Z")) {
            KODO.emulator().putObject(BUCKET, key, new byte[1]);
        }

        Answer answer = s3("GET", "/" + BUCKET + "?max-keys=3");

        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("Z", "a", "\uFF5E", "\uD83D\uDE00");
        assertThat(element(answer, "NextMarker")).isEqualTo("\uFF5E");
        assertThat(s3("GET", "/" + BUCKET + "?marker=%EF%BD%9E").text()).contains("\uD83D\uDE00");
    }

    @Test
    void disabledObjectsCannotBeRead() throws IOException {
        KODO.emulator().putObject(BUCKET, "k", new byte[1]);
        send(KodoRequests.management("POST", "/chstatus/" + KodoRequests.base64("my-bucket:k") + "/status/1"));

        assertThat(code(s3("GET", "/" + BUCKET + "/k"))).isEqualTo("AccessDenied");
    }

    @Test
    void answersFaultsInTheWordsOfTheProtocol() throws IOException {
        KODO.faults().next(1).answer(200, "InternalError");
        Answer hidden = s3("POST", "/" + BUCKET + "/k?uploadId=x");
        KODO.faults().clear();
        KODO.faults().storm(2);
        Answer storm = s3("GET", "/");
        Answer nativeStorm = send(KodoRequests.management("GET", "/buckets"));
        KODO.faults().clear();
        KODO.faults().next(1).throttle(Duration.ofSeconds(2));
        Answer throttled = s3("GET", "/");
        KODO.faults().next(1).answer(573, "too many requests");

        assertThat(hidden.status()).isEqualTo(200);
        assertThat(code(hidden)).isEqualTo("InternalError");
        assertThat(storm.status()).isEqualTo(503);
        assertThat(code(storm)).isEqualTo("ServiceUnavailable");
        assertThat(nativeStorm.json().path("error").asText()).isEqualTo("ServiceUnavailable");
        assertThat(code(throttled)).isEqualTo("SlowDown");
        assertThat(throttled.header("Retry-After")).isEqualTo("2");
        assertThat(send(KodoRequests.management("GET", "/buckets")).status()).isEqualTo(573);
    }

    @Test
    void faultsStrikeDownloadDomainsToo() throws IOException {
        KODO.emulator().putObject("open-bucket", "k", new byte[100]);
        String domain = KODO.emulator().downloadDomain("open-bucket");
        KODO.faults().on("GET", "/k").times(1).bareStatus(502);

        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + domain + "/k").toURL().openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(502);
        assertThat(KODO.emulator().requests()).last().satisfies(request -> assertThat(request.target())
                .isEqualTo("/k"));
    }

    @Test
    void keepsEverythingInItsDirectory(@TempDir Path folder) throws IOException {
        KodoEmulator.Builder builder = KodoEmulator.builder()
                .dataDir(folder)
                .bucket(KodoBucket.named("kodo-name").s3Name("s3-name").in("z2").publicRead());
        byte[] large = new byte[200_000];
        try (KodoEmulator emulator = builder.start()) {
            emulator.store().putObject("kodo-name", "large", large, "a/b", StorageClass.GLACIER, Map.of("n", "1"));
            RawClient.call(
                    emulator,
                    KodoRequests.s3("PUT", "/s3-name/small", "cn-south-1")
                            .header("Cache-Control", "no-cache")
                            .body("hello"));
            RawClient.call(
                    emulator,
                    KodoRequests.management(
                            "POST", "/restoreAr/" + KodoRequests.base64("kodo-name:large") + "/freezeAfterDays/1"));
        }

        try (KodoEmulator emulator = KodoEmulator.builder().dataDir(folder).start()) {
            assertThat(emulator.store().buckets()).containsExactly("kodo-name");
            assertThat(emulator.store().region("kodo-name")).isEqualTo("cn-south-1");
            assertThat(emulator.store().isPrivate("kodo-name")).isFalse();
            assertThat(emulator.objectBytes("kodo-name", "large")).isEqualTo(large);
            assertThat(emulator.store().metadata("kodo-name", "large")).containsEntry("n", "1");
            assertThat(emulator.store().phase("kodo-name", "large")).isEqualTo(Thaw.Phase.THAWING);
            assertThat(emulator.store().storedHeaders("kodo-name", "small")).containsEntry("Cache-Control", "no-cache");
            assertThat(RawClient.call(emulator, KodoRequests.s3("GET", "/s3-name/small", "cn-south-1"))
                            .text())
                    .isEqualTo("hello");
        }
    }

    @Test
    void domainsCloseWithTheEmulatorAndOpenNoMore() throws IOException {
        KodoEmulator emulator =
                KodoEmulator.builder().bucket("one-bucket").bucket("two-bucket").start();
        URI domain = URI.create("http://" + emulator.downloadDomain("one-bucket"));
        new Socket(domain.getHost(), domain.getPort()).close();

        emulator.close();

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(domain.getHost(), domain.getPort()).close());
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.downloadDomain("two-bucket"))
                .withMessage("the emulator is closed");
    }

    @Test
    void manyWritersOfOneKeyLeaveOneWholeObject() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> writers = IntStream.range(0, 64)
                    .<Callable<Answer>>mapToObj(i -> () ->
                            put("/" + BUCKET + "/k", Integer.toString(i % 10).repeat(500)))
                    .toList();
            for (Future<Answer> answer : threads.invokeAll(writers)) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        String text = new String(KODO.emulator().objectBytes(BUCKET, "k"), StandardCharsets.UTF_8);

        assertThat(text).hasSize(500).isEqualTo(text.substring(0, 1).repeat(500));
    }

    @Test
    void regionsCanBeMadeUp() throws IOException {
        try (KodoEmulator emulator = KodoEmulator.builder()
                .region(KodoRegion.of("private-1", "p1", "Private cloud"))
                .bucket("my-bucket", "p1")
                .start()) {
            assertThat(RawClient.call(emulator, KodoRequests.s3("GET", "/my-bucket", "private-1"))
                            .status())
                    .isEqualTo(200);
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> KodoEmulator.builder().bucket("my-bucket", "mars").start())
                .withMessage("there is no region 'mars' in this emulator");
    }

    @Test
    void trustedDigestsGiveOpaqueEtags() throws IOException {
        try (KodoEmulator emulator =
                KodoEmulator.builder().trustDigests(true).bucket(BUCKET).start()) {
            Answer answer = RawClient.call(
                    emulator,
                    KodoRequests.s3("PUT", "/my-bucket/k")
                            .header("x-amz-content-sha256", "0".repeat(64))
                            .body("hello"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("ETag")).hasSize(30);
        }
    }
}
