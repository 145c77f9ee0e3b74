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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What waits for the network waits for it together. */
class SideBySideTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SideBySide sideBySide = new SideBySide(threads, 4);

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @Test
    void resultsComeInTheOrderOfTheThings() {
        assertThat(sideBySide.map(HUNDRED, i -> i * i))
                .containsExactlyElementsOf(HUNDRED.stream().map(i -> i * i).toList());
    }

    @Test
    void noMoreWorkAtOnceThanAreAllowed() {
        AtomicInteger working = new AtomicInteger();
        ConcurrentHashMap<Integer, Boolean> seen = new ConcurrentHashMap<>();

        sideBySide.each(HUNDRED, i -> {
            seen.put(working.incrementAndGet(), true);
            Thread.yield();
            working.decrementAndGet();
        });

        assertThat(seen.keySet()).allMatch(count -> count <= 4);
    }

    @Test
    void whereNoThreadIsToBeHadTheCallerDoesIt() {
        SideBySide alone = new SideBySide(
                task -> {
                    throw new RejectedExecutionException("stopped");
                },
                4);

        assertThat(alone.map(HUNDRED, i -> i)).containsExactlyElementsOf(HUNDRED);
    }

    @Test
    void aFailureIsThrownWhenNobodyWorksAnyMore() {
        AtomicInteger working = new AtomicInteger();

        assertThatThrownBy(() -> sideBySide.each(HUNDRED, i -> {
                    working.incrementAndGet();
                    try {
                        if (i == 5) {
                            throw new IllegalStateException("the fifth");
                        }
                        Thread.yield();
                    } finally {
                        working.decrementAndGet();
                    }
                }))
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("the fifth"));
        assertThat(working).hasValue(0);
    }

    @Test
    void claimsOfOnePageAreAskedForTogetherAndRoutedInOrder() throws Exception {
        Meeting claims = new Meeting("add", 4);
        try (ConsumerRig rig = new ConsumerRig()) {
            rig.context.getRegistry().bind("claims", claims);
            rig.with("a", "b", "c", "d", "e", "f")
                    .start("readLock=idempotent&inProgressRepository=#claims&deleteAfterRead=true");

            rig.poll();

            assertThat(claims.met).isTrue();
            assertThat(rig.arrivals()).containsExactly("a", "b", "c", "d", "e", "f");
        }
    }

    @Test
    void claimsOfWhatWasDeletedTogetherAreReleasedTogether() throws Exception {
        Meeting claims = new Meeting("remove", 4);
        try (ConsumerRig rig = new ConsumerRig()) {
            rig.context.getRegistry().bind("claims", claims);
            rig.with("a", "b", "c", "d", "e", "f").start("inProgressRepository=#claims&deleteAfterRead=true");

            rig.poll();

            assertThat(claims.met).isTrue();
            assertThat(rig.keys()).isEmpty();
        }
    }

    @Test
    void claimsAreRenewedTogether() {
        Meeting repository = new Meeting("add", 4);
        try (ConsumerRig rig = new ConsumerRig()) {
            ExpiringClaims claims = new ExpiringClaims(repository, Duration.ofMinutes(1), rig.clock);
            repository.waits = false;
            for (String key : List.of("a", "b", "c", "d", "e")) {
                assertThat(claims.add(new ObjectRef(ConsumerRig.BUCKET, key))).isTrue();
            }
            repository.expect(4);
            rig.clock.advance(Duration.ofMinutes(1));

            claims.renew(sideBySide);

            assertThat(repository.met).isTrue();
        }
    }

    /** A repository far away: one of its operations answers only when it was asked for several times at once. */
    private static final class Meeting implements IdempotentRepository {

        private final MemoryIdempotentRepository memory = new MemoryIdempotentRepository(new ConcurrentHashMap<>());
        private final String where;
        private volatile boolean waits = true;
        private volatile boolean met;
        private volatile CountDownLatch gate;

        Meeting(String where, int together) {
            this.where = where;
            this.gate = new CountDownLatch(together);
        }

        void expect(int together) {
            gate = new CountDownLatch(together);
            waits = true;
        }

        private void meet(String operation) {
            if (!waits || !operation.equals(where)) {
                return;
            }
            CountDownLatch now = gate;
            now.countDown();
            try {
                if (now.await(2, TimeUnit.MINUTES)) {
                    met = true;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean add(String key) {
            meet("add");
            return memory.add(key);
        }

        @Override
        public boolean contains(String key) {
            return memory.contains(key);
        }

        @Override
        public boolean remove(String key) {
            meet("remove");
            return memory.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return memory.confirm(key);
        }

        @Override
        public void clear() {
            memory.clear();
        }

        @Override
        public void start() {
            memory.start();
        }

        @Override
        public void stop() {
            memory.stop();
        }
    }
}
