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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.multipart.StaleUploads;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UploadOperationsTest {
    private static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    @AutoClose
    private final HandlerRig rig =
            new HandlerRig(new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.fixed(NOW, ZoneOffset.UTC)));

    private String startUpload() throws Exception {
        OperationResult started = rig.run(
                new InitiateMultipartUpload(rig.store, rig.fields()), null, Map.of(HandlerRig.NAMES.key, "big"));
        assertThat(started.body()).isInstanceOf(UploadRef.class);
        return (String) started.headers().get(HandlerRig.NAMES.uploadId);
    }

    private UploadedPart part(String upload, int number, Object body) throws Exception {
        OperationResult sent = rig.run(
                new UploadPart(rig.store, rig.fields()),
                body,
                Map.of(
                        HandlerRig.NAMES.key,
                        "big",
                        HandlerRig.NAMES.uploadId,
                        upload,
                        HandlerRig.NAMES.partNumber,
                        number));
        assertThat(sent.headers()).containsEntry(HandlerRig.NAMES.partNumber, number);
        return (UploadedPart) sent.body();
    }

    @Test
    void partsOfTheMessageMakeAnObject() throws Exception {
        String upload = startUpload();
        UploadedPart second = part(upload, 1, "world");
        UploadedPart first = part(upload, 0, new ByteArrayInputStream("hello, ".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int available() {
                return 0;
            }
        });
        Map<String, Object> target = Map.of(HandlerRig.NAMES.key, "big", HandlerRig.NAMES.uploadId, upload);

        assertThat(HandlerRig.list(rig.run(new ListParts(rig.store, rig.fields()), null, target)))
                .containsExactly(new UploadedPart(0, 7, first.etag()), new UploadedPart(1, 5, second.etag()));
    }

    @Test
    void aCompletionTakesThePartsOfHeaderBodyOrStore() throws Exception {
        String upload = startUpload();
        UploadedPart first = part(upload, 0, "12345678");
        part(upload, 1, "9");
        Map<String, Object> target = Map.of(HandlerRig.NAMES.key, "big", HandlerRig.NAMES.uploadId, upload);
        CompleteMultipartUpload complete = new CompleteMultipartUpload(rig.store, rig.fields());

        assertThat(rig.read(complete, List.of(first), target).parts()).containsExactly(first);
        assertThat(rig.read(complete, List.of(1, 0), target).parts())
                .extracting(UploadedPart::number)
                .containsExactly(0, 1);
        OperationResult done = rig.run(complete, "not a collection", target);

        assertThat(rig.store.bytesOf("photos", "big")).contains("123456789".getBytes(StandardCharsets.UTF_8));
        assertThat(done.headers()).containsEntry(HandlerRig.NAMES.producedKey, "big");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(complete, List.of("one"), target))
                .withMessageContaining("must be a collection of UploadedPart or of part numbers");
    }

    @Test
    void aPartIsCopiedWholeOrFromByteToByte() throws Exception {
        rig.store.with("archive", "source", "0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        String upload = startUpload();
        Map<String, Object> headers = new HashMap<>(Map.of(
                HandlerRig.NAMES.overrideBucketName,
                "archive",
                HandlerRig.NAMES.key,
                "source",
                HandlerRig.NAMES.bucketDestinationName,
                "photos",
                HandlerRig.NAMES.destinationKey,
                "big",
                HandlerRig.NAMES.uploadId,
                upload,
                HandlerRig.NAMES.partNumber,
                0,
                HandlerRig.NAMES.rangeStart,
                4,
                HandlerRig.NAMES.rangeEnd,
                11));
        UploadPartCopy copy = new UploadPartCopy(rig.store, rig.fields());

        rig.run(copy, null, headers);
        rig.run(
                new CompleteMultipartUpload(rig.store, rig.fields()),
                null,
                Map.of(HandlerRig.NAMES.key, "big", HandlerRig.NAMES.uploadId, upload));

        assertThat(rig.store.bytesOf("photos", "big")).contains("456789ab".getBytes(StandardCharsets.UTF_8));
        headers.remove(HandlerRig.NAMES.rangeEnd);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(copy, null, headers))
                .withMessageContaining("a part is copied from one byte to another");
        headers.remove(HandlerRig.NAMES.rangeStart);
        assertThat(rig.read(copy, null, headers).range()).isEmpty();
    }

    @Test
    void uploadsAreListedAndAborted() throws Exception {
        String upload = startUpload();
        List<UploadRef> listed =
                HandlerRig.list(rig.run(new ListMultipartUploads(rig.store, rig.fields()), null, Map.of()));
        assertThat(listed).extracting(UploadRef::uploadId).containsExactly(upload);

        rig.run(
                new AbortMultipartUpload(rig.store, rig.fields()),
                null,
                Map.of(HandlerRig.NAMES.key, "big", HandlerRig.NAMES.uploadId, upload));
        assertThat(rig.store.unfinishedUploads()).isEmpty();
    }

    @Test
    void onlyOldUploadsAreCleanedAway() throws Exception {
        String upload = startUpload();
        CleanMultipartUploads young = cleaner(NOW.plus(Duration.ofHours(24)));
        CleanMultipartUploads old = cleaner(NOW.plus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(HandlerRig.list(rig.run(young, null, Map.of()))).isEmpty();
        assertThat(HandlerRig.<UploadRef>list(rig.run(old, null, Map.of())))
                .extracting(UploadRef::uploadId)
                .containsExactly(upload);
        assertThat(rig.store.unfinishedUploads()).isEmpty();
        assertThat(rig.read(old, null, Map.of(HandlerRig.NAMES.olderThan, "2h")).olderThan())
                .isEqualTo(Duration.ofHours(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(old, null, Map.of(HandlerRig.NAMES.olderThan, 0)))
                .withMessage("olderThan must be more than zero, but is PT0S");
    }

    private CleanMultipartUploads cleaner(Instant now) {
        return new CleanMultipartUploads(new StaleUploads(rig.store, Clock.fixed(now, ZoneOffset.UTC)), rig.fields());
    }

    @Test
    void anUploadNeedsItsIdAndAPartItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        new AbortMultipartUpload(rig.store, rig.fields()), null, Map.of(HandlerRig.NAMES.key, "big")))
                .withMessage("header CamelTestUploadId must be set to the id that initiateMultipartUpload gave");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        new UploadPart(rig.store, rig.fields()),
                        "x",
                        Map.of(HandlerRig.NAMES.key, "big", HandlerRig.NAMES.uploadId, "u")))
                .withMessage("header CamelTestPartNumber must be set to the place of the part");
    }
}
