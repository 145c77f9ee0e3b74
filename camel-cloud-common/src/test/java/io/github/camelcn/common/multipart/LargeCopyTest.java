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

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
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

/** The store copies 128 bytes at once, and parts of at most 64. */
class LargeCopyTest {

    private static final ObjectRef SOURCE = new ObjectRef("bucket", "source");
    private static final ObjectRef TARGET = new ObjectRef("bucket", "target");
    private static final byte[] LARGE = TestSources.bytes(300);

    private final FakeObjectStore store =
            new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.systemUTC()).withBucket("bucket");
    private final LargeCopy copier = new LargeCopy(store, TransferOptions.DEFAULT.withConcurrency(3));

    @AfterEach
    void nothingStaysBehind() {
        copier.close();
        assertThat(store.unfinishedUploads()).isEmpty();
    }

    @Test
    void copiesSmallObjectsInOneRequest() throws IOException {
        store.with("bucket", "source", TestSources.bytes(128));

        copier.copy(CopyObjectRequest.of(SOURCE, TARGET));

        assertThat(store.calls("copyObject")).hasSize(1);
        assertThat(store.calls("uploadPartCopy")).isEmpty();
        assertThat(store.bytesOf("bucket", "target")).contains(TestSources.bytes(128));
    }

    @Test
    void copiesLargeObjectsPartByPart() throws IOException {
        store.with("bucket", "source", LARGE);

        PutObjectResult result = copier.copy(CopyObjectRequest.of(SOURCE, TARGET));

        assertThat(store.calls("uploadPartCopy")).hasSize(5);
        assertThat(store.peakOf("uploadPartCopy")).isLessThanOrEqualTo(3);
        assertThat(store.bytesOf("bucket", "target")).contains(LARGE);
        assertThat(result.etag()).isEqualTo(TestSources.etagOfParts(LARGE, 64));
    }

    /** Some stores do not say beforehand how much they copy at once. */
    @Test
    void copiesPartByPartWhatTheStoreDoesNotCopyAtOnce() throws IOException {
        store.with("bucket", "source", TestSources.bytes(128));
        store.inject(Fault.answering("copyObject", ErrorKind.COPY_TOO_LARGE, 400, "TooLarge"));

        copier.copy(CopyObjectRequest.of(SOURCE, TARGET));

        assertThat(store.calls("uploadPartCopy")).isNotEmpty();
        assertThat(store.bytesOf("bucket", "target")).contains(TestSources.bytes(128));
    }

    @Test
    void anyOtherRefusalOfACopyIsFinal() {
        store.with("bucket", "source", TestSources.bytes(128));
        store.inject(Fault.answering("copyObject", ErrorKind.ACCESS_DENIED, 403, "No"));

        assertThatThrownBy(() -> copier.copy(CopyObjectRequest.of(SOURCE, TARGET)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(store.calls("initiateMultipartUpload")).isEmpty();
    }

    @Test
    void keepsHeadersMetadataAndStorageClass() throws IOException {
        for (int size : new int[] {100, 300}) {
            putDescribed(size, Optional.empty());

            copier.copy(CopyObjectRequest.of(SOURCE, TARGET));

            ObjectInfo copy = store.head(HeadObjectRequest.of(TARGET));
            assertThat(copy.content().contentType()).isEqualTo("text/plain");
            assertThat(copy.userMetadata()).isEqualTo(Map.of("owner", "me"));
            assertThat(copy.storageClass()).isEqualTo("STANDARD_IA");
        }
    }

    @Test
    void replacesThemWhenAsked() throws IOException {
        for (int size : new int[] {100, 300}) {
            putDescribed(size, Optional.empty());

            copier.copy(new CopyObjectRequest(
                    SOURCE,
                    TARGET,
                    Conditions.NONE,
                    true,
                    ContentHeaders.ofType("text/html"),
                    Map.of("owner", "you"),
                    "STANDARD",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("x-fake-color", "blue")));

            ObjectInfo copy = store.head(HeadObjectRequest.of(TARGET));
            assertThat(copy.content().contentType()).isEqualTo("text/html");
            assertThat(copy.userMetadata()).isEqualTo(Map.of("owner", "you"));
            assertThat(copy.storageClass()).isEqualTo("STANDARD");
            assertThat(copy.attributes()).isEqualTo(Map.of("x-fake-color", "blue"));
        }
    }

    @Test
    void copiesFromOneKeyToAnother() throws IOException {
        CustomerKey from = CustomerKey.of(TestSources.bytes(32));
        CustomerKey to = CustomerKey.of(new byte[32]);
        putDescribed(300, Optional.of(from));

        copier.copy(new CopyObjectRequest(
                SOURCE,
                TARGET,
                Conditions.NONE,
                false,
                ContentHeaders.NONE,
                Map.of(),
                "",
                Optional.of(from),
                Optional.of(to)));

        try (StoredObject copy = store.get(GetObjectRequest.of(TARGET).withEncryption(Optional.of(to)))) {
            assertThat(copy.content().readAllBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void failsWhenTheSourceChangesOnTheWay() {
        store.with("bucket", "source", LARGE);
        store.inject(Fault.on("uploadPartCopy", call -> store.with("bucket", "source", new byte[300]))
                .forPart(2)
                .times(1));

        assertThatThrownBy(() -> copier.copy(CopyObjectRequest.of(SOURCE, TARGET)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(store.bytesOf("bucket", "target")).isEmpty();
    }

    @Test
    void keepsTheCallersConditions() {
        store.with("bucket", "source", LARGE);

        assertThatThrownBy(() -> copier.copy(new CopyObjectRequest(
                        SOURCE,
                        TARGET,
                        Conditions.ifMatch("0123456789abcdef0123456789abcdef"),
                        false,
                        ContentHeaders.NONE,
                        Map.of(),
                        "",
                        Optional.empty(),
                        Optional.empty())))
                .isInstanceOf(PreconditionFailedException.class);
    }

    /** Parts carry the ETag of what was looked at, and a store that finds it right does not look at dates. */
    @Test
    void copiesNothingThatWasModifiedSince() {
        store.with("bucket", "source", LARGE);

        assertThatThrownBy(() -> copier.copy(new CopyObjectRequest(
                        SOURCE,
                        TARGET,
                        new Conditions("", "", Optional.empty(), Optional.of(Instant.EPOCH)),
                        false,
                        ContentHeaders.NONE,
                        Map.of(),
                        "",
                        Optional.empty(),
                        Optional.empty())))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(store.bytesOf("bucket", "target")).isEmpty();
    }

    @Test
    void abortsWhenAPartFails() {
        store.with("bucket", "source", LARGE);
        store.inject(Fault.answering("uploadPartCopy", ErrorKind.UNAVAILABLE, 503, "service_unavailable")
                .forPart(3));

        assertThatThrownBy(() -> copier.copy(CopyObjectRequest.of(SOURCE, TARGET)))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("service_unavailable");
        assertThat(store.calls("abortMultipartUpload")).hasSize(1);
    }

    @Test
    void saysThatTheSourceIsMissing() {
        assertThatThrownBy(() -> copier.copy(CopyObjectRequest.of(SOURCE, TARGET)))
                .isInstanceOf(ObjectNotFoundException.class);
    }

    /** Too large for one request of this store, so in parts. */
    private void putDescribed(int size, Optional<CustomerKey> key) throws IOException {
        PutObjectRequest request = new PutObjectRequest(
                SOURCE,
                Payload.of(TestSources.bytes(size)),
                ContentHeaders.ofType("text/plain"),
                Map.of("owner", "me"),
                "STANDARD_IA",
                key);
        try (MultipartUploader uploader = new MultipartUploader(store, new TransferOptions(128, 64, 1, true))) {
            uploader.upload(request);
        }
    }
}
