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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.component.qingzhou.contract.AsyncRule;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.WaitForInstanceRequest;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What waiters do between and after looks, with a time of their own. */
class WatchTest {

    private static final AsyncRule START = new AsyncRule(
            AsyncRule.Resource.instance,
            Set.of("RUNNING"),
            Set.of("ERROR", "DELETED"),
            false,
            false,
            Duration.ofSeconds(300));
    private static final AsyncRule RESTART = new AsyncRule(
            AsyncRule.Resource.instance, Set.of("RUNNING"), Set.of("ERROR"), true, false, Duration.ofSeconds(300));
    private static final AsyncRule DESTROY = new AsyncRule(
            AsyncRule.Resource.instance, Set.of("DELETED"), Set.of("ERROR"), false, true, Duration.ofSeconds(300));

    private final ScriptedWire wire = new ScriptedWire();
    private final ManualScheduler time = new ManualScheduler(null);

    private CompletableFuture<Map<String, Seen>> watch(AsyncRule rule, Optional<Seen> baseline) {
        return watch(
                rule,
                baseline,
                new ChangeResult(QingzhouOperation.startInstance, "i-1", List.of("i-1"), "", "", false));
    }

    private CompletableFuture<Map<String, Seen>> watch(AsyncRule rule, Optional<Seen> baseline, ChangeResult accepted) {
        Watch watch = new Watch(
                new Watch.Goal(QingzhouOperation.startInstance, rule, List.of("i-1"), accepted, baseline),
                WaitOptions.DEFAULTS,
                new SharedLooks(new Lookout(wire)),
                time);
        watch.start(Duration.ofSeconds(1));
        return watch.outcome();
    }

    private WaitFailedException failure(CompletableFuture<?> outcome) {
        try {
            time.result(outcome);
        } catch (WaitFailedException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the wait did not fail");
    }

    @Test
    void looksUntilTheTargetIsReached() throws Exception {
        wire.states("STOPPED", "STARTING", "STARTING", "RUNNING");
        assertThat(time.result(watch(START, Optional.empty())).get("i-1").state())
                .isEqualTo("RUNNING");
        assertThat(wire.looks).isEqualTo(4);
    }

    @Test
    void aFailureStateEndsTheWaitAtOnce() {
        wire.states("STARTING", "ERROR", "RUNNING");
        WaitFailedException failure = failure(watch(START, Optional.empty()));
        assertThat(failure.category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(failure.lastState()).isEqualTo("ERROR");
        assertThat(failure.accepted().resourceId()).isEqualTo("i-1");
        assertThat(wire.looks).isEqualTo(2);
    }

    @Test
    void theTimeoutIsKeptAndTellsTheLastState() {
        wire.states("STOPPED");
        Instant before = time.now();
        WaitFailedException failure = failure(watch(START, Optional.empty()));
        assertThat(failure.category()).isEqualTo(ErrorCategory.TIMEOUT);
        assertThat(failure).hasMessage("startInstance i-1: it was not done within 300 s, the last state was STOPPED");
        assertThat(Duration.between(before, time.now())).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(302));
        assertThat(wire.looks).as("looks in five minutes").isBetween(18, 35);
    }

    @Test
    void notFoundRightAfterACreationIsForgotten() throws Exception {
        wire.missing().missing().states("CREATING", "RUNNING");
        assertThat(time.result(watch(START, Optional.empty()))).containsKey("i-1");
    }

    @Test
    void whoeverOnlyWaitsMayDoSoRightAfterTheCreation() throws Exception {
        wire.missing().missing().states("CREATING", "RUNNING");
        assertThat(time.result(watch(START, Optional.empty(), null))).containsKey("i-1");
    }

    @Test
    void whatWasSeenAndIsNotThereAnyMoreIsNoLongerWaitedFor() {
        wire.states("STOPPED").missing();
        assertThat(failure(watch(START, Optional.empty(), null)).category()).isEqualTo(ErrorCategory.NOT_FOUND);
        assertThat(wire.looks).isEqualTo(2);
    }

    @Test
    void notFoundForLongIsAFailure() {
        for (int i = 0; i < 20; i++) {
            wire.missing();
        }
        assertThat(failure(watch(START, Optional.empty())).category()).isEqualTo(ErrorCategory.NOT_FOUND);
    }

    @Test
    void notFoundIsTheTargetOfADestruction() throws Exception {
        wire.states("RUNNING", "DELETING").missing();
        assertThat(time.result(watch(DESTROY, Optional.empty())).get("i-1").isGone())
                .isTrue();
    }

    @Test
    void theFailureThatADestructionEndsIsNoneOfIt() throws Exception {
        wire.states("ERROR", "ERROR", "DELETING").missing();
        assertThat(time.result(watch(DESTROY, Optional.empty())).get("i-1").isGone())
                .isTrue();
    }

    @Test
    void aDestructionThatFailsIsAFailure() {
        wire.states("ERROR", "DELETING", "ERROR");
        assertThat(failure(watch(DESTROY, Optional.empty())).category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(wire.looks).isEqualTo(3);
    }

    @Test
    void aDestructionThatNeverBeginsIsAFailure() {
        wire.states("ERROR");
        assertThat(failure(watch(DESTROY, Optional.empty())).category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(wire.looks).as("looks in half a minute").isBetween(3, 9);
    }

    @Test
    void theFailureThatARebuildEndsIsNoneOfIt() throws Exception {
        wire.states("ERROR", "ERROR", "REBUILDING", "RUNNING");
        time.result(watch(RESTART, Optional.of(new Seen("ERROR", null, "thing"))));
        assertThat(wire.looks).isEqualTo(4);
    }

    @Test
    void aRebuildThatFailsAgainIsAFailure() {
        wire.states("ERROR", "REBUILDING", "ERROR");
        assertThat(failure(watch(RESTART, Optional.of(new Seen("ERROR", null, "thing"))))
                        .category())
                .isEqualTo(ErrorCategory.CONFLICT);
        wire.changedAt = Instant.parse("2026-01-15T08:00:01Z");
        wire.states("ERROR");
        assertThat(failure(watch(
                                RESTART,
                                Optional.of(new Seen("ERROR", Instant.parse("2026-01-15T08:00:00Z"), "thing"))))
                        .category())
                .as("a failure the service says is a new one")
                .isEqualTo(ErrorCategory.CONFLICT);
    }

    @Test
    void threeFailedLooksInARowAreForgiven() throws Exception {
        wire.states("STARTING").fails().fails().fails().states("RUNNING");
        assertThat(time.result(watch(START, Optional.empty()))).containsKey("i-1");
    }

    @Test
    void fourFailedLooksInARowAreNot() {
        wire.fails().fails().fails().fails().states("RUNNING");
        assertThat(failure(watch(START, Optional.empty())).category()).isEqualTo(ErrorCategory.TRANSPORT);
    }

    @Test
    void aRestartIsDoneWhenItWasSeen() throws Exception {
        wire.states("RUNNING", "RESTARTING", "RUNNING");
        time.result(watch(RESTART, Optional.of(new Seen("RUNNING", null, "thing"))));
        assertThat(wire.looks).isEqualTo(3);
    }

    @Test
    void aRestartThatNobodySawIsDoneWhenItsStateSettles() throws Exception {
        wire.states("RUNNING");
        Instant before = time.now();
        time.result(watch(RESTART, Optional.of(new Seen("RUNNING", null, "thing"))));
        assertThat(Duration.between(before, time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRestartIsDoneWhenTheServiceSaysTheStateIsNew() throws Exception {
        wire.changedAt = Instant.parse("2026-01-15T08:00:01Z");
        wire.states("RUNNING");
        time.result(watch(RESTART, Optional.of(new Seen("RUNNING", Instant.parse("2026-01-15T08:00:00Z"), "thing"))));
        assertThat(wire.looks).isEqualTo(1);
    }

    @Test
    void aSchedulerThatIsShutDownEndsTheWait() {
        AtomicInteger tasks = new AtomicInteger();
        WaitScheduler closing = new WaitScheduler() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void schedule(Duration delay, Runnable task) {
                if (tasks.getAndIncrement() > 0) {
                    throw new RejectedExecutionException("shut down");
                }
                task.run();
            }
        };
        wire.states("STOPPED", "STOPPED");
        Watch watch = new Watch(
                new Watch.Goal(QingzhouOperation.startInstance, START, List.of("i-1"), null, Optional.empty()),
                WaitOptions.DEFAULTS,
                new SharedLooks(new Lookout(wire)),
                closing);
        watch.start(Duration.ZERO);
        assertThat(watch.outcome()).isCompletedExceptionally();
    }

    @Test
    void nobodyWaitsForWhatNobodyCanSee() throws IOException {
        ChangeResult silent = new ChangeResult(QingzhouOperation.createInstance, "", List.of(), "", "", false);
        try (QingzhouClient client =
                QingzhouClient.builder().endpoint("http://127.0.0.1:1").build()) {
            assertThat(client.waiters()
                            .await(silent, WaitOptions.DEFAULTS, time)
                            .toCompletableFuture())
                    .isCompletedExceptionally();
            client.waiters().close();
            ChangeResult made =
                    new ChangeResult(QingzhouOperation.createInstance, "i-1", List.of("i-1"), "", "", false);
            assertThat(client.waiters().await(made, WaitOptions.DEFAULTS, time).toCompletableFuture())
                    .as("after the end of the client")
                    .isCompletedExceptionally();
            assertThat(client.waiters().waiting()).isZero();
        }
    }

    @Test
    void twoHundredWaitsShareFourThreads() throws Exception {
        java.util.concurrent.ScheduledThreadPoolExecutor executor =
                new java.util.concurrent.ScheduledThreadPoolExecutor(4);
        try {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            WaitScheduler fast = new WaitScheduler() {
                @Override
                public Instant now() {
                    return Instant.now();
                }

                @Override
                public void schedule(Duration delay, Runnable task) {
                    // a thousandth of the time
                    executor.schedule(
                            () -> {
                                threads.add(Thread.currentThread());
                                task.run();
                            },
                            delay.toMillis(),
                            TimeUnit.MICROSECONDS);
                }
            };
            CountDownLatch release = new CountDownLatch(1);
            ScriptedWire shared = new ScriptedWire();
            shared.stateOf = id -> release.getCount() == 0 ? "RUNNING" : "STARTING";
            List<CompletableFuture<?>> waits = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Watch watch = new Watch(
                        new Watch.Goal(
                                QingzhouOperation.startInstance, START, List.of("i-" + i), null, Optional.empty()),
                        WaitOptions.DEFAULTS,
                        new SharedLooks(new Lookout(shared)),
                        fast);
                watch.start(Duration.ofSeconds(1));
                waits.add(watch.outcome());
            }
            await().until(() -> shared.lookedAt.size() == 200);
            assertThat(waits).as("all wait at the same time").noneMatch(CompletableFuture::isDone);
            release.countDown();
            CompletableFuture.allOf(waits.toArray(new CompletableFuture<?>[0])).get(2, TimeUnit.MINUTES);
            assertThat(threads).hasSizeLessThanOrEqualTo(4);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void theTimeIsKeptWhileALookHangs() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        wire.stateOf = id -> {
            awaitUninterruptibly(answer);
            return "RUNNING";
        };
        try (RealTime threads = new RealTime(1)) {
            Watch watch = new Watch(
                    new Watch.Goal(QingzhouOperation.startInstance, START, List.of("i-1"), null, Optional.empty()),
                    new WaitOptions(Optional.of(Duration.ofMillis(50)), Duration.ofMillis(1), Duration.ZERO),
                    new SharedLooks(new Lookout(wire)),
                    threads);
            watch.start(Duration.ZERO);
            assertThat(watch.outcome())
                    .failsWithin(Duration.ofMinutes(2))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("it was not done within");
            answer.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each answer takes a fifth of a second, so that four threads could ask for no more than twenty things in a second. */
    @ParameterizedTest
    @EnumSource(
            value = ApiStyle.class,
            names = {"openapi", "qingcloud"})
    void twoHundredWaitsOnFourThreadsHoldAgainstASlowService(ApiStyle style) throws Exception {
        try (QingzhouEmulator emulator =
                        QingzhouEmulator.builder().maxInstances(200).start();
                QingzhouClient client = EmulatorClients.client(emulator, style).build();
                RealTime threads = new RealTime(4)) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                ids.add(emulator.controls().addRunning("web-" + i));
            }
            emulator.clearRequests();
            emulator.faults().on(request -> true).delay(Duration.ofMillis(200));
            WaitOptions patience =
                    new WaitOptions(Optional.of(Duration.ofMinutes(2)), Duration.ofMillis(50), Duration.ZERO);
            List<CompletableFuture<Instance>> waits = new ArrayList<>();
            for (String id : ids) {
                waits.add(client.waiters()
                        .execute(new WaitForInstanceRequest(id, List.of(InstanceState.STOPPED)), patience, threads)
                        .toCompletableFuture());
            }
            await().until(() -> emulator.requestCount() >= 6);
            assertThat(waits).as("all wait at the same time").noneMatch(CompletableFuture::isDone);
            ids.forEach(id -> emulator.controls().force(id, "STOPPED"));
            emulator.clearRequests();

            CompletableFuture.allOf(waits.toArray(new CompletableFuture<?>[0])).get(2, TimeUnit.MINUTES);
            assertThat(emulator.requestCount())
                    .as("calls that two hundred waits see it by")
                    .isLessThan(60);
        }
    }

    @Test
    void tasksOfManyWaitsAreAskedForTogether() throws Exception {
        try (QingzhouEmulator emulator = QingzhouEmulator.builder()
                        .maxInstances(60)
                        .transitionDelay(Duration.ofMinutes(1))
                        .start();
                QingzhouClient client =
                        EmulatorClients.client(emulator, ApiStyle.qingcloud).build();
                RealTime threads = new RealTime(4)) {
            List<ChangeResult> accepted = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                accepted.add(client.execute(
                        new StopInstanceRequest(emulator.controls().addRunning("web-" + i), false)));
            }
            emulator.clearRequests();
            emulator.faults().on(request -> true).delay(Duration.ofMillis(100));
            WaitOptions patience =
                    new WaitOptions(Optional.of(Duration.ofMinutes(2)), Duration.ofMillis(20), Duration.ZERO);
            List<CompletableFuture<ChangeResult>> waits = new ArrayList<>();
            for (ChangeResult change : accepted) {
                waits.add(client.waiters().await(change, patience, threads).toCompletableFuture());
            }
            await().until(() -> emulator.requests().stream().anyMatch(WatchTest::asksForFortyJobs));
            emulator.passTime(Duration.ofMinutes(1));
            emulator.clearRequests();
            CompletableFuture.allOf(waits.toArray(new CompletableFuture<?>[0])).get(2, TimeUnit.MINUTES);
            assertThat(emulator.requests())
                    .filteredOn(request -> request.target().contains("DescribeJobs"))
                    .as("calls that sixty waits see it by")
                    .hasSizeLessThan(20);
        }
    }

    private static boolean asksForFortyJobs(RecordedRequest request) {
        return request.target().contains("DescribeJobs") && request.target().contains("jobs.40=");
    }

    /** As a component runs waits. */
    private static final class RealTime implements WaitScheduler, AutoCloseable {

        private final ScheduledExecutorService threads;
        private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

        RealTime(int count) {
            threads = Executors.newScheduledThreadPool(count);
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void schedule(Duration delay, Runnable task) {
            threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Runnable alarm(Duration delay, Runnable task) {
            ScheduledFuture<?> alarm = alarms.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> alarm.cancel(false);
        }

        @Override
        public void close() {
            threads.shutdownNow();
            alarms.shutdownNow();
        }
    }
}
