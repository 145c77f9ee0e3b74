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
package io.github.camelcn.common.camel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ObjectStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedClientsTest {

    private final SharedClients<String, ObjectStore> stores = new SharedClients<>();

    @Test
    void equalKeysLeaseTheSameStoreAndTheLastLeaseClosesIt() throws Exception {
        SharedClients.Lease<ObjectStore> one = stores.lease("a", FakeObjectStore::new);
        SharedClients.Lease<ObjectStore> other = stores.lease("a", FakeObjectStore::new);
        FakeObjectStore store = (FakeObjectStore) one.client();
        assertThat(other.client()).isSameAs(store);

        one.close();
        assertThat(store.isClosed()).isFalse();
        other.close();
        assertThat(store.isClosed()).isTrue();
        assertThat(stores.lease("a", FakeObjectStore::new).client()).isNotSameAs(store);
    }

    @Test
    void differentKeysLeaseDifferentStores() throws Exception {
        SharedClients.Lease<ObjectStore> one = stores.lease("a", FakeObjectStore::new);
        SharedClients.Lease<ObjectStore> other = stores.lease("b", FakeObjectStore::new);

        one.close();

        assertThat(((FakeObjectStore) other.client()).isClosed()).isFalse();
    }

    @Test
    void aLeaseThatIsClosedTwiceCountsOnce() throws Exception {
        SharedClients.Lease<ObjectStore> one = stores.lease("a", FakeObjectStore::new);
        SharedClients.Lease<ObjectStore> other = stores.lease("a", FakeObjectStore::new);

        one.close();
        one.close();

        assertThat(((FakeObjectStore) other.client()).isClosed()).isFalse();
    }

    @Test
    void aStoreThatCouldNotBeOpenedIsTriedAgain() throws Exception {
        assertThatThrownBy(() -> stores.lease("a", () -> {
                    throw new IOException("no certificate");
                }))
                .hasMessage("no certificate");

        SharedClients.Lease<ObjectStore> lease = stores.lease("a", FakeObjectStore::new);
        FakeObjectStore store = (FakeObjectStore) lease.client();
        lease.close();
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void noStoreIsClosedWhileAnyOfManyThreadsUsesIt() throws Exception {
        Queue<FakeObjectStore> opened = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> closedInUse = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                closedInUse.add(threads.submit(() -> {
                    int bad = 0;
                    for (int i = 0; i < 2000; i++) {
                        try (SharedClients.Lease<ObjectStore> lease = stores.lease("a", () -> {
                            FakeObjectStore store = new FakeObjectStore();
                            opened.add(store);
                            return store;
                        })) {
                            Thread.yield();
                            bad += ((FakeObjectStore) lease.client()).isClosed() ? 1 : 0;
                        }
                    }
                    return bad;
                }));
            }
            for (Future<Integer> count : closedInUse) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(opened).isNotEmpty().allMatch(FakeObjectStore::isClosed);
    }
}
