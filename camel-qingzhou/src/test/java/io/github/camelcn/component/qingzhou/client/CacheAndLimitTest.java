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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.github.camelcn.component.qingzhou.contract.CacheClass;
import io.github.camelcn.component.qingzhou.model.CacheGroup;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CacheAndLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final ReadCache cache = new ReadCache(Duration.ofSeconds(10), nanos::get);

    private Object list() throws IOException {
        return cache.get("key", QingzhouOperation.listInstances, CacheClass.inventory, true, loads::incrementAndGet);
    }

    @Test
    void keepsForItsTimeOnly() throws IOException {
        assertThat(list()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(list()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(list()).isEqualTo(2);
    }

    @Test
    void keepsCatalogsTenTimesAsLong() throws IOException {
        cache.get("c", QingzhouOperation.listImages, CacheClass.catalog, true, loads::incrementAndGet);
        nanos.addAndGet(Duration.ofSeconds(99).toNanos());
        assertThat(cache.get("c", QingzhouOperation.listImages, CacheClass.catalog, true, loads::incrementAndGet))
                .isEqualTo(1);
    }

    @Test
    void forgetsWhatAChangeMakesOutdated() throws IOException {
        list();
        cache.invalidate(Set.of(CacheGroup.disks));
        assertThat(list()).isEqualTo(1);
        cache.invalidate(Set.of(CacheGroup.instances));
        assertThat(list()).isEqualTo(2);
    }

    @Test
    void aReadThatBeganBeforeAChangeIsNotKept() throws IOException {
        cache.get("key", QingzhouOperation.listInstances, CacheClass.inventory, true, () -> {
            cache.invalidate(Set.of(CacheGroup.instances));
            return "old";
        });
        assertThat(list()).isEqualTo(1);
    }

    @Test
    void failuresAreNotKept() {
        assertThatThrownBy(() -> cache.get("key", QingzhouOperation.listInstances, CacheClass.inventory, true, () -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");
        assertThat(catchList()).isEqualTo(1);
    }

    private Object catchList() {
        try {
            return list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFreshReadIsForOthersToUse() throws IOException {
        list();
        cache.get("key", QingzhouOperation.listInstances, CacheClass.inventory, false, loads::incrementAndGet);
        assertThat(list()).isEqualTo(2);
    }

    @Test
    void identicalReadsAtTheSameTimeShareOneCall() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            java.util.concurrent.Future<Object> first = threads.submit(
                    () -> cache.get("key", QingzhouOperation.listInstances, CacheClass.inventory, true, () -> {
                        inside.countDown();
                        awaitUninterruptibly(release);
                        return loads.incrementAndGet();
                    }));
            inside.await();
            AtomicReference<Thread> second = new AtomicReference<>();
            java.util.concurrent.Future<Object> other = threads.submit(() -> {
                second.set(Thread.currentThread());
                return list();
            });
            await().until(() -> second.get() != null && second.get().getState() == Thread.State.WAITING);
            release.countDown();
            assertThat(other.get()).isEqualTo(1);
            assertThat(first.get()).isEqualTo(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLimitMakesCallsWaitAndDropsNone() throws InterruptedException {
        AtomicLong slept = new AtomicLong();
        CallLimiter limiter = new CallLimiter(3600, nanos::get, duration -> {
            slept.addAndGet(duration.toNanos());
            nanos.addAndGet(duration.toNanos());
        });
        for (int i = 0; i < 60; i++) {
            limiter.await();
            limiter.sent();
        }
        assertThat(slept.get()).as("a minute's share goes out at once").isZero();
        for (int i = 0; i < 10; i++) {
            limiter.await();
            limiter.sent();
        }
        assertThat(Duration.ofNanos(slept.get())).isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_001));
    }

    @Test
    void repetitionsArePaidByTheCallsAfterThem() {
        CallLimiter limiter = new CallLimiter(3600, nanos::get, duration -> {});
        for (int i = 0; i < 65; i++) {
            limiter.sent();
        }
        assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aListIsReadPageByPageWithoutDoubles() throws IOException {
        List<PagedRequest<Flavor>> asked = new ArrayList<>();
        Listing<Flavor> listing = new Listing<>(
                request -> {
                    asked.add(request);
                    boolean first = request.page().token().isEmpty();
                    return new Page<>(
                            first ? List.of(flavor("a"), flavor("b")) : List.of(flavor("b"), flavor("c")),
                            4,
                            first ? "2" : "");
                },
                new ListFlavorsRequest(null, PageRequest.FIRST));
        assertThat(listing.next().id()).isEqualTo("a");
        assertThat(asked).hasSize(1);
        assertThat(listing.all()).extracting(Flavor::id).containsExactly("b", "c");
        assertThat(asked.get(0).page().size()).isEqualTo(100);
    }

    @Test
    void aServiceThatRepeatsAPageIsStopped() {
        Listing<Flavor> listing = new Listing<>(
                request -> new Page<>(List.of(flavor("a")), null, "same"),
                new ListFlavorsRequest(null, PageRequest.FIRST));
        assertThatThrownBy(listing::all)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the same page again and again");
    }

    private static Flavor flavor(String id) {
        return new Flavor(id, null, null, null, null, Map.of());
    }
}
