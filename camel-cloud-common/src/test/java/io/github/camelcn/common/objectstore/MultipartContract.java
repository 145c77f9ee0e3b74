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
package io.github.camelcn.common.objectstore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Uploads in parts. Sends some dozens of MiB. */
public interface MultipartContract extends StoreFixture {

    static StartUploadRequest start(ObjectRef target) {
        return StartUploadRequest.of(PutObjectRequest.of(target, Payload.empty()));
    }

    static UploadPartRequest part(UploadRef upload, int number, byte[] bytes) {
        return new UploadPartRequest(upload, number, Payload.of(bytes), Optional.empty());
    }

    private byte[] fullPart(int seed) {
        byte[] bytes = new byte[(int) store().capabilities().minPartBytes()];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private int number(int index) {
        return store().capabilities().firstPartNumber() + index;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    @Test
    default void putsPartsTogetherInTheOrderOfTheirNumbers() throws IOException {
        byte[] first = fullPart(1);
        byte[] second = {1, 2, 3};
        UploadRef upload = store().startUpload(start(ref("a")));

        UploadedPart sentFirst = store().uploadPart(part(upload, number(1), second));
        UploadedPart sentSecond = store().uploadPart(part(upload, number(0), first));
        assertThatThrownBy(() -> head(ref("a"))).isInstanceOf(ObjectNotFoundException.class);
        PutObjectResult result =
                store().completeUpload(new CompleteUploadRequest(upload, List.of(sentFirst, sentSecond), ""));

        assertThat(readBytes(GetObjectRequest.of(ref("a")))).isEqualTo(joined(first, second));
        assertThat(head(ref("a")).size()).isEqualTo(first.length + 3L);
        assertThat(result.ref()).isEqualTo(ref("a"));
    }

    @Test
    default void aPartSentAgainReplacesTheFirst() throws IOException {
        UploadRef upload = store().startUpload(start(ref("a")));
        store().uploadPart(part(upload, number(0), new byte[] {1, 1, 1}));
        UploadedPart again = store().uploadPart(part(upload, number(0), new byte[] {2, 2}));
        store().completeUpload(new CompleteUploadRequest(upload, List.of(again), ""));

        assertThat(readBytes(GetObjectRequest.of(ref("a")))).containsExactly(2, 2);
    }

    @Test
    default void keepsHeadersAndMetadataOfTheStart() throws IOException {
        StartUploadRequest start = new StartUploadRequest(
                ref("a"), ContentHeaders.ofType("text/plain"), Map.of("owner", "me"), "", Optional.empty());
        UploadRef upload = store().startUpload(start);
        UploadedPart part = store().uploadPart(part(upload, number(0), new byte[] {1}));
        store().completeUpload(new CompleteUploadRequest(upload, List.of(part), ""));

        assertThat(head(ref("a")).content().contentType()).isEqualTo("text/plain");
        assertThat(head(ref("a")).userMetadata()).isEqualTo(Map.of("owner", "me"));
    }

    @Test
    default void listsPartsPageByPage() throws IOException {
        UploadRef upload = store().startUpload(start(ref("a")));
        for (int i = 0; i < 3; i++) {
            store().uploadPart(part(upload, number(i), new byte[i + 1]));
        }

        List<UploadedPart> found = new ArrayList<>();
        PartPage page = store().listParts(new ListPartsRequest(upload, -1, 2));
        found.addAll(page.parts());
        while (!page.last()) {
            page = store().listParts(new ListPartsRequest(
                    upload, found.get(found.size() - 1).number(), 2));
            found.addAll(page.parts());
        }

        assertThat(found).extracting(UploadedPart::number).containsExactly(number(0), number(1), number(2));
        assertThat(found).extracting(UploadedPart::size).containsExactly(1L, 2L, 3L);
    }

    @Test
    default void listsUnfinishedUploads() throws IOException {
        UploadRef one = store().startUpload(start(ref("up/one")));
        UploadRef two = store().startUpload(start(ref("up/two")));
        store().startUpload(start(ref("elsewhere")));

        List<UploadRef> found = new ArrayList<>();
        Optional<UploadRef> after = Optional.empty();
        do {
            UploadPage page = store().listUploads(new ListUploadsRequest(bucket(), prefix() + "up/", after, 1));
            found.addAll(page.uploads());
            after = page.next();
        } while (after.isPresent());

        assertThat(found).extracting(UploadRef::uploadId).containsExactlyInAnyOrder(one.uploadId(), two.uploadId());
        assertThat(found).extracting(UploadRef::target).containsExactlyInAnyOrder(ref("up/one"), ref("up/two"));
        assertThat(found).allSatisfy(upload -> assertThat(upload.started()).isPresent());
    }

    @Test
    default void abortsAndForgets() throws IOException {
        UploadRef upload = store().startUpload(start(ref("a")));
        store().uploadPart(part(upload, number(0), new byte[] {1}));
        store().abortUpload(upload);
        store().abortUpload(upload);

        assertThatThrownBy(() -> store().uploadPart(part(upload, number(1), new byte[] {1})))
                .isInstanceOf(UploadNotFoundException.class);
        assertThatThrownBy(() -> store().listParts(new ListPartsRequest(upload, -1, 10)))
                .isInstanceOf(UploadNotFoundException.class);
        assertThat(store().listUploads(new ListUploadsRequest(bucket(), prefix(), Optional.empty(), 0))
                        .uploads())
                .isEmpty();
        assertThatThrownBy(() -> head(ref("a"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void makesPartsOfOtherObjects() throws IOException {
        byte[] first = fullPart(2);
        store().put(PutObjectRequest.of(ref("source"), Payload.of(first)));
        UploadRef upload = store().startUpload(start(ref("a")));

        UploadedPart whole = store().copyPart(copy(upload, number(0), Optional.empty()));
        UploadedPart range = store().copyPart(copy(upload, number(1), Optional.of(ByteRange.closed(10, 19))));
        store().completeUpload(new CompleteUploadRequest(upload, List.of(whole, range), ""));

        assertThat(readBytes(GetObjectRequest.of(ref("a"))))
                .isEqualTo(joined(first, Arrays.copyOfRange(first, 10, 20)));
    }

    private CopyPartRequest copy(UploadRef upload, int number, Optional<ByteRange> range) {
        return new CopyPartRequest(
                upload, number, ref("source"), range, Conditions.NONE, Optional.empty(), Optional.empty());
    }

    @Test
    default void carriesLargePayloadsWhateverTheyComeFrom() throws IOException {
        byte[] bytes = joined(fullPart(3), joined(fullPart(4), new byte[] {1, 2, 3}));
        TransferOptions options = new TransferOptions(0, store().capabilities().minPartBytes(), 3, true);
        try (MultipartUploader uploader = new MultipartUploader(store(), options)) {
            uploader.upload(PutObjectRequest.of(ref("array"), Payload.of(bytes)));
            PutObjectResult result = uploader.upload(PutObjectRequest.of(
                    ref("stream"), Payload.of(new ByteArrayInputStream(bytes), Payload.UNKNOWN_LENGTH)));
            assertThat(result.ref()).isEqualTo(ref("stream"));
        }

        assertThat(Arrays.equals(readBytes(GetObjectRequest.of(ref("array"))), bytes))
                .isTrue();
        assertThat(Arrays.equals(readBytes(GetObjectRequest.of(ref("stream"))), bytes))
                .isTrue();
    }

    @Test
    default void attributesTravelWithAnUploadInParts() throws IOException {
        UploadRef upload = store().startUpload(StartUploadRequest.of(
                PutObjectRequest.of(ref("a"), Payload.empty()).withAttributes(attributes())));
        UploadedPart part = store().uploadPart(part(upload, number(0), new byte[] {1}));
        store().completeUpload(new CompleteUploadRequest(upload, List.of(part), ""));

        assertThat(head(ref("a")).attributes()).containsAllEntriesOf(attributes());
    }
}
