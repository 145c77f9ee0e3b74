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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.CreateLinkRequest;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BucketAndUploadOperationsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T08:00:00Z");

    @AutoClose
    private final HandlerRig rig =
            new HandlerRig(new FakeObjectStore(FakeObjectStore.SMALL_LIMITS, Clock.fixed(NOW, ZoneOffset.UTC)));

    private void fill(int objects) {
        for (int i = 0; i < objects; i++) {
            rig.store.with("photos", "k%03d".formatted(i), new byte[] {1});
        }
    }

    @Test
    void listObjectsGivesAPageAndTheWayToTheNext() throws Exception {
        fill(12);
        ListObjects handler = new ListObjects(rig.store, rig.fields());

        OperationResult first = rig.run(handler, null, Map.of(HandlerRig.NAMES.maxKeys, "5"));
        assertThat(HandlerRig.list(first)).hasSize(5);
        assertThat(first.headers()).containsEntry(HandlerRig.NAMES.isTruncated, true);

        Object next = first.headers().get(HandlerRig.NAMES.nextMarker);
        OperationResult second =
                rig.run(handler, null, Map.of(HandlerRig.NAMES.maxKeys, 100, HandlerRig.NAMES.marker, next));
        assertThat(HandlerRig.list(second)).hasSize(7);
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
        return HandlerRig.<ObjectInfo>list(result).stream()
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

        List<Bucket> buckets = HandlerRig.list(rig.run(new ListBuckets(rig.store, rig.fields()), null, Map.of()));

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
                        HandlerRig.NAMES.uploadLinkHttpRequestHeaders, Map.of("Content-Type", "image/png")));

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
