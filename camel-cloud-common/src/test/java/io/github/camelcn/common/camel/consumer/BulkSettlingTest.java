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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.ObjectRef;

import static io.github.camelcn.common.camel.consumer.ConsumerRig.key;
import static io.github.camelcn.common.camel.consumer.ConsumerRig.keyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Objects that are deleted together: how many requests it takes, and what must not be deleted. */
class BulkSettlingTest {

    private final ConsumerRig rig = new ConsumerRig();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void nothingStaysOpenOrClaimed() {
        rig.close();
        threads.shutdownNow();
        rig.assertHoldsNothing();
    }

    private ConsumerRig start(String options, ConsumerRig.Steps steps) throws Exception {
        return rig.claiming("deleteAfterRead=true" + options, steps);
    }

    @Test
    void takesAGetForEachObjectAndAShareOfListsAndDeletes() throws Exception {
        rig.withMany(3000);
        start("&settleInterval=1h", route -> {});

        assertThat(rig.poll()).isEqualTo(3000);
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.calls("getObject")).isEqualTo(3000);
        assertThat(rig.calls("headObject") + rig.calls("deleteObject")).isZero();
        assertThat(rig.calls("deleteObjects")).as("deletes").isEqualTo(3);
        assertThat(rig.calls("listObjects")).as("pages, each seen twice").isBetween(6, 9);
    }

    @Test
    void aSortedPollTakesNoMore() throws Exception {
        rig.withMany(2000);
        start("&sort=nameDescending", route -> {});

        assertThat(rig.poll()).isEqualTo(2000);
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.calls("headObject") + rig.calls("deleteObject")).isZero();
    }

    @Test
    void whatWasOverwrittenWhileItWasRoutedStaysAndIsConsumedAgain() throws Exception {
        rig.withMany(100);
        start(
                "",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(42)) && rig.received().size() < 100) {
                        rig.store.with(ConsumerRig.BUCKET, key(42), "newer".getBytes(StandardCharsets.UTF_8));
                    }
                }));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).containsExactly(key(42));
        rig.arrivals();
        assertThat(rig.store.calls("deleteObjects")).isNotEmpty();
        assertThat(rig.poll()).as("the new content").isEqualTo(1);
    }

    @Test
    void whatWasDeletedWhileItWasRoutedIsNoError() throws Exception {
        rig.withMany(100);
        start(
                "",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(42))) {
                        rig.store.delete(new DeleteObjectRequest(new ObjectRef(ConsumerRig.BUCKET, key(42))));
                    }
                }));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.poll()).isZero();
    }

    @Test
    void whatIsPushedOffItsPageIsAskedForByName() throws Exception {
        rig.withMany(10);
        start(
                "&listPageSize=10",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(0))) {
                        IntStream.range(0, 5).forEach(i -> rig.with("a-new-" + i));
                    }
                }));

        assertThat(rig.poll()).isEqualTo(10);
        assertThat(rig.calls("headObject")).isEqualTo(5);
        assertThat(rig.keys()).hasSize(5).allMatch(key -> key.startsWith("a-new"));
    }

    @Test
    void whatTheStoreKeepsIsLeftAloneAndTheRestIsGone() throws Exception {
        rig.withMany(100);
        start("", route -> {});
        rig.store.inject(Fault.answering("deleteObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .forKey(key(42)));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).containsExactly(key(42));
        assertThat(rig.poll()).as("it is left alone for a while").isZero();
        rig.store.heal();
        rig.clock.advance(Duration.ofSeconds(11));
        assertThat(rig.poll()).as("at least once").isEqualTo(1);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aDeleteThatFailsIsReportedOnceAndEverythingComesAgain() throws Exception {
        rig.withMany(100);
        List<String> reports = Collections.synchronizedList(new ArrayList<>());
        ExceptionHandler handler = new LoggingExceptionHandler(rig.context, getClass()) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                reports.add(message + ": " + exception.getMessage());
            }
        };
        rig.context.getRegistry().bind("reports", handler);
        start("&exceptionHandler=#reports", route -> {});
        rig.store.inject(Fault.answering("deleteObjects", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .where(call -> call.key().isEmpty())
                .times(1));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).hasSize(100);
        assertThat(reports)
                .singleElement()
                .asString()
                .contains("inbox/k00000 and 99 others")
                .contains("permission_denied");
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(rig.poll()).as("at least once").isEqualTo(100);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aDeleteWhoseAnswerIsLostConsumesNothingTwice() throws Exception {
        rig.withMany(100);
        start("", route -> {});
        rig.store.inject(Fault.dropping("deleteObjects").afterwards().times(1));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).isEmpty();
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(rig.poll()).isZero();
    }

    @Test
    void aListingThatCannotBeSeenAgainDeletesNothing() throws Exception {
        rig.withMany(100);
        start("", route -> {});
        int[] lists = {0};
        rig.store.inject(Fault.on("listObjects", call -> {
            if (++lists[0] == 2) {
                throw new IOException("not now");
            }
        }));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).hasSize(100);
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void failedExchangesAreNotDeleted() throws Exception {
        rig.withMany(100);
        start(
                "",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).endsWith("7")) {
                        throw new IllegalStateException("cannot digest this");
                    }
                }));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).hasSize(10).allMatch(key -> key.endsWith("7"));
    }

    @Test
    void aClaimIsHeldUntilItsObjectIsDeleted() throws Exception {
        rig.withMany(100);
        List<Integer> claims = new ArrayList<>();
        rig.store.inject(Fault.on("deleteObjects", call -> claims.add(rig.claims.getCacheSize()))
                .where(call -> call.key().isEmpty()));
        start("", route -> {});

        rig.poll();
        assertThat(claims).containsExactly(100);
    }

    @Test
    void settleSizeBoundsADelete() throws Exception {
        rig.withMany(100);
        start("&settleSize=10", route -> {});

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.calls("deleteObjects")).isGreaterThanOrEqualTo(10);
    }

    @Test
    void settleIntervalBoundsTheWaiting() throws Exception {
        rig.withMany(3);
        CountDownLatch goOn = new CountDownLatch(1);
        start(
                "&settleInterval=1ms",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(2))) {
                        goOn.await();
                    }
                }));
        Future<Integer> poll = threads.submit(rig::poll);

        await().untilAsserted(() -> assertThat(rig.keys()).containsExactly(key(2)));
        goOn.countDown();
        assertThat(poll.get()).isEqualTo(3);
    }

    @Test
    void settleEachDeletesBeforeTheExchangeIsOver() throws Exception {
        rig.withMany(3);
        List<Integer> left = new ArrayList<>();
        start(
                "&settle=each",
                route -> route.process(exchange -> left.add(rig.keys().size())));

        rig.poll();
        assertThat(left).containsExactly(3, 2, 1);
        assertThat(rig.calls("deleteObjects")).isZero();
    }

    @Test
    void stoppingDeletesWhatIsRouted() throws Exception {
        rig.withMany(10);
        CountDownLatch waiting = new CountDownLatch(9);
        CountDownLatch goOn = new CountDownLatch(1);
        start(
                "&settleInterval=1h",
                route -> route.process(exchange -> {
                    waiting.countDown();
                    if (keyOf(exchange).equals(key(9))) {
                        goOn.await();
                    }
                }));
        Future<Integer> poll = threads.submit(rig::poll);
        waiting.await();
        goOn.countDown();
        poll.get();
        rig.context.getRouteController().stopRoute("consuming");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    @Test
    void theDoneFilesOfDeletedObjectsGoWithThem() throws Exception {
        rig.with("a", "a.done", "b", "b.done", "c");
        start("&doneFileName=${file:name}.done", route -> {});

        assertThat(rig.poll()).isEqualTo(2);
        assertThat(rig.keys()).containsExactly("c");
    }
}
