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
package io.github.camelcn.common.multipart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.FakeCall;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The store takes parts of 8 to 64 bytes and 128 bytes in one request; the cutoff is 40 bytes, a part has 10. */
class MultipartUploaderTest {

    private static final ObjectRef TARGET = new ObjectRef("bucket", "big");
    private static final TransferOptions OPTIONS = new TransferOptions(40, 10, 1, true);

    private final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");

    @TempDir
    Path folder;

    @Test
    void sendsBelowTheCutoffInOneRequest() throws IOException {
        upload(OPTIONS, Payload.of(TestSources.bytes(39)));

        assertThat(operations()).containsExactly("putObject");
    }

    @Test
    void sendsFromTheCutoffOnInParts() throws IOException {
        upload(OPTIONS, Payload.of(TestSources.bytes(40)));

        assertThat(operations())
                .containsExactly(
                        "initiateMultipartUpload",
                        "uploadPart",
                        "uploadPart",
                        "uploadPart",
                        "uploadPart",
                        "completeMultipartUpload");
    }

    @Test
    void aCutoffOfZeroSendsAllButEmptyPayloadsInParts() throws IOException {
        upload(OPTIONS.withCutoffBytes(0), Payload.of(TestSources.bytes(1)));
        assertThat(operations()).contains("uploadPart").doesNotContain("putObject");
        store.forgetCalls();

        upload(OPTIONS.withCutoffBytes(0), Payload.empty());
        upload(OPTIONS.withCutoffBytes(0), Payload.of(new ByteArrayInputStream(new byte[0]), Payload.UNKNOWN_LENGTH));
        assertThat(operations()).containsExactly("putObject", "putObject");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10})
    void sendsAShortStreamOfUnknownLengthInOneRequestThatCanBeRepeated(int length) throws IOException {
        upload(OPTIONS, TestSources.unknown(TestSources.bytes(length)));

        assertThat(operations()).containsExactly("putObject");
        assertThat(store.calls()).extracting(FakeCall::bytes).containsExactly((long) length);
        assertThat(stored()).isEqualTo(TestSources.bytes(length));
    }

    @Test
    void sendsAStreamThatReachesTheCutoffInPartsAlthoughOneWouldDo() throws IOException {
        upload(OPTIONS.withCutoffBytes(5), TestSources.unknown(TestSources.bytes(5)));
        assertThat(operations()).contains("uploadPart").doesNotContain("putObject");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void storesTheSameBytesWhateverTheyComeFrom(int concurrency) throws IOException {
        TransferOptions options = OPTIONS.withConcurrency(concurrency);
        for (int length : new int[] {11, 20, 41, 97, 128, 640, 999}) {
            byte[] bytes = TestSources.bytes(length);
            Path file = Files.write(folder.resolve("data"), bytes);
            for (Payload payload : List.of(
                    Payload.of(bytes),
                    Payload.of(file),
                    TestSources.unknown(bytes),
                    Payload.of(TestSources.trickling(bytes), length),
                    Payload.reopenable(() -> TestSources.trickling(bytes), length))) {
                upload(options, payload);
                assertThat(stored()).as(payload.toString()).isEqualTo(bytes);
            }
        }
        assertThat(store.unfinishedUploads()).isEmpty();
        assertThat(store.peakOf("uploadPart")).isLessThanOrEqualTo(concurrency);
    }

    @Test
    void growsThePartsOfALongPayloadSoThatTheirNumberFits() throws IOException {
        byte[] bytes = TestSources.bytes(6_400);
        upload(OPTIONS, Payload.of(bytes));

        assertThat(store.calls("uploadPart")).hasSize(100);
        assertThat(stored()).isEqualTo(bytes);
    }

    @Test
    void numbersPartsFromTheStoresFirstNumberWithoutGaps() throws IOException {
        upload(OPTIONS.withConcurrency(4), TestSources.unknown(TestSources.bytes(95)));

        assertThat(store.calls("uploadPart"))
                .extracting(FakeCall::partNumber)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void storesEverythingElseAlikeOnBothWays() throws IOException {
        CustomerKey key = CustomerKey.of(TestSources.bytes(32));
        PutObjectRequest request = PutObjectRequest.of(TARGET, Payload.empty())
                .withContent(new ContentHeaders("text/plain", "no-cache", "inline", "gzip", "zh", "0"))
                .withUserMetadata(Map.of("owner", "me"))
                .withStorageClass("STANDARD_IA")
                .withEncryption(key)
                .withAttributes(Map.of("x-fake-color", "blue"));

        ObjectInfo single = uploadAndAsk(request.withPayload(Payload.of(TestSources.bytes(10))), key);
        ObjectInfo parts = uploadAndAsk(request.withPayload(Payload.of(TestSources.bytes(100))), key);

        assertThat(operations()).contains("putObject", "completeMultipartUpload");
        assertThat(parts)
                .usingRecursiveComparison()
                .ignoringFields("size", "etag", "lastModified")
                .isEqualTo(single);
        assertThat(parts.encrypted()).isTrue();
        assertThat(parts.attributes()).isEqualTo(Map.of("x-fake-color", "blue"));
    }

    @Test
    void anEncryptedStreamLongerThanAPartIsSentInPartsAlthoughItIsBelowTheCutoff() throws IOException {
        for (Payload stream : List.of(
                Payload.of(TestSources.trickling(TestSources.bytes(39)), 39),
                Payload.reopenable(() -> TestSources.trickling(TestSources.bytes(39)), 39))) {
            store.forgetCalls();
            uploadEncrypted(OPTIONS, stream);

            assertThat(store.calls("uploadPart")).extracting(FakeCall::bytes).containsExactly(10L, 10L, 10L, 9L);
            assertThat(operations()).doesNotContain("putObject");
            assertThat(stored()).isEqualTo(TestSources.bytes(39));
        }
    }

    /** Their digest goes ahead of them, so that they have to be held; what can be read twice has not. */
    @Test
    void oneShotStreamsAreHeldPartByPartForAStoreThatReadsBodiesFirst() throws IOException {
        store.readingBodiesFirst();

        upload(OPTIONS, Payload.of(TestSources.trickling(TestSources.bytes(39)), 39));
        assertThat(store.calls("uploadPart")).extracting(FakeCall::bytes).containsExactly(10L, 10L, 10L, 9L);
        assertThat(stored()).isEqualTo(TestSources.bytes(39));

        store.forgetCalls();
        upload(OPTIONS, Payload.of(TestSources.trickling(TestSources.bytes(10)), 10));
        upload(OPTIONS, Payload.reopenable(() -> TestSources.trickling(TestSources.bytes(39)), 39));
        assertThat(operations()).containsExactly("putObject", "putObject");
    }

    @Test
    void whatIsCheapToDigestIsEncryptedInOneRequest() throws IOException {
        uploadEncrypted(OPTIONS, Payload.of(TestSources.bytes(39)));

        assertThat(operations()).containsExactly("putObject");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEncryptedStreamOfUpToOnePartIsReadBeforeItIsSent(boolean multipartAllowed) throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        store.inject(Fault.on("putObject", call -> assertThat(closed).isTrue()));

        uploadEncrypted(OPTIONS.withMultipartAllowed(multipartAllowed), Payload.of(closing(10, closed), 10));

        assertThat(operations()).containsExactly("putObject");
        assertThat(stored()).isEqualTo(TestSources.bytes(10));
    }

    @Test
    void anEncryptedStreamThatIsLongerThanItSaysIsNotStored() {
        assertThatThrownBy(
                        () -> uploadEncrypted(OPTIONS, Payload.of(new ByteArrayInputStream(TestSources.bytes(11)), 10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than the 10 bytes");
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void anEncryptedStreamThatMayNotBeCutIsSentAsItIs() throws IOException {
        uploadEncrypted(
                OPTIONS.withMultipartAllowed(false), Payload.of(TestSources.trickling(TestSources.bytes(39)), 39));

        assertThat(operations()).containsExactly("putObject");
        assertThat(stored()).isEqualTo(TestSources.bytes(39));
    }

    private static InputStream closing(int length, AtomicBoolean closed) {
        return new ByteArrayInputStream(TestSources.bytes(length)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    private void uploadEncrypted(TransferOptions options, Payload payload) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, options)) {
            uploader.upload(PutObjectRequest.of(TARGET, payload).withEncryption(CustomerKey.of(TestSources.bytes(32))));
        }
    }

    @Test
    void saysThatAPayloadIsTooLongForOneRequest() {
        TransferOptions single = OPTIONS.withMultipartAllowed(false);

        assertThatThrownBy(() -> upload(single, Payload.of(TestSources.bytes(129))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("putObject bucket/big: 129 bytes are more than the 128 bytes this store takes in one"
                        + " request, and multiPartUpload is off");
        assertThatThrownBy(() -> upload(single, TestSources.unknown(TestSources.bytes(11))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit into one partSize (10 bytes) needs parts");
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void withoutPartsTheCutoffHasNoMeaning() throws IOException {
        upload(OPTIONS.withMultipartAllowed(false), Payload.of(TestSources.bytes(128)));
        upload(OPTIONS.withMultipartAllowed(false), TestSources.unknown(TestSources.bytes(10)));

        assertThat(operations()).containsExactly("putObject", "putObject");
    }

    private PutObjectResult upload(TransferOptions options, Payload payload) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, options)) {
            return uploader.upload(PutObjectRequest.of(TARGET, payload));
        }
    }

    private ObjectInfo uploadAndAsk(PutObjectRequest request, CustomerKey key) throws IOException {
        try (MultipartUploader uploader = new MultipartUploader(store, OPTIONS)) {
            uploader.upload(request);
        }
        try (StoredObject object = store.get(GetObjectRequest.of(TARGET).withEncryption(Optional.of(key)))) {
            assertThat(object.content().readAllBytes())
                    .isEqualTo(TestSources.bytes((int) request.payload().length()));
        }
        return store.head(HeadObjectRequest.of(TARGET));
    }

    private List<String> operations() {
        return store.calls().stream().map(FakeCall::operation).toList();
    }

    private byte[] stored() {
        return store.bytesOf("bucket", "big").orElseThrow();
    }
}
