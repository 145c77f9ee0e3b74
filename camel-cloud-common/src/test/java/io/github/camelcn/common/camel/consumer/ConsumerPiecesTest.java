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
package io.github.camelcn.common.camel.consumer;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a route cannot easily show. */
class ConsumerPiecesTest {

    @ParameterizedTest
    @CsvSource({
        "a.txt,a.txt",
        "in/报告 1.csv,in/报告 1.csv",
        "/leading/slash.txt,leading/slash.txt",
        "double//slash.txt,double/slash.txt",
        "a..b/c...txt,a..b/c...txt",
    })
    void aSafeKeyIsAFileName(String key, String name) {
        assertThat(ConsumerHeaders.safeFileName(key)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "a/../../b",
                "a/..",
                "..",
                ".",
                "./a",
                "a\\b",
                "..\\a",
                "C:/a",
                "/C:a",
                "folder/",
                "/",
                "a\0b",
                "a\nb",
                " "
            })
    void aKeyThatCouldLeadOutOfAFolderIsNoFileName(String key) {
        assertThat(ConsumerHeaders.safeFileName(key)).isEmpty();
    }

    @Test
    void saysInHeadersWhatIsKnown() throws Exception {
        ConsumerRig rig = new ConsumerRig();
        rig.store.put(PutObjectRequest.of(
                new ObjectRef(ConsumerRig.BUCKET, "in/a.txt"), Payload.of("hello".getBytes(StandardCharsets.UTF_8))));
        rig.start("");
        rig.poll();

        Message message = rig.received().get(0).getMessage();
        assertThat(message.getHeaders())
                .containsEntry("CamelTeststoreBucketName", "inbox")
                .containsEntry("CamelTeststoreKey", "in/a.txt")
                .containsEntry("CamelTeststoreContentLength", 5L)
                .containsEntry("CamelTeststoreETag", "5d41402abc4b2a76b9719d911017c592")
                .containsEntry("CamelTeststoreLastModified", rig.clock.instant())
                .containsEntry("CamelTeststoreEncrypted", false)
                .containsEntry(Exchange.FILE_NAME, "in/a.txt")
                .containsEntry(Exchange.FILE_LENGTH, 5L)
                .containsEntry(Exchange.FILE_LAST_MODIFIED, rig.clock.millis())
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, rig.clock.millis())
                .containsKey("CamelTeststoreRequestId")
                .doesNotContainKey("CamelTeststoreOverrideBucketName");
        rig.close();
    }

    @Test
    void doneFilesOfObjectsAreToldByTheirName() {
        DoneFiles files = new DoneFiles("ready-${file:name.noext}.done");

        assertThat(files.ownOf("in/a.b.txt")).contains("in/ready-a.b.done");
        assertThat(files.ownOf("plain")).contains("ready-plain.done");
        assertThat(files.isDoneFile("in/ready-a.done")).isTrue();
        assertThat(files.isDoneFile("in/ready-.done")).isFalse();
        assertThat(files.isDoneFile("ready-x.done/a.txt")).isFalse();
        assertThat(new DoneFiles("$simple{file:name}.ok").ownOf("a")).contains("a.ok");
        assertThat(new DoneFiles("${file:name}.d(ne").isDoneFile("a.d(ne")).isTrue();
        assertThat(new DoneFiles("${file:name}.done").isDoneFile("a\nb.done")).isTrue();
    }

    @Test
    void theMemoryOfFailuresIsBounded() {
        FailureBackoff backoff = new FailureBackoff(
                Duration.ofSeconds(1), Duration.ofMinutes(1), ManualClock.at("2026-01-01T00:00:00Z"));
        for (int i = 0; i < FailureBackoff.MOST + 5; i++) {
            backoff.failed(identity("key-" + i));
        }

        assertThat(backoff.size()).isEqualTo(FailureBackoff.MOST);
        assertThat(backoff.isWaiting(identity("key-0"))).isFalse();
        assertThat(backoff.isWaiting(identity("key-" + (FailureBackoff.MOST + 4))))
                .isTrue();
    }

    @Test
    void waitsNoLongerThanTheLongestAfterAnyNumberOfFailures() {
        ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
        FailureBackoff backoff = new FailureBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1), clock);
        for (int i = 0; i < 200; i++) {
            backoff.failed(identity("key"));
        }

        assertThat(backoff.isWaiting(identity("key"))).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(backoff.isWaiting(identity("key"))).isFalse();
    }

    private static ObjectIdentity identity(String key) {
        return new ObjectIdentity(new ObjectRef("bucket", key), "etag", Optional.empty(), -1);
    }

    @Test
    void withoutAnETagDateAndSizeTellContentsApart() {
        ObjectIdentity first = ObjectIdentity.of(info("", Instant.ofEpochSecond(1), 10));

        assertThat(ObjectIdentity.of(info("", Instant.ofEpochSecond(1), 10))).isEqualTo(first);
        assertThat(ObjectIdentity.of(info("", Instant.ofEpochSecond(2), 10))).isNotEqualTo(first);
        assertThat(ObjectIdentity.of(info("", Instant.ofEpochSecond(1), 11))).isNotEqualTo(first);
        assertThat(first.content()).isEqualTo("1000-10");
    }

    private static ObjectInfo info(String etag, Instant modified, long size) {
        return ObjectInfo.listed(
                new ObjectRef("bucket", "key"), size, etag, Optional.of(modified), "text/plain", "", false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void aListingThatRunsInCirclesIsAnErrorAndStartsOver(int circle) {
        FakeObjectStore fake = new FakeObjectStore().withBucket("b");
        int[] asked = {0};
        ObjectStore circling = (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("list")) {
                        return method.invoke(fake, arguments);
                    }
                    String next = "m" + asked[0]++ % circle;
                    return new ObjectPage(List.of(), List.of(), Optional.of(new ListCursor(next)), "");
                });
        ObjectListing listing = new ObjectListing(
                circling,
                new ListObjectsRequest("b", "", "", ListCursor.START, 10),
                ManualClock.at("2026-01-01T00:00:00Z"));

        assertThatThrownBy(listing::next)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("runs in circles")
                .hasMessageContaining("starting over at the next poll");
        assertThat(asked[0]).isLessThan(4 * circle + 4);
        assertThat(listing.isAtStart()).isTrue();
    }

    @Test
    void anObjectSettledSinceItsPageWasListedIsNotTakenAgain() throws Exception {
        ConsumerRig rig = new ConsumerRig().with("a", "b");
        ObjectInfo listed = rig.store
                .list(new ListObjectsRequest(ConsumerRig.BUCKET, "", "", ListCursor.START, 10))
                .objects()
                .get(0);
        ObjectListing listing = new ObjectListing(
                rig.store, new ListObjectsRequest(ConsumerRig.BUCKET, "", "", ListCursor.START, 1), rig.clock);
        assertThat(listing.next()).contains(listed);
        listing.forget(listed);
        assertThat(listing.isForgotten(listed)).isTrue();
        listing.next();
        assertThat(listing.isForgotten(listed))
                .as("the next page was listed afterwards")
                .isFalse();
        rig.close();
    }

    @Test
    void tenThousandObjectsAreStreamedPageByPage() throws Exception {
        ConsumerRig rig = new ConsumerRig();
        for (int i = 0; i < 10_000; i++) {
            rig.with("k" + i);
        }
        int[] most = {0};
        rig.start("deleteAfterRead=true&listPageSize=100&settleSize=100", route -> route.process(exchange -> {
                    MemoryIdempotentRepository claims =
                            (MemoryIdempotentRepository) ((ObjectStoreEndpoint) exchange.getFromEndpoint())
                                    .getPolling()
                                    .getInProgressRepository();
                    most[0] = Math.max(most[0], claims.getCacheSize());
                })
                .stop());

        assertThat(rig.poll()).isEqualTo(10_000);
        assertThat(most[0])
                .as("claimed at once: two batches, one being deleted, two waiting for that")
                .isBetween(100, 500);
        rig.close();
    }

    @Test
    void anUnavailableServiceFailsTheFileNamePollToo() throws Exception {
        ConsumerRig rig = new ConsumerRig();
        rig.store.inject(Fault.answering("headObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        rig.start("fileName=a");

        assertThatThrownBy(rig::poll).isInstanceOf(AccessDeniedException.class);
        rig.close();
    }

    /** With ignoreBody nothing is opened that would show that the object is gone. */
    @Test
    void aSingleObjectThatWasDeletedSinceItWasAskedForIsNotThereAnyMore() throws IOException {
        FakeObjectStore store = new FakeObjectStore().with("inbox", "a", new byte[] {1});
        SingleObject source = new SingleObject(store, HeadObjectRequest.of(new ObjectRef("inbox", "a")));
        source.begin();
        ObjectInfo found = source.next().orElseThrow();
        assertThat(source.isForgotten(found)).isFalse();

        source.forget(found);
        assertThat(source.isForgotten(found)).isTrue();

        source.begin();
        assertThat(source.next()).as("asked anew").contains(found);
        assertThat(source.isForgotten(found)).isFalse();
    }
}
