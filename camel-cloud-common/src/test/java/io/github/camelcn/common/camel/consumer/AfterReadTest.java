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
import java.util.Optional;

import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Where objects are after they were routed. */
class AfterReadTest {

    @AutoClose
    private final ConsumerRig rig = new ConsumerRig();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "destinationBucketPrefix=done/                                  | done/in/a.txt",
                "destinationBucketPrefix=done/&removePrefixOnMove=true          | done/a.txt",
                "destinationBucketSuffix=.done&removePrefixOnMove=true          | a.txt.done",
                "destinationBucketPrefix=done/&destinationBucketSuffix=.done    | done/in/a.txt.done",
                "destinationBucketPrefix=${header.CamelTeststoreETag.length()}/ | 32/in/a.txt",
            })
    void movesToTheDestination(String options, String destination) throws Exception {
        rig.with("in/a.txt").start("moveAfterRead=true&prefix=in/&" + options);

        rig.poll();
        assertThat(rig.keys()).containsExactly(destination);
        assertThat(rig.poll()).isZero();
    }

    @Test
    void movesToAnotherBucket() throws Exception {
        rig.store.withBucket("archive");
        rig.with("a.txt").start("moveAfterRead=true&destinationBucket=archive");

        rig.poll();
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.store.keysIn("archive")).containsExactly("a.txt");
    }

    @Test
    void movesToTheBucketAnExpressionNames() throws Exception {
        rig.store.withBucket("archive");
        rig.with("a.txt")
                .start(
                        "moveAfterRead=true&destinationBucket=${exchangeProperty.to}",
                        route -> route.setProperty("to", () -> "archive"));

        rig.poll();
        assertThat(rig.store.keysIn("archive")).containsExactly("a.txt");
    }

    @Test
    void takesThePrefixLiterally() throws Exception {
        rig.with("in.(1)/a.txt")
                .start("moveAfterRead=true&prefix=in.(1)/&removePrefixOnMove=true&destinationBucketPrefix=out/");

        rig.poll();
        assertThat(rig.keys()).containsExactly("out/a.txt");
    }

    @Test
    void movesNothingThatWasOverwrittenMeanwhile() throws Exception {
        rig.with("in/a.txt")
                .start(
                        "moveAfterRead=true&prefix=in/&destinationBucketPrefix=done/",
                        route -> route.process(exchange -> rig.store.with(
                                ConsumerRig.BUCKET, "in/a.txt", "newer".getBytes(StandardCharsets.UTF_8))));

        rig.poll();
        assertThat(rig.keys()).containsExactly("in/a.txt");
    }

    @Test
    void refusesAMoveThatOnlyTheExchangeShowsToBeConsumedAgain() throws Exception {
        rig.with("in/a.txt")
                .start(
                        "moveAfterRead=true&prefix=in/&destinationBucketPrefix=${exchangeProperty.to}",
                        route -> route.setProperty("to", () -> "in/again/"));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.keys()).containsExactly("in/a.txt");
        assertThat(rig.poll()).as("left alone for a while").isZero();
    }

    @Test
    void movesWithinTheBucketWhenTheFilterLeavesTheDestinationOut() throws Exception {
        rig.with("a.txt", "b.txt").start("moveAfterRead=true&destinationBucketPrefix=done/&exclude=done/.*");

        rig.poll();
        assertThat(rig.keys()).containsExactly("done/a.txt", "done/b.txt");
        assertThat(rig.poll()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moveFailed=failed/                                       | failed/sub/a.txt",
                "moveFailed=failed/${file:onlyname}                       | failed/a.txt",
                "moveFailed=failed/${exception.class.simpleName}/         | failed/IllegalStateException/sub/a.txt",
            })
    void movesFailedObjectsAside(String options, String destination) throws Exception {
        rig.with("in/sub/a.txt").start("deleteAfterRead=true&prefix=in/&" + options, AfterReadTest::failing);

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.keys()).containsExactly(destination);
        assertThat(rig.consumer().parts().backoff().size()).isZero();
    }

    @Test
    void aFailedObjectThatCannotBeMovedAsideIsLeftAloneForAWhile() throws Exception {
        rig.store.inject(Fault.answering("moveObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied"));
        rig.with("in/a.txt").start("deleteAfterRead=true&prefix=in/&moveFailed=failed/", AfterReadTest::failing);

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).isZero();
        assertThat(rig.keys()).containsExactly("in/a.txt");
    }

    private static void failing(RouteDefinition route) {
        route.process(exchange -> {
            throw new IllegalStateException("no");
        });
    }

    @Test
    void anObjectThatSomebodyDeletedMeanwhileIsSettled() throws Exception {
        rig.with("a.txt")
                .start(
                        "deleteAfterRead=true",
                        route -> route.process(exchange ->
                                rig.store.delete(new DeleteObjectRequest(new ObjectRef(ConsumerRig.BUCKET, "a.txt")))));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.consumer().parts().backoff().size()).isZero();
    }

    @Test
    void objectsWaitForTheDoneFileTheyShare() throws Exception {
        rig.with("in/a", "in/b", "in/c")
                .start("prefix=in/&doneFileName=in/ready&deleteAfterRead=true&maxMessagesPerPoll=2");

        assertThat(rig.poll()).isZero();
        rig.with("in/ready");
        rig.poll();
        assertThat(rig.keys()).as("the second batch waits for it too").containsExactly("in/c", "in/ready");
        rig.poll();
        rig.poll();
        rig.poll();
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.arrivals()).containsExactly("in/a", "in/b", "in/c");
    }

    @Test
    void aSharedDoneFileStaysAsLongAsNothingWasConsumed() throws Exception {
        rig.with("ready").start("doneFileName=ready&deleteAfterRead=true");

        assertThat(rig.poll()).isZero();
        assertThat(rig.poll()).isZero();
        assertThat(rig.keys()).containsExactly("ready");
    }

    @Test
    void anObjectWaitsForItsOwnDoneFile() throws Exception {
        rig.with("in/a.txt", "in/b.txt", "in/b.txt.done").start("doneFileName=${file:name}.done&deleteAfterRead=true");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("in/b.txt");
        assertThat(rig.keys()).containsExactly("in/a.txt");
    }

    @Test
    void theDoneFileOfAKeptObjectStays() throws Exception {
        rig.with("a.txt", "a.done").start("doneFileName=${file:name.noext}.done");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a.txt");
        assertThat(rig.keys()).containsExactly("a.done", "a.txt");
    }

    @Test
    void aDoneFileThatCannotBeAskedForHoldsUpItsObjectOnly() throws Exception {
        rig.with("a", "a.done", "b", "b.done");
        rig.store.inject(Fault.answering("headObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forKey("a.done"));
        rig.start("doneFileName=${file:name}.done&deleteAfterRead=true");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
    }

    @Test
    void withoutETagsTheDateTellsWhetherAnObjectWasOverwritten() throws Exception {
        rig.with("same", "newer");
        ObjectStore noETags = withoutETags(rig.store);
        AfterRead.Delete delete = new AfterRead.Delete(() -> noETags, Optional::empty);
        ConsumedObject same = claimed(noETags, "same");
        ConsumedObject newer = claimed(noETags, "newer");
        rig.clock.advance(Duration.ofSeconds(1));
        rig.with("newer");

        assertThat(delete.of(same, null).run()).isTrue();
        assertThat(delete.of(newer, null).run()).isFalse();
        assertThat(rig.keys()).containsExactly("newer");
    }

    private static ConsumedObject claimed(ObjectStore store, String key) throws IOException {
        ObjectInfo info = store.head(HeadObjectRequest.of(new ObjectRef(ConsumerRig.BUCKET, key)));
        return new ConsumedObject(info, Optional.empty(), info, key);
    }

    private static ObjectStore withoutETags(ObjectStore store) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(store, arguments);
                    return result instanceof ObjectInfo info
                            ? ObjectInfo.listed(info.ref(), info.size(), "", info.lastModified(), "", "", false)
                            : result;
                });
    }
}
