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
package io.github.camelcn.component.kodo.independent;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.DeleteObjectsRequest;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.kodo.client.RestoreObjectRequest;
import io.github.camelcn.component.kodo.client.RestoreResult;
import io.github.camelcn.component.kodo.client.RestoreStatus;
import io.github.camelcn.component.kodo.names.KodoStorageClass;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;

import static io.github.camelcn.component.kodo.independent.TwoClients.BUCKET;
import static io.github.camelcn.component.kodo.independent.TwoClients.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Objects that we wrote are what the AWS SDK reads, and the other way round. */
class AwsSdkObjectsTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";

    @RegisterExtension
    static final KodoEmulatorExtension KODO =
            new KodoEmulatorExtension(KodoEmulator.builder().bucket(BUCKET));

    @AutoClose
    private final TwoClients clients = new TwoClients(KODO.emulator());

    // ---------------------------------------------------------------- keys

    @ParameterizedTest
    @MethodSource(KEYS)
    void theSdkReadsListsAndDeletesTheKeyThatWePut(String key) throws IOException {
        clients.put(key, "of " + key);

        assertThat(clients.sdkRead(key)).isEqualTo("of " + key);
        assertThat(clients.sdk.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .containsExactly(key);
        clients.sdk.deleteObject(delete -> delete.bucket(BUCKET).key(key));
        assertThatThrownBy(() -> clients.head(key)).isInstanceOf(ObjectNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void weReadListAndDeleteTheKeyThatTheSdkPut(String key) throws IOException {
        clients.sdkPut(key, "of " + key);

        assertThat(clients.read(key)).isEqualTo("of " + key);
        assertThat(listed()).containsExactly(key);
        clients.kodo.delete(new DeleteObjectRequest(ref(key)));
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> clients.sdkRead(key));
    }

    private List<String> listed() throws IOException {
        return clients.kodo.list(new ListObjectsRequest(BUCKET, "", "", ListCursor.START, 1000)).objects().stream()
                .map(info -> info.ref().key())
                .toList();
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void eachCopiesWhatTheOtherPut(String key) throws IOException {
        clients.put(key, "ours");
        clients.sdk.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey(key)
                .destinationBucket(BUCKET)
                .destinationKey("theirs"));
        assertThat(clients.read("theirs")).isEqualTo("ours");

        clients.sdkPut("plain", "theirs");
        clients.kodo.copy(CopyObjectRequest.of(ref("plain"), ref(key)));
        assertThat(clients.sdkRead(key)).isEqualTo("theirs");
    }

    @Test
    void eachDeletesManyKeysOfTheOther() throws IOException {
        List<String> keys = new ArrayList<>(AwkwardKeys.all().toList());
        IntStream.range(0, 1000 - keys.size()).forEach(number -> keys.add("k" + number));

        keys.forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[0]));
        assertThat(clients.kodo
                        .deleteAll(new DeleteObjectsRequest(BUCKET, keys))
                        .deleted())
                .containsExactlyElementsOf(keys);
        assertThat(clients.sdk.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .isEmpty();

        keys.forEach(key -> KODO.emulator().putObject(BUCKET, key, new byte[0]));
        Delete all = Delete.builder()
                .objects(keys.stream()
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())
                .build();
        assertThat(clients.sdk
                        .deleteObjects(delete -> delete.bucket(BUCKET).delete(all))
                        .deleted())
                .extracting(DeletedObject::key)
                .containsExactlyElementsOf(keys);
        assertThat(listed()).isEmpty();
    }

    /** The SDK sends such a key as it is; OkHttp would resolve it to another object. */
    @ParameterizedTest
    @ValueSource(strings = {"a/../b", "./a", "a/."})
    void keysWithDotSegmentsAreListedAndRefusedInsteadOfTouchingAnotherObject(String key) throws IOException {
        clients.sdkPut(key, "dots");

        assertThat(clients.sdkRead(key)).isEqualTo("dots");
        assertThat(listed()).containsExactly(key);
        assertThatThrownBy(() -> clients.read(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("segment");
    }

    // ---------------------------------------------------------------- what comes with the bytes

    private static final ContentHeaders CONTENT = new ContentHeaders(
            "text/plain; charset=utf-8",
            "max-age=60, private",
            "attachment; filename=\"a b.txt\"",
            "identity",
            "zh-CN",
            "Fri, 01 Jan 2027 00:00:00 GMT");

    @Test
    void theSdkReadsHeadersMetadataAndStorageClassOfOurObject() throws IOException {
        byte[] bytes = random(100_000);
        String etag = clients.kodo
                .put(PutObjectRequest.of(ref("k"), Payload.of(bytes))
                        .withContent(CONTENT)
                        .withUserMetadata(Map.of("Colour", "blue", "note", "a, b;  c=\"d\""))
                        .withStorageClass("LINE"))
                .etag();

        ResponseBytes<GetObjectResponse> object =
                clients.sdk.getObjectAsBytes(get -> get.bucket(BUCKET).key("k"));
        GetObjectResponse headers = object.response();

        assertThat(object.asByteArray()).isEqualTo(bytes);
        assertThat(headers.eTag()).isEqualTo('"' + etag + '"');
        assertThat(headers.contentType()).isEqualTo(CONTENT.contentType());
        assertThat(headers.cacheControl()).isEqualTo(CONTENT.cacheControl());
        assertThat(headers.contentDisposition()).isEqualTo(CONTENT.contentDisposition());
        assertThat(headers.contentEncoding()).isEqualTo(CONTENT.contentEncoding());
        assertThat(headers.contentLanguage()).isEqualTo(CONTENT.contentLanguage());
        assertThat(headers.expiresString()).isEqualTo(CONTENT.expires());
        assertThat(headers.storageClassAsString()).isEqualTo("LINE");
        assertThat(headers.metadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of("colour", "blue", "note", "a, b;  c=\"d\""));
    }

    @Test
    void weReadHeadersMetadataAndStorageClassOfTheSdksObject() throws IOException {
        byte[] bytes = random(100_000);
        String etag = clients.sdk
                .putObject(
                        put -> put.bucket(BUCKET)
                                .key("k")
                                .contentType(CONTENT.contentType())
                                .cacheControl(CONTENT.cacheControl())
                                .contentDisposition(CONTENT.contentDisposition())
                                .contentEncoding(CONTENT.contentEncoding())
                                .contentLanguage(CONTENT.contentLanguage())
                                .expires(Instant.parse("2027-01-01T00:00:00Z"))
                                .storageClass("INTELLIGENT_TIERING")
                                .metadata(Map.of("Colour", "blue")),
                        RequestBody.fromBytes(bytes))
                .eTag();

        ObjectInfo info = clients.head("k");

        assertThat(clients.bytes(GetObjectRequest.of(ref("k")))).isEqualTo(bytes);
        assertThat('"' + info.etag() + '"').isEqualTo(etag);
        assertThat(info.size()).isEqualTo(bytes.length);
        assertThat(info.content()).isEqualTo(CONTENT);
        assertThat(info.storageClass()).isEqualTo("INTELLIGENT_TIERING");
        assertThat(info.userMetadata()).containsExactly(Map.entry("colour", "blue"));
    }

    /** What S3 headers cannot carry we send percent-encoded, and say so; the SDK leaves it to its user. */
    @Test
    void metadataInChineseReachesTheSdkPercentEncodedAndUsDecoded() throws IOException {
        clients.kodo.put(
                PutObjectRequest.of(ref("k"), Payload.of(new byte[1])).withUserMetadata(Map.of("colour", "蓝")));

        assertThat(clients.sdk.headObject(head -> head.bucket(BUCKET).key("k")).metadata())
                .containsExactly(Map.entry("colour", "%E8%93%9D"));
        assertThat(clients.head("k").userMetadata()).containsExactly(Map.entry("colour", "蓝"));
    }

    @Test
    void anEmptyObjectIsAnObjectToo() throws IOException {
        clients.put("ours", "");
        clients.sdkPut("theirs", "");

        assertThat(clients.sdkRead("ours")).isEmpty();
        assertThat(clients.read("theirs")).isEmpty();
        assertThat(clients.head("theirs").etag()).isEqualTo(clients.head("ours").etag());
        assertThat(clients.head("theirs").size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(KodoStorageClass.class)
    void bothNameTheStorageClassAlike(KodoStorageClass storageClass) throws IOException {
        String name = storageClass.name();
        clients.kodo.put(
                PutObjectRequest.of(ref("ours"), Payload.of(new byte[1])).withStorageClass(name));
        clients.sdk.putObject(
                put -> put.bucket(BUCKET).key("theirs").storageClass(name), RequestBody.fromBytes(new byte[1]));

        // the standard class is not told in a head
        String told = storageClass == KodoStorageClass.STANDARD ? null : name;
        assertThat(clients.sdk
                        .headObject(head -> head.bucket(BUCKET).key("ours"))
                        .storageClassAsString())
                .isEqualTo(told);
        assertThat(clients.head("theirs").storageClass()).isEqualTo(told == null ? "" : told);
        assertThat(clients.sdk.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .extracting(S3Object::storageClassAsString)
                .containsExactly(name, name);
    }

    @Test
    void aCopyKeepsOrReplacesMetadataWhoeverMakesIt() throws IOException {
        clients.kodo.put(PutObjectRequest.of(ref("ours"), Payload.of(new byte[1]))
                .withContent(CONTENT)
                .withUserMetadata(Map.of("x", "1")));
        clients.sdk.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey("ours")
                .destinationBucket(BUCKET)
                .destinationKey("kept")
                .storageClass("LINE"));
        assertThat(clients.head("kept").content()).isEqualTo(CONTENT);
        assertThat(clients.head("kept").userMetadata()).containsExactly(Map.entry("x", "1"));
        assertThat(clients.head("kept").storageClass()).isEqualTo("LINE");

        clients.sdk.copyObject(copy -> copy.sourceBucket(BUCKET)
                .sourceKey("kept")
                .destinationBucket(BUCKET)
                .destinationKey("theirs")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("a/b")
                .metadata(Map.of("y", "2")));
        clients.kodo.copy(new CopyObjectRequest(
                ref("theirs"),
                ref("ours"),
                Conditions.NONE,
                true,
                ContentHeaders.ofType("c/d"),
                Map.of("z", "3"),
                "",
                Optional.empty(),
                Optional.empty()));
        HeadObjectResponse replaced =
                clients.sdk.headObject(head -> head.bucket(BUCKET).key("ours"));
        assertThat(clients.head("theirs").content()).isEqualTo(ContentHeaders.ofType("a/b"));
        assertThat(replaced.contentType()).isEqualTo("c/d");
        assertThat(replaced.metadata()).containsExactly(Map.entry("z", "3"));
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    // ---------------------------------------------------------------- ranges and conditions

    @Test
    void bothReadTheSameRanges() throws IOException {
        clients.put("k", "0123456789");

        for (ByteRange range : List.of(
                ByteRange.closed(0, 0),
                ByteRange.closed(2, 4),
                ByteRange.from(7),
                ByteRange.suffix(3),
                ByteRange.suffix(99))) {
            ResponseBytes<GetObjectResponse> theirs = clients.sdk.getObjectAsBytes(
                    get -> get.bucket(BUCKET).key("k").range(range.header()));
            GetObjectRequest request = GetObjectRequest.of(ref("k")).withRange(range);

            assertThat(clients.bytes(request)).as(range.header()).isEqualTo(theirs.asByteArray());
            try (var ours = clients.kodo.get(request)) {
                assertThat(ours.contentRange()).isEqualTo(theirs.response().contentRange());
            }
        }
    }

    @Test
    void theSdkWritesAndReadsOnTheConditionsThatWeDo() throws IOException {
        clients.put("k", "one");
        String etag = clients.head("k").etag();

        assertThat(clients.sdk
                        .getObjectAsBytes(get -> get.bucket(BUCKET).key("k").ifMatch('"' + etag + '"'))
                        .asUtf8String())
                .isEqualTo("one");
        assertThat(status(() -> clients.sdk.getObjectAsBytes(
                        get -> get.bucket(BUCKET).key("k").ifNoneMatch('"' + etag + '"'))))
                .isEqualTo(304);
        assertThat(status(() -> clients.sdk.getObjectAsBytes(
                        get -> get.bucket(BUCKET).key("k").ifMatch("\"other\""))))
                .isEqualTo(412);
        assertThat(status(() -> clients.sdk.putObject(
                        put -> put.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("two"))))
                .isEqualTo(412);
        assertThat(status(() -> clients.sdk.copyObject(copy -> copy.sourceBucket(BUCKET)
                        .sourceKey("k")
                        .destinationBucket(BUCKET)
                        .destinationKey("c")
                        .copySourceIfNoneMatch('"' + etag + '"'))))
                .isEqualTo(412);

        clients.sdkPut("k", "two");
        assertThatThrownBy(() -> clients.bytes(GetObjectRequest.of(ref("k")).withConditions(Conditions.ifMatch(etag))))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(clients.read("k")).isEqualTo("two");
    }

    private static int status(Runnable call) {
        try {
            call.run();
            return 200;
        } catch (AwsServiceException e) {
            return e.statusCode();
        }
    }

    // ---------------------------------------------------------------- archived objects

    @Test
    void theSdkSeesWhatWeRestore() throws IOException {
        clients.sdk.putObject(
                put -> put.bucket(BUCKET).key("k").storageClass("GLACIER"), RequestBody.fromString("frozen"));
        assertThatThrownBy(() -> clients.read("k")).isInstanceOf(ObjectArchivedException.class);

        assertThat(clients.kodo.restore(new RestoreObjectRequest(ref("k"), 3))).isEqualTo(RestoreResult.STARTED);
        assertThat(clients.sdk.headObject(head -> head.bucket(BUCKET).key("k")).restore())
                .isEqualTo("ongoing-request=\"true\"");
        KODO.emulator().store().finishRestores();
        assertThat(clients.sdkRead("k")).isEqualTo("frozen");
    }

    @Test
    void weSeeWhatTheSdkRestores() throws IOException {
        clients.kodo.put(PutObjectRequest.of(ref("k"), Payload.of("frozen".getBytes(UTF_8)))
                .withStorageClass("DEEP_ARCHIVE"));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> clients.sdkRead("k"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidObjectState"));

        clients.sdk.restoreObject(restore -> restore.bucket(BUCKET).key("k").restoreRequest(request -> request.days(2)
                .glacierJobParameters(job -> job.tier("Standard"))));
        assertThat(RestoreStatus.of(clients.head("k"))).contains(new RestoreStatus(true, Optional.empty()));
        assertThat(clients.kodo.restore(new RestoreObjectRequest(ref("k"), 2))).isEqualTo(RestoreResult.IN_PROGRESS);
        KODO.emulator().store().finishRestores();
        assertThat(RestoreStatus.of(clients.head("k")))
                .hasValueSatisfying(status -> assertThat(status.ongoing()).isFalse())
                .hasValueSatisfying(status -> assertThat(status.readableUntil()).isPresent());
        assertThat(clients.read("k")).isEqualTo("frozen");
    }
}
