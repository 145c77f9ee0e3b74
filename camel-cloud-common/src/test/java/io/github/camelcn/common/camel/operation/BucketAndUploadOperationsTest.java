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
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BucketAndUploadOperationsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    private final HandlerRig rig =
            new HandlerRig(new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.fixed(NOW, ZoneOffset.UTC)));

    @AfterEach
    void stop() {
        rig.close();
    }

    private void fill(int objects) {
        for (int i = 0; i < objects; i++) {
            rig.store.with("photos", "k%03d".formatted(i), new byte[] {1});
        }
    }

    @SuppressWarnings("unchecked") // the tests know what they asked for
    private static <T> List<T> list(OperationResult result) {
        return (List<T>) result.body();
    }

    @Test
    void listObjectsGivesAPageAndTheWayToTheNext() throws Exception {
        fill(12);
        ListObjects handler = new ListObjects(rig.store, rig.fields());

        OperationResult first = rig.run(handler, null, Map.of(HandlerRig.NAMES.maxKeys, "5"));
        assertThat(list(first)).hasSize(5);
        assertThat(first.headers()).containsEntry(HandlerRig.NAMES.isTruncated, true);

        Object next = first.headers().get(HandlerRig.NAMES.nextMarker);
        OperationResult second =
                rig.run(handler, null, Map.of(HandlerRig.NAMES.maxKeys, 100, HandlerRig.NAMES.marker, next));
        assertThat(list(second)).hasSize(7);
        assertThat(second.headers())
                .containsEntry(HandlerRig.NAMES.isTruncated, false)
                .doesNotContainKey(HandlerRig.NAMES.nextMarker);
    }

    @Test
    void listObjectsGroupsByADelimiterAndStartsAfterAKey() throws Exception {
        rig.store
                .with("photos", "a/1", new byte[0])
                .with("photos", "a/b/2", new byte[0])
                .with("photos", "a/c", new byte[0]);
        rig.prefix = "a/";
        rig.delimiter = "/";
        ListObjects handler = new ListObjects(rig.store, rig.fields());

        OperationResult grouped = rig.run(handler, null, Map.of());
        assertThat(keys(grouped)).containsExactly("a/1", "a/c");
        assertThat(grouped.headers()).containsEntry(HandlerRig.NAMES.commonPrefixes, List.of("a/b/"));

        assertThat(keys(rig.run(handler, null, Map.of(HandlerRig.NAMES.startAfter, "a/b/zzz"))))
                .containsExactly("a/c");
        assertThat(keys(rig.run(handler, null, Map.of(HandlerRig.NAMES.prefix, "a/b/"))))
                .containsExactly("a/b/2");
    }

    private static List<String> keys(OperationResult result) {
        return BucketAndUploadOperationsTest.<ObjectInfo>list(result).stream()
                .map(info -> info.ref().key())
                .toList();
    }

    @Test
    void aLazyListingFetchesPagesWhileItIsRead() throws Exception {
        fill(25);
        rig.lazyListing = true;

        OperationResult result = rig.run(new ListObjects(rig.store, rig.fields()), null, Map.of());
        assertThat(rig.store.calls("listObjects")).isEmpty();

        Iterator<?> objects = (Iterator<?>) result.body();
        objects.next();
        assertThat(rig.store.calls("listObjects")).hasSize(1);
        assertThat(objects).toIterable().hasSize(24);
        assertThat(rig.store.calls("listObjects")).hasSize(3);
    }

    @Test
    void aLazyListingDoesNotLosePrefixesInSilence() {
        rig.lazyListing = true;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.run(
                        new ListObjects(rig.store, rig.fields()), null, Map.of(HandlerRig.NAMES.delimiter, "/")))
                .withMessage("lazyListing=true would lose the common prefixes that the delimiter / makes: leave the"
                        + " delimiter out, or list pages");
    }

    @Test
    void aPageOfNoKeysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rig.run(new ListObjects(rig.store, rig.fields()), null, Map.of(HandlerRig.NAMES.maxKeys, 0)))
                .withMessage("header CamelTestMaxKeys must be a whole number from 1 to 2147483647, but is Long \"0\"");
    }

    @Test
    void listBucketsGivesThemAll() throws Exception {
        for (int i = 0; i < 450; i++) {
            rig.store.withBucket("bucket-%03d".formatted(i));
        }

        List<Bucket> buckets = list(rig.run(new ListBuckets(rig.store, rig.fields()), null, Map.of()));

        assertThat(buckets).hasSize(452);
        assertThat(rig.store.calls("listBuckets")).hasSize(3);
    }

    @Test
    void bucketsComeAndGo() throws Exception {
        Map<String, Object> name = Map.of(HandlerRig.NAMES.overrideBucketName, "new-bucket");

        rig.run(new CreateBucket(rig.store, rig.fields()), null, name);
        OperationResult there = rig.run(new HeadBucket(rig.store, rig.fields()), null, name);
        assertThat(there.body()).isEqualTo(true);
        assertThat(there.headers()).containsEntry(HandlerRig.NAMES.bucketExists, true);

        rig.run(new DeleteBucket(rig.store, rig.fields()), null, name);
        assertThat(rig.run(new HeadBucket(rig.store, rig.fields()), null, name).headers())
                .containsEntry(HandlerRig.NAMES.bucketExists, false);
    }

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

        assertThat(list(rig.run(new ListParts(rig.store, rig.fields()), null, target)))
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
        List<UploadRef> listed = list(rig.run(new ListMultipartUploads(rig.store, rig.fields()), null, Map.of()));
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

        assertThat(list(rig.run(young, null, Map.of()))).isEmpty();
        assertThat(BucketAndUploadOperationsTest.<UploadRef>list(rig.run(old, null, Map.of())))
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
        return new CleanMultipartUploads(rig.store, rig.fields(), Clock.fixed(now, ZoneOffset.UTC));
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

    @Test
    void linksSayWhatTheyAreGoodFor() throws Exception {
        Map<String, Object> key = Map.of(HandlerRig.NAMES.key, "a b");

        assertThat(rig.run(new CreateDownloadLink(rig.store, rig.fields()), null, key)
                        .body())
                .isEqualTo("https://fake.example/photos/a%20b?method=GET&expires="
                        + NOW.plus(Duration.ofHours(1)).getEpochSecond());
        assertThat(rig.run(new CreateUploadLink(rig.store, rig.fields()), null, key)
                        .body())
                .isEqualTo("https://fake.example/photos/a%20b?method=PUT&expires="
                        + NOW.plus(Duration.ofHours(2)).getEpochSecond());
    }

    @Test
    void headersChangeHowLongALinkWorksAndWhatItCovers() throws Exception {
        CreateLinkRequest download = rig.read(
                new CreateDownloadLink(rig.store, rig.fields()),
                null,
                Map.of(
                        HandlerRig.NAMES.key,
                        "k",
                        HandlerRig.NAMES.downloadLinkExpirationTime,
                        90_000,
                        HandlerRig.NAMES.responseHeaders,
                        Map.of("Content-Type", "text/plain")));
        CreateLinkRequest upload = rig.read(
                new CreateUploadLink(rig.store, rig.fields()),
                null,
                Map.of(
                        HandlerRig.NAMES.key, "k",
                        HandlerRig.NAMES.uploadLinkExpirationTime, Duration.ofMinutes(5),
                        HandlerRig.NAMES.linkHttpRequestHeaders, Map.of("Content-Type", "image/png")));

        assertThat(download.validFor()).isEqualTo(Duration.ofSeconds(90));
        assertThat(download.responseOverrides()).containsOnly(Map.entry("content-type", "text/plain"));
        assertThat(upload.validFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(upload.signedHeaders()).containsOnly(Map.entry("Content-Type", "image/png"));
        assertThat(new ObjectRef("photos", "k")).isEqualTo(upload.target());
    }

    @Test
    void anExpirationThatIsNoTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        new CreateDownloadLink(rig.store, rig.fields()),
                        null,
                        Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.downloadLinkExpirationTime, "soon")))
                .withMessage(
                        "header CamelTestDownloadLinkExpirationTime must be a duration such as 5m, PT5M or a number"
                                + " of milliseconds, but is String \"soon\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.read(
                        new CreateDownloadLink(rig.store, rig.fields()),
                        null,
                        Map.of(HandlerRig.NAMES.key, "k", HandlerRig.NAMES.downloadLinkExpirationTime, 0)))
                .withMessage("a link must be valid for more than zero time, but got PT0S");
    }
}
