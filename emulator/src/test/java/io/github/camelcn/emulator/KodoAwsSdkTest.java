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

import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** What the S3 side claims, checked by a client that knows nothing of it: the AWS SDK for Java. */
class KodoAwsSdkTest {
    private static final String BUCKET = "my-bucket";

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(
            KodoEmulator.builder().bucket(BUCKET).bucket("south-bucket", "z2").minPartBytes(1024));

    private S3Client client;

    @BeforeEach
    void connect() {
        client = client("cn-east-1", KodoEmulator.SECRET_KEY);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private static S3Client client(String region, String secret) {
        return S3Client.builder()
                .endpointOverride(KODO.endpoint())
                .region(Region.of(region))
                .credentialsProvider(credentials(secret))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .build();
    }

    private static StaticCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KodoEmulator.ACCESS_KEY, secret));
    }

    @Test
    void writesAndReadsAnObjectWithMetadata() {
        client.putObject(
                put -> put.bucket(BUCKET)
                        .key("数据/a b+c.txt")
                        .contentType("text/plain")
                        .metadata(Map.of("colour", "blue"))
                        .storageClass("LINE"),
                RequestBody.fromString("hello"));

        ResponseBytes<GetObjectResponse> object =
                client.getObjectAsBytes(get -> get.bucket(BUCKET).key("数据/a b+c.txt"));
        HeadObjectResponse head = client.headObject(call -> call.bucket(BUCKET).key("数据/a b+c.txt"));

        assertThat(object.asUtf8String()).isEqualTo("hello");
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(head.metadata()).containsExactly(Map.entry("colour", "blue"));
        assertThat(head.storageClassAsString()).isEqualTo("LINE");
        assertThat(KODO.emulator().objectBytes(BUCKET, "数据/a b+c.txt"))
                .asString()
                .isEqualTo("hello");
    }

    @Test
    void readsAwkwardKeys() {
        for (String key : List.of("a//b", "/lead", "a'(b)*!~", "a%2Fb", "q?&=#", "ünï", "😀/x", "a/", "+")) {
            client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(key));
            assertThat(client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key))
                            .asUtf8String())
                    .isEqualTo(key);
        }
        assertThat(client.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .containsExactlyElementsOf(KODO.emulator().keys(BUCKET));
    }

    @Test
    void readsARange() {
        client.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("0123456789"));

        ResponseBytes<GetObjectResponse> object =
                client.getObjectAsBytes(get -> get.bucket(BUCKET).key("k").range("bytes=2-4"));

        assertThat(object.asUtf8String()).isEqualTo("234");
        assertThat(object.response().contentRange()).isEqualTo("bytes 2-4/10");
    }

    @Test
    void knowsTheExceptionsOfMissingThings() {
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(
                        () -> client.getObjectAsBytes(get -> get.bucket(BUCKET).key("missing")));
        assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> client.listObjects(list -> list.bucket("missing-bucket")));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client("cn-east-1", "wrong").listBuckets())
                .satisfies(e -> assertThat(code(e)).isEqualTo("SignatureDoesNotMatch"));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client.listObjects(list -> list.bucket("south-bucket")))
                .satisfies(e -> assertThat(code(e)).isEqualTo("AuthorizationHeaderMalformed"));
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails().errorCode();
    }

    @Test
    void uploadsInPartsAndCopiesAPart() {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        client.putObject(put -> put.bucket(BUCKET).key("source"), RequestBody.fromBytes(bytes));
        String id = client.createMultipartUpload(
                        create -> create.bucket(BUCKET).key("parts").contentType("a/b"))
                .uploadId();
        String first = client.uploadPart(
                        part -> part.bucket(BUCKET).key("parts").uploadId(id).partNumber(1),
                        RequestBody.fromBytes(Arrays.copyOf(bytes, 2000)))
                .eTag();
        String second = client.uploadPartCopy(part -> part.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2000-4999")
                        .destinationBucket(BUCKET)
                        .destinationKey("parts")
                        .uploadId(id)
                        .partNumber(7))
                .copyPartResult()
                .eTag();

        assertThat(client.listParts(list -> list.bucket(BUCKET).key("parts").uploadId(id))
                        .parts())
                .extracting(Part::partNumber, Part::size)
                .containsExactly(tuple(1, 2000L), tuple(7, 3000L));
        assertThat(client.listMultipartUploads(list -> list.bucket(BUCKET)).uploads())
                .hasSize(1);
        String etag = client.completeMultipartUpload(complete -> complete.bucket(BUCKET)
                        .key("parts")
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(
                                CompletedPart.builder()
                                        .partNumber(1)
                                        .eTag(first)
                                        .build(),
                                CompletedPart.builder()
                                        .partNumber(7)
                                        .eTag(second)
                                        .build())))
                .eTag();

        ResponseBytes<GetObjectResponse> object =
                client.getObjectAsBytes(get -> get.bucket(BUCKET).key("parts"));
        assertThat(object.asByteArray()).isEqualTo(bytes);
        assertThat(object.response().contentType()).isEqualTo("a/b");
        assertThat(object.response().eTag()).isEqualTo(etag).endsWith("-2\"");
        assertThat(KODO.emulator().uploads(BUCKET)).isEmpty();
    }

    @Test
    void abortsAnUpload() {
        String id = client.createMultipartUpload(create -> create.bucket(BUCKET).key("parts"))
                .uploadId();

        client.abortMultipartUpload(abort -> abort.bucket(BUCKET).key("parts").uploadId(id));

        assertThat(KODO.emulator().uploads(BUCKET)).isEmpty();
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client.listParts(
                        list -> list.bucket(BUCKET).key("parts").uploadId(id)))
                .satisfies(e -> assertThat(code(e)).isEqualTo("NoSuchUpload"));
    }

    @Test
    void pagesThroughAListing() {
        IntStream.range(0, 25).forEach(i -> KODO.emulator().putObject(BUCKET, "k" + (10 + i), new byte[i]));
        KODO.emulator().putObject(BUCKET, "folder/x", new byte[1]);
        KODO.emulator().putObject(BUCKET, "folder/y", new byte[1]);

        List<String> keys =
                client
                        .listObjectsV2Paginator(
                                list -> list.bucket(BUCKET).prefix("k").maxKeys(7))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList();
        ListObjectsV2Response grouped =
                client.listObjectsV2(list -> list.bucket(BUCKET).delimiter("/").maxKeys(3));

        assertThat(keys).hasSize(25).isSorted();
        assertThat(grouped.commonPrefixes()).singleElement().satisfies(p -> assertThat(p.prefix())
                .isEqualTo("folder/"));
        assertThat(grouped.keyCount()).isEqualTo(3);
        assertThat(grouped.isTruncated()).isTrue();
    }

    @Test
    void deletesManyAndOne() {
        IntStream.range(0, 5).forEach(i -> KODO.emulator().putObject(BUCKET, "k" + i, new byte[i]));

        DeleteObjectsResponse deleted = client.deleteObjects(call -> call.bucket(BUCKET)
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("k1").build(),
                        ObjectIdentifier.builder().key("k2").build(),
                        ObjectIdentifier.builder().key("missing & < >").build())));
        client.deleteObject(call -> call.bucket(BUCKET).key("k3"));

        assertThat(deleted.deleted()).hasSize(3);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("k0", "k4");
    }

    @Test
    void copiesAnObjectAndChangesItsClass() {
        client.putObject(
                put -> put.bucket(BUCKET).key("a b").metadata(Map.of("x", "1")), RequestBody.fromString("hello"));

        CopyObjectResponse copied = client.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey("a b")
                .destinationBucket(BUCKET)
                .destinationKey("c")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("y", "2")));
        client.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey("a b")
                .destinationBucket(BUCKET)
                .destinationKey("a b")
                .storageClass("DEEP_ARCHIVE"));

        assertThat(copied.copyObjectResult().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(KODO.emulator().store().metadata(BUCKET, "c")).containsExactly(Map.entry("y", "2"));
        assertThat(KODO.emulator().store().metadata(BUCKET, "a b")).containsExactly(Map.entry("x", "1"));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(
                        () -> client.getObjectAsBytes(get -> get.bucket(BUCKET).key("a b")))
                .satisfies(e -> assertThat(code(e)).isEqualTo("InvalidObjectState"));
    }

    @Test
    void restoresAnArchivedObject() {
        client.putObject(put -> put.bucket(BUCKET).key("k").storageClass("GLACIER"), RequestBody.fromString("hello"));

        client.restoreObject(restore -> restore.bucket(BUCKET).key("k").restoreRequest(request -> request.days(2)
                .glacierJobParameters(job -> job.tier("Standard"))));
        String thawing = client.headObject(call -> call.bucket(BUCKET).key("k")).restore();
        KODO.emulator().store().finishRestores();

        assertThat(thawing).isEqualTo("ongoing-request=\"true\"");
        assertThat(client.headObject(call -> call.bucket(BUCKET).key("k")).restore())
                .startsWith("ongoing-request=\"false\", expiry-date=");
        assertThat(client.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asUtf8String())
                .isEqualTo("hello");
    }

    @Test
    void managesABucket() {
        client.createBucket(create ->
                create.bucket("fresh-bucket").createBucketConfiguration(c -> c.locationConstraint("cn-east-1")));
        client.putBucketAcl(acl -> acl.bucket("fresh-bucket").acl(BucketCannedACL.PUBLIC_READ));
        client.putBucketCors(cors -> cors.bucket("fresh-bucket")
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedOrigins("https://a")
                        .allowedMethods("GET", "PUT")
                        .maxAgeSeconds(60)
                        .build())));
        client.putBucketTagging(tags -> tags.bucket("fresh-bucket")
                .tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));
        client.putBucketPolicy(policy -> policy.bucket("fresh-bucket")
                .policy("{\"Version\":\"2024-05-20\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::fresh-bucket/*\"}]}"));

        assertThat(client.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .containsExactly("fresh-bucket", BUCKET, "south-bucket");
        assertThat(client.headBucket(head -> head.bucket("fresh-bucket")).bucketRegion())
                .isEqualTo("cn-east-1");
        assertThat(client.getBucketLocation(call -> call.bucket("south-bucket")).locationConstraintAsString())
                .isEqualTo("cn-south-1");
        assertThat(client.getBucketAcl(acl -> acl.bucket("fresh-bucket")).grants())
                .extracting(grant -> grant.permissionAsString())
                .containsExactly("FULL_CONTROL", "READ");
        assertThat(client.getBucketCors(cors -> cors.bucket("fresh-bucket")).corsRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.allowedMethods()).containsExactly("GET", "PUT"));
        assertThat(client.getBucketTagging(tags -> tags.bucket("fresh-bucket")).tagSet())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("v"));
        assertThat(client.getBucketPolicy(policy -> policy.bucket("fresh-bucket"))
                        .policy())
                .contains("s3:GetObject");
        client.deleteBucket(delete -> delete.bucket("fresh-bucket"));
        assertThat(KODO.emulator().store().buckets()).containsExactly(BUCKET, "south-bucket");
    }

    @Test
    void linksCanBeUsedWithoutCredentials() throws Exception {
        KODO.emulator().putObject(BUCKET, "a b/数", "hello".getBytes(StandardCharsets.UTF_8));
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(KODO.endpoint())
                .region(Region.of("cn-east-1"))
                .credentialsProvider(credentials(KodoEmulator.SECRET_KEY))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            URI link = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(
                                    get -> get.bucket(BUCKET).key("a b/数").responseContentType("text/x")))
                    .url()
                    .toURI();
            URLConnection connection = link.toURL().openConnection();

            assertThat(connection.getContentType()).isEqualTo("text/x");
            assertThat(connection.getInputStream()).hasContent("hello");
        }
    }
}
