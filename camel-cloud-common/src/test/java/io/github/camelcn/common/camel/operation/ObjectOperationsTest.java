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
package io.github.camelcn.common.camel.operation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectOperationsTest {

    private static final String HELLO_MD5 = "XUFAKrxLKna5cZ2REBfFkg==";

    @AutoClose
    private final HandlerRig rig = new HandlerRig();

    @TempDir
    private Path folder;

    private PutObject put() {
        return new PutObject(new MultipartUploader(rig.store, TransferOptions.DEFAULT), rig.fields());
    }

    private CopyObject copy() {
        return new CopyObject(new LargeCopy(rig.store, TransferOptions.DEFAULT), rig.fields());
    }

    private String stored(String key) {
        return new String(rig.store.bytesOf("photos", key).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void aFileThatWasWrittenToWhileItWasStoredIsNotDeleted() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "stored");
        rig.deleteAfterWrite = true;
        rig.store.inject(Fault.on("putObject", call -> Files.writeString(file, "stored, and more")));

        try (MessageReader message = new MessageReader(rig.exchange(file, Map.of(HandlerRig.NAMES.key, "k")))) {
            PutObject put = put();
            put.execute(put.read(message));

            assertThatThrownBy(message::succeeded).hasMessageContaining("was written to while it was stored");
        }
        assertThat(stored("k")).isEqualTo("stored");
        assertThat(file).hasContent("stored, and more");
    }

    @Test
    void putSaysWhatItWroteAndLeavesTheBodyAlone() throws Exception {
        OperationResult result = rig.run(put(), "hello", Map.of(HandlerRig.NAMES.key, "a.txt"));

        assertThat(stored("a.txt")).isEqualTo("hello");
        assertThat(result.replacesBody()).isFalse();
        assertThat(result.headers())
                .containsEntry(HandlerRig.NAMES.producedBucketName, "photos")
                .containsEntry(HandlerRig.NAMES.producedKey, "a.txt")
                .containsEntry(HandlerRig.NAMES.eTag, "5d41402abc4b2a76b9719d911017c592")
                .containsKey(HandlerRig.NAMES.requestId)
                .doesNotContainKeys(HandlerRig.NAMES.versionId, HandlerRig.NAMES.bucketName, HandlerRig.NAMES.key);
    }

    @Test
    void theKeyIsTheHeaderElseKeyNameElseTheUriElseTheFileName() throws Exception {
        Map<String, Object> fileName = Map.of(Exchange.FILE_NAME, "from-file.txt", "n", 7);

        assertThat(rig.read(put(), "x", fileName).target().key()).isEqualTo("from-file.txt");
        rig.key = "from/uri.txt";
        assertThat(rig.read(put(), "x", fileName).target().key()).isEqualTo("from/uri.txt");
        rig.keyName = "from/option-${header.n}.txt";
        assertThat(rig.read(put(), "x", fileName).target().key()).isEqualTo("from/option-7.txt");
        assertThat(rig.read(put(), "x", Map.of(HandlerRig.NAMES.key, "from header"))
                        .target()
                        .key())
                .isEqualTo("from header");
    }

    @Test
    void aFileNameNeverNamesWhatIsReadOrDeleted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rig.read(new DeleteObject(rig.store, rig.fields()), null, Map.of(Exchange.FILE_NAME, "a.txt")))
                .withMessage("no key: set header CamelTestKey, or the option keyName, or name it in the URI behind"
                        + " the bucket");
    }

    @Test
    void aPutWithoutAnyNameSaysWhereNamesComeFrom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(put(), "x", Map.of()))
                .withMessageContaining("no key: set header CamelTestKey")
                .withMessageContaining("CamelFileName");
    }

    @Test
    void aConsumedBucketNameNeverRedirectsButTheOverrideDoes() throws Exception {
        Map<String, Object> consumed = Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.bucketName, "archive");
        Map<String, Object> override =
                Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.overrideBucketName, "archive");

        assertThat(rig.read(put(), "x", consumed).target().bucket()).isEqualTo("photos");
        assertThat(rig.read(put(), "x", override).target().bucket()).isEqualTo("archive");
    }

    @Test
    void contentHeadersMetadataStorageClassAndKeyReachTheRequest() throws Exception {
        CustomerKey key = CustomerKey.of(new byte[32]);
        rig.storageClass = "STANDARD";
        PutObjectRequest request = rig.read(
                put(),
                "x",
                Map.ofEntries(
                        Map.entry(HandlerRig.NAMES.key, "k"),
                        Map.entry(HandlerRig.NAMES.contentType, "text/plain"),
                        Map.entry(HandlerRig.NAMES.cacheControl, "no-store"),
                        Map.entry(HandlerRig.NAMES.contentDisposition, "inline"),
                        Map.entry(HandlerRig.NAMES.contentEncoding, "gzip"),
                        Map.entry(HandlerRig.NAMES.contentLanguage, "zh"),
                        Map.entry(HandlerRig.NAMES.expires, Instant.EPOCH),
                        Map.entry(HandlerRig.NAMES.metadata, Map.of("owner", "li", "CamelOwner", "never", "n", 1)),
                        Map.entry(HandlerRig.NAMES.storageClass, "STANDARD_IA"),
                        Map.entry(HandlerRig.NAMES.encryptionCustomerKey, new byte[32])));

        assertThat(request.content())
                .isEqualTo(new ContentHeaders(
                        "text/plain", "no-store", "inline", "gzip", "zh", "Thu, 01 Jan 1970 00:00:00 GMT"));
        assertThat(request.userMetadata()).containsOnly(Map.entry("owner", "li"), Map.entry("n", "1"));
        assertThat(request.storageClass()).isEqualTo("STANDARD_IA");
        assertThat(request.encryption()).contains(key);
    }

    @Test
    void theStorageClassAndKeyOfTheOptionsHoldWhereTheMessageIsSilent() throws Exception {
        rig.storageClass = "STANDARD_IA";
        rig.encryption = Optional.of(CustomerKey.of(new byte[32]));

        PutObjectRequest request = rig.read(put(), "x", Map.of(HandlerRig.NAMES.key, "k"));

        assertThat(request.storageClass()).isEqualTo("STANDARD_IA");
        assertThat(request.encryption()).isEqualTo(rig.encryption);
    }

    @Test
    void aConditionThatWouldNotCountIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        put(), "x", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.ifNoneMatchCondition, "*")))
                .withMessage(
                        "putObject takes no CamelTestIfNoneMatchCondition: the service does not document conditions"
                                + " of writes, so the object would be replaced all the same. Remove the header, and ask with"
                                + " headObject before if you have to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        put(), "x", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.ifMatchCondition, "abc")))
                .withMessageStartingWith("putObject takes no CamelTestIfMatchCondition");
    }

    @Test
    void aWrongNameOfMetadataIsRefusedWithItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        put(), "x", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.metadata, Map.of("a b", "1"))))
                .withMessage("header CamelTestMetadata holds the name \"a b\": names of user metadata consist of A-Z,"
                        + " a-z, 0-9, dot, hyphen and underscore");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rig.read(put(), "x", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.metadata, "owner=li")))
                .withMessage("header CamelTestMetadata must be a Map of text to text, but is String \"owner=li\"");
    }

    @Test
    void aBodyThatFitsItsDigestIsStored() throws Exception {
        rig.run(put(), "hello", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.contentMd5, HELLO_MD5));
        rig.run(put(), stream("hello"), Map.of(HandlerRig.NAMES.key, "s", HandlerRig.NAMES.contentMd5, HELLO_MD5));

        assertThat(stored("k")).isEqualTo("hello");
        assertThat(stored("s")).isEqualTo("hello");
    }

    @Test
    void aBodyThatDoesNotFitItsDigestIsNeverStored() {
        for (Object body : List.of("hullo", stream("hullo"))) {
            assertThatThrownBy(() -> rig.run(
                            put(), body, Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.contentMd5, HELLO_MD5)))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("nothing was stored");
        }
        assertThat(rig.store.keysIn("photos")).isEmpty();
    }

    @Test
    void aDigestThatIsNoneIsRefused() {
        for (String md5 : List.of("not base64!", "aGVsbG8=")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rig.run(
                            put(), "hello", Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.contentMd5, md5)))
                    .withMessage("header CamelTestContentMD5 must be the base64 of the 16 bytes of an MD5 digest");
        }
    }

    @Test
    void aFileIsReadWhereItLiesAndStaysThere() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "from a file");
        rig.run(put(), file.toFile(), Map.of(HandlerRig.NAMES.key, "k"));
        assertThat(file).exists();

        assertThat(stored("k")).isEqualTo("from a file");
    }

    @Test
    void getOpensTheObjectAndTellsAllAboutIt() throws Exception {
        rig.store.with("photos", "k", bytes("hello"));

        OperationResult result =
                rig.run(new GetObject(rig.store, rig.fields()), null, Map.of(HandlerRig.NAMES.key, "k"));

        assertThat((InputStream) result.body()).hasContent("hello");
        assertThat(result.headers())
                .containsEntry(HandlerRig.NAMES.bucketName, "photos")
                .containsEntry(HandlerRig.NAMES.key, "k")
                .containsEntry(HandlerRig.NAMES.contentLength, 5L)
                .containsEntry(HandlerRig.NAMES.encrypted, false)
                .containsKeys(HandlerRig.NAMES.eTag, HandlerRig.NAMES.lastModified, Exchange.MESSAGE_TIMESTAMP)
                .doesNotContainKey(HandlerRig.NAMES.contentRange);
    }

    @Test
    void rangesAreClosedOpenOrCountedFromTheEnd() throws Exception {
        rig.store.with("photos", "k", bytes("0123456789"));
        GetObjectRange range = new GetObjectRange(rig.store, rig.fields());

        assertThat(ranged(range, Map.of(HandlerRig.NAMES.rangeStart, 2, HandlerRig.NAMES.rangeEnd, "4")))
                .isEqualTo("234 of bytes 2-4/10");
        assertThat(ranged(range, Map.of(HandlerRig.NAMES.rangeStart, 8L))).isEqualTo("89 of bytes 8-9/10");
        assertThat(ranged(range, Map.of(HandlerRig.NAMES.rangeStart, -3))).isEqualTo("789 of bytes 7-9/10");
    }

    private String ranged(GetObjectRange range, Map<String, Object> bounds) throws Exception {
        Map<String, Object> headers = new HashMap<>(bounds);
        headers.put(HandlerRig.NAMES.key, "k");
        OperationResult result = rig.run(range, null, headers);
        try (InputStream body = (InputStream) result.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8) + " of "
                    + result.headers().get(HandlerRig.NAMES.contentRange);
        }
    }

    @Test
    void rangesThatMeanNothingAreRefused() {
        GetObjectRange range = new GetObjectRange(rig.store, rig.fields());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranged(range, Map.of(HandlerRig.NAMES.rangeEnd, 5)))
                .withMessage("header CamelTestRangeStart must be set to the first byte that is wanted, or to -n for the"
                        + " last n bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranged(range, Map.of(HandlerRig.NAMES.rangeStart, -5, HandlerRig.NAMES.rangeEnd, 5)))
                .withMessageContaining("CamelTestRangeEnd must not be set when header CamelTestRangeStart is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranged(range, Map.of(HandlerRig.NAMES.rangeStart, 5, HandlerRig.NAMES.rangeEnd, 4)))
                .withMessage("the range ends (4) before it starts (5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranged(range, Map.of(HandlerRig.NAMES.rangeStart, "five")))
                .withMessage("header CamelTestRangeStart must be a whole number, but is String \"five\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range.execute(GetObjectRequest.of(new ObjectRef("photos", "k"))))
                .withMessage("getObjectRange needs a request with a range");
    }

    @Test
    void conditionsAreReadWithAndWithoutQuotes() throws Exception {
        HeadObjectRequest request = rig.read(
                new HeadObject(rig.store, rig.fields()),
                null,
                Map.of(
                        HandlerRig.NAMES.key, "k",
                        HandlerRig.NAMES.ifMatchCondition, "\"abc\"",
                        HandlerRig.NAMES.ifNoneMatchCondition, "def",
                        HandlerRig.NAMES.ifModifiedSinceCondition, "Fri, 1 Mar 2024 08:00:00 GMT",
                        HandlerRig.NAMES.ifUnmodifiedSinceCondition, "2024-03-01T08:00:00Z"));

        assertThat(request.conditions().ifMatch()).isEqualTo("abc");
        assertThat(request.conditions().ifNoneMatch()).isEqualTo("def");
        assertThat(request.conditions().ifModifiedSince()).contains(Instant.parse("2024-03-01T08:00:00Z"));
        assertThat(request.conditions().ifUnmodifiedSince()).contains(Instant.parse("2024-03-01T08:00:00Z"));
    }

    @Test
    void headAnswersWithTheInfoItself() throws Exception {
        rig.store.with("photos", "k", bytes("hello"));

        OperationResult result =
                rig.run(new HeadObject(rig.store, rig.fields()), "before", Map.of(HandlerRig.NAMES.key, "k"));

        assertThat(result.body()).isInstanceOfSatisfying(ObjectInfo.class, info -> assertThat(info.size())
                .isEqualTo(5));
        assertThat(result.headers()).containsEntry(HandlerRig.NAMES.contentLength, 5L);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }
}
