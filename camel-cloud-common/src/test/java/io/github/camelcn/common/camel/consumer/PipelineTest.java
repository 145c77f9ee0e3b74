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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

import static io.github.camelcn.common.camel.consumer.ConsumerRig.key;
import static io.github.camelcn.common.camel.consumer.ConsumerRig.keyOf;
import static io.github.camelcn.common.camel.consumer.ConsumerRig.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Claiming, opening and routing at the same time: how much of it, in which order, and how it ends. */
class PipelineTest {

    private static final byte[] LARGE = new byte[StoredObjectBody.IN_MEMORY_BYTES + 1];

    private final ConsumerRig rig = new ConsumerRig();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void nothingStaysOpenOrClaimed() {
        rig.close();
        threads.shutdownNow();
        await().untilAsserted(rig::assertHoldsNothing);
    }

    private int opened() {
        return rig.calls("getObject");
    }

    private void storeLarge(int count) {
        keys(count).forEach(key -> rig.store.with(ConsumerRig.BUCKET, key, LARGE));
    }

    /** As the policies of Camel do it that hold a route back: not by way of its shutdown. */
    @Test
    void aConsumerThatIsSuspendedClaimsNoMore() throws Exception {
        for (int i = 0; i < 20; i++) {
            rig.with("k" + (10 + i));
        }
        rig.start(
                "deleteAfterRead=true&listPageSize=4&prefetch=0",
                route -> route.process(exchange -> ServiceHelper.suspendService(rig.consumer())));

        int whileSuspended = rig.poll();

        assertThat(whileSuspended).isLessThan(20);
        ServiceHelper.resumeService(rig.consumer());
        while (rig.poll() > 0) {
            ServiceHelper.resumeService(rig.consumer());
        }
        assertThat(rig.arrivals()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void theNextObjectsAreOpenedWhileOneIsRouted() throws Exception {
        rig.withMany(10);
        List<Integer> openedMeanwhile = new ArrayList<>();
        rig.claiming(
                "deleteAfterRead=true&prefetch=3",
                route -> route.process(exchange -> {
                    if (openedMeanwhile.isEmpty()) {
                        await().until(() -> opened() == 4);
                        openedMeanwhile.add(opened());
                    }
                }));

        assertThat(rig.poll()).isEqualTo(10);
        assertThat(rig.arrivals()).containsExactlyElementsOf(keys(10));
        assertThat(rig.keys()).isEmpty();
        assertThat(opened()).as("each once").isEqualTo(10);
    }

    @Test
    void prefetchIsTheMostThatIsOpenedAhead() throws Exception {
        rig.withMany(50);
        AtomicInteger routed = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true&prefetch=5",
                route -> route.process(exchange -> {
                    if (routed.get() == 0) {
                        await().until(() -> opened() > 5);
                    }
                    int ahead = opened() - routed.incrementAndGet();
                    mostAhead.accumulateAndGet(ahead, Math::max);
                }));

        rig.poll();
        assertThat(mostAhead.get()).isEqualTo(5);
    }

    @Test
    void prefetchZeroOpensNothingAhead() throws Exception {
        rig.withMany(10);
        AtomicInteger routed = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true&prefetch=0",
                route -> route.process(exchange -> assertThat(opened()).isEqualTo(routed.incrementAndGet())));

        assertThat(rig.poll()).isEqualTo(10);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void prefetchBytesBoundWhatIsHeldInMemory() throws Exception {
        for (int i = 0; i < 20; i++) {
            rig.store.with(ConsumerRig.BUCKET, key(i), new byte[10_000]);
        }
        AtomicInteger routed = new AtomicInteger();
        AtomicInteger mostHeld = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true&prefetch=16&prefetchBytes=30000",
                route -> route.process(exchange -> {
                    await().until(() -> opened() >= Math.min(20, routed.get() + 3));
                    mostHeld.accumulateAndGet(opened() - routed.getAndIncrement(), Math::max);
                }));

        assertThat(rig.poll()).isEqualTo(20);
        assertThat(mostHeld.get()).as("of 10,000 bytes each").isEqualTo(3);
    }

    @Test
    void anObjectThatIsLargerThanAllMemoryThereIsComesThrough() throws Exception {
        storeLarge(3);
        rig.claiming("deleteAfterRead=true&prefetchBytes=1", route -> {});

        assertThat(rig.poll()).isEqualTo(3);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void largeObjectsHoldFewConnections() throws Exception {
        storeLarge(100);
        AtomicInteger most = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true&prefetch=50",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(0))) {
                        await().until(() -> rig.store.openBodies() > 1);
                    }
                    most.accumulateAndGet(rig.store.openBodies(), Math::max);
                }));

        rig.poll();
        assertThat(most.get())
                .as("a quarter of maxConnections, and the one in the route")
                .isBetween(2, 15);
    }

    @Test
    void aStreamThatWaitedLongIsOpenedAnew() throws Exception {
        storeLarge(2);
        rig.claiming(
                "deleteAfterRead=true&prefetch=1",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(0))) {
                        await().until(() -> rig.store.openBodies() == 2);
                        rig.clock.advance(Duration.ofSeconds(11));
                    }
                }));

        assertThat(rig.poll()).isEqualTo(2);
        assertThat(rig.store.calls("getObject"))
                .extracting(call -> call.key())
                .containsExactlyInAnyOrder(key(0), key(1), key(1));
    }

    @Test
    void smallObjectsThatWaitedLongAreNot() throws Exception {
        rig.withMany(2);
        rig.claiming(
                "deleteAfterRead=true&prefetch=1",
                route -> route.process(exchange -> {
                    await().until(() -> opened() == 2);
                    rig.clock.advance(Duration.ofHours(1));
                }));

        assertThat(rig.poll()).isEqualTo(2);
        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void theNextPageIsListedAndClaimedWhileThisOneIsRouted() throws Exception {
        rig.withMany(4);
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        rig.claiming(
                "deleteAfterRead=true&listPageSize=2&settle=each",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(0))) {
                        await().until(() -> rig.claims.getCache().containsKey("inbox/" + key(3)));
                        log.add("claimed ahead");
                    }
                }));

        assertThat(rig.poll()).isEqualTo(4);
        assertThat(log).hasSize(1);
    }

    @Test
    void batchesOfAnUnlimitedPollSayExactlyWhereAnExchangeIs() throws Exception {
        rig.withMany(600);
        List<String> places = new ArrayList<>();
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(exchange -> places.add(exchange.getProperty(ExchangePropertyKey.BATCH_INDEX)
                        + "/" + exchange.getProperty(ExchangePropertyKey.BATCH_SIZE)
                        + "/" + exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE))));

        assertThat(rig.poll()).isEqualTo(600);
        assertThat(places.subList(0, 2)).containsExactly("0/250/false", "1/250/false");
        assertThat(places.get(249)).isEqualTo("249/250/true");
        assertThat(places.subList(598, 600)).containsExactly("98/100/false", "99/100/true");
    }

    @Test
    void manyThreadsRouteAtOnce() throws Exception {
        rig.withMany(8);
        CyclicBarrier together = new CyclicBarrier(4);
        rig.claiming(
                "deleteAfterRead=true&concurrentConsumers=4",
                route -> route.process(exchange -> together.await(2, TimeUnit.MINUTES)));

        assertThat(rig.poll()).isEqualTo(8);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void neverMoreThanConcurrentConsumers() throws Exception {
        rig.withMany(100);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true&concurrentConsumers=3",
                route -> route.process(exchange -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    now.decrementAndGet();
                }));

        assertThat(rig.poll()).isEqualTo(100);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void oneThreadKeepsTheOrderHoweverLateAnObjectIsOpened() throws Exception {
        rig.withMany(10);
        rig.store.inject(
                Fault.on("getObject", call -> await().until(() -> opened() > 5)).forKey(key(0)));
        rig.claiming("deleteAfterRead=true&prefetch=8", route -> {});

        rig.poll();
        assertThat(rig.arrivals()).containsExactlyElementsOf(keys(10));
    }

    @Test
    void orderedSettlesAsListedWhileManyAreRouted() throws Exception {
        rig.withMany(12);
        CountDownLatch others = new CountDownLatch(3);
        rig.claiming(
                "deleteAfterRead=true&concurrentConsumers=4&ordered=true&settle=each",
                route -> route.process(exchange -> {
                    if (keyOf(exchange).equals(key(0))) {
                        others.await(2, TimeUnit.MINUTES); // the first is the last to be done
                    } else {
                        others.countDown();
                    }
                }));

        assertThat(rig.poll()).isEqualTo(12);
        assertThat(rig.store.calls("deleteObject"))
                .extracting(call -> call.key())
                .containsExactlyElementsOf(keys(12));
    }

    @Test
    void orderedHandsOverAsListed() throws Exception {
        RouteOrder order = new RouteOrder.AsListed();
        List<Long> entered = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 5; i++) {
            order.nextTurn();
        }
        for (long turn : new long[] {4, 3, 1}) {
            threads.submit(() -> {
                order.enter(turn);
                entered.add(turn);
                return null;
            });
        }
        order.drop(2);
        assertThat(entered).isEmpty();
        order.enter(0);

        await().until(() -> entered.size() == 3);
        assertThat(entered).containsExactlyInAnyOrder(1L, 3L, 4L);
    }

    @Test
    void orderedGoesOnWhenObjectsFailToOpen() throws Exception {
        rig.withMany(20);
        rig.store.inject(Fault.answering("getObject", ErrorKind.ACCESS_DENIED, 403, "permission_denied")
                .where(call -> call.key().endsWith("3")));
        rig.claiming("deleteAfterRead=true&concurrentConsumers=4&ordered=true&settle=each", route -> {});

        assertThat(rig.poll()).isEqualTo(18);
        assertThat(rig.keys()).containsExactly(key(3), key(13));
    }

    @Test
    void twoObjectsThatCountAsTheSameAreNotRoutedAtOnce() throws Exception {
        rig.with("one/a", "two/a", "three/a", "four/a");
        AtomicInteger routed = new AtomicInteger();
        rig.claiming(
                "idempotentKey=${file:onlyname}&concurrentConsumers=4",
                route -> route.process(exchange -> {
                    routed.incrementAndGet();
                    await().until(() -> rig.claims.getCacheSize() == 1 || routed.get() > 1);
                }));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(routed.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&concurrentConsumers=3", "&concurrentConsumers=3&ordered=true", "&settle=each"})
    void stoppingInTheMiddleFinishesWhatIsRoutedAndReleasesTheRest(String options) throws Exception {
        storeLarge(600);
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger routed = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true" + options,
                route -> route.process(exchange -> {
                    routed.incrementAndGet();
                    inRoute.countDown();
                    goOn.await(2, TimeUnit.MINUTES);
                }));
        Future<Integer> poll = threads.submit(rig::poll);
        inRoute.await();
        await().until(() -> rig.store.openBodies() > 5);
        rig.consumer().deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly);
        goOn.countDown();

        assertThat(poll.get()).isEqualTo(routed.get()).isBetween(1, 3);
        rig.context.getRouteController().stopRoute("consuming");
        await().untilAsserted(rig::assertHoldsNothing);
        assertThat(rig.keys()).hasSize(600 - routed.get());
    }

    @ParameterizedTest
    @EnumSource
    void aPollEndsWhenTheRouteStopsWhileSomebodyElseHasEveryObject(ShutdownRunningTask task) throws Exception {
        rig.withMany(20);
        CountDownLatch asked = new CountDownLatch(1);
        rig.context.getRegistry().bind("taken", new MemoryIdempotentRepository(new ConcurrentHashMap<>()) {
            @Override
            public boolean add(String key) {
                asked.countDown();
                await().until(() -> !rig.consumer().mayClaim());
                return false;
            }
        });
        rig.start("inProgressRepository=#taken");
        Future<Integer> poll = threads.submit(rig::poll);
        asked.await();

        rig.consumer().deferShutdown(task);

        assertThat(poll.get(2, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void stoppingTheRouteWaitsForWhatIsInIt() throws Exception {
        rig.withMany(600);
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger routed = new AtomicInteger();
        rig.claiming(
                "deleteAfterRead=true",
                route -> route.process(exchange -> {
                    routed.incrementAndGet();
                    inRoute.countDown();
                    goOn.await(2, TimeUnit.MINUTES);
                }));
        Future<Integer> poll = threads.submit(rig::poll);
        inRoute.await();
        Future<?> stop = threads.submit(() -> {
            rig.context.getRouteController().stopRoute("consuming");
            return null;
        });
        await().until(() -> rig.context.getInflightRepository().size() == 1
                && !rig.consumer().isBatchAllowed());
        goOn.countDown();
        stop.get();

        assertThat(poll.get()).isEqualTo(1);
        assertThat(rig.keys()).hasSize(599);
        assertThat(rig.claims.getCache()).isEmpty();
        rig.context.getRouteController().startRoute("consuming");
        assertThat(rig.poll()).as("after a restart").isEqualTo(599);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void anInterruptedPollReleasesEverythingAlsoWhatIsStillBeingOpened() throws Exception {
        storeLarge(600);
        CountDownLatch answer = new CountDownLatch(1);
        rig.store.inject(Fault.on("getObject", call -> await().until(() -> answer.getCount() == 0))
                .forKey(key(1)));
        rig.claiming("deleteAfterRead=true", route -> route.process(exchange -> await().until(() -> opened() > 2)));
        Future<Integer> poll = threads.submit(rig::poll);
        await().until(() -> rig.received().size() == 1);
        threads.shutdownNow();

        threads.awaitTermination(2, TimeUnit.MINUTES);
        assertThat(poll.get()).isEqualTo(1);
        assertThat(rig.claims.getCache()).isEmpty();
        answer.countDown();
        await().untilAsserted(() -> assertThat(rig.store.openBodies()).isZero());
        assertThat(rig.keys()).hasSize(599);
    }

    @Test
    void pollsThatOverlapShareTheObjects() throws Exception {
        rig.withMany(1000);
        List<String> routed = Collections.synchronizedList(new ArrayList<>());
        rig.claiming("deleteAfterRead=true", route -> route.process(exchange -> routed.add(keyOf(exchange))));

        Future<Integer> one = threads.submit(rig::poll);
        Future<Integer> other = threads.submit(rig::poll);
        one.get();
        other.get();
        rig.poll();
        assertThat(routed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys(1000));
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void anAsynchronousRouteHoldsNoMoreThanItsMemory() throws Exception {
        for (int i = 0; i < 20; i++) {
            rig.store.with(ConsumerRig.BUCKET, key(i), new byte[10_000]);
        }
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        rig.claiming("deleteAfterRead=true&prefetchBytes=50000", route -> route.threads(20, 20)
                .process(exchange -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    await().until(() -> now.get() == 5 || routedAll());
                    now.decrementAndGet();
                }));

        assertThat(rig.poll()).isEqualTo(20);
        await().untilAsserted(() -> assertThat(rig.keys()).isEmpty());
        assertThat(most.get()).isBetween(2, 5);
    }

    private boolean routedAll() {
        return opened() == 20;
    }

    @Test
    void consumesWhatSomebodyElseHasFoundAsIfItWerePolled() throws Exception {
        rig.with("a.txt", "b.csv");
        rig.claiming("deleteAfterRead=true&include=.*txt", route -> {});

        assertThat(rig.consumer().consume(found("b.csv"))).isEqualTo(Acceptance.IGNORED);
        assertThat(rig.consumer().consume(found("a.txt"))).isEqualTo(Acceptance.ROUTED);
        assertThat(rig.arrivals()).containsExactly("a.txt");
        assertThat(rig.keys()).containsExactly("b.csv");
    }

    @Test
    void whatSomebodyElseHasFoundAndAPollAreNotConsumedTwice() throws Exception {
        rig.with("a");
        List<Acceptance> second = new ArrayList<>();
        rig.claiming(
                "", route -> route.process(exchange -> second.add(rig.consumer().consume(found("a")))));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(second).as("claimed").containsExactly(Acceptance.IGNORED);
        assertThat(rig.consumer().consume(found("a"))).as("remembered").isEqualTo(Acceptance.IGNORED);
    }

    @Test
    void whatIsFoundButCannotBeOpenedOrComesTooLateIsRefused() throws Exception {
        rig.with("a");
        rig.claiming("deleteAfterRead=true", route -> {});
        rig.store.inject(Fault.answering("getObject", ErrorKind.UNAVAILABLE, 503, "service_unavailable"));
        assertThat(rig.consumer().consume(found("a"))).isEqualTo(Acceptance.REFUSED);

        rig.store.heal();
        rig.clock.advance(Duration.ofMinutes(1));
        ObjectStoreConsumer consumer = rig.consumer();
        rig.context.getRouteController().stopRoute("consuming");
        assertThat(consumer.consume(found("a"))).isEqualTo(Acceptance.REFUSED);
        assertThat(rig.keys()).containsExactly("a");
    }

    private ObjectInfo found(String key) throws IOException {
        return rig.store.head(HeadObjectRequest.of(new ObjectRef(ConsumerRig.BUCKET, key)));
    }

    @Test
    void aRepositoryThatFailsIsTheProblemOfOneObjectAlone() throws Exception {
        rig.withMany(20);
        rig.context.getRegistry().bind("seen", new MemoryIdempotentRepository(new ConcurrentHashMap<>()) {
            @Override
            public boolean add(String key) {
                if (key.contains(key(7))) {
                    throw new IllegalStateException("the repository is down");
                }
                return super.add(key);
            }

            @Override
            public boolean remove(String key) {
                throw new IllegalStateException("the repository is down");
            }
        });
        rig.claiming("idempotentRepository=#seen&idempotentEager=true&concurrentConsumers=2", route -> {});

        assertThat(rig.poll()).isEqualTo(19);
        assertThat(rig.arrivals()).doesNotContain(key(7));
    }

    @Test
    void claimsThatCannotBeReleasedDoNotHoldUpOthers() throws Exception {
        rig.withMany(5);
        rig.context.getRegistry().bind("broken", new MemoryIdempotentRepository(new ConcurrentHashMap<>()) {
            @Override
            public boolean remove(String key) {
                throw new IllegalStateException("the repository is down");
            }
        });
        rig.start("inProgressRepository=#broken&deleteAfterRead=true");

        assertThat(rig.poll()).isEqualTo(5);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void contentIsWhatWasStored() throws Exception {
        rig.withMany(300);
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        rig.claiming(
                "deleteAfterRead=true&concurrentConsumers=4",
                route -> route.process(exchange -> {
                    String content = new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
                    if (!content.equals(keyOf(exchange))) {
                        wrong.add(content);
                    }
                }));

        assertThat(rig.poll()).isEqualTo(300);
        assertThat(wrong).isEmpty();
    }
}
