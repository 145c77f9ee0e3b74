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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.objectstore.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What the consumer remembers, where, and for how long. */
class ConsumerMemoryTest {

    @AutoClose
    private final ConsumerRig rig = new ConsumerRig();

    @Test
    void idempotentFalseConsumesKeptObjectsAgain() throws Exception {
        rig.with("a").start("idempotent=false");

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void idempotentTrueRemembersDeletedObjectsToo() throws Exception {
        rig.with("a").start("idempotent=true&deleteAfterRead=true&idempotentKey=${header.CamelTeststoreKey}");

        assertThat(rig.poll()).isEqualTo(1);
        rig.with("a");
        assertThat(rig.poll()).isZero();
        assertThat(rig.keys()).containsExactly("a");
    }

    @Test
    void idempotentKeyDecidesWhatIsTheSame() throws Exception {
        rig.with("one/a", "two/a").start("idempotentKey=${file:onlyname}");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("one/a");
    }

    @Test
    void anIdempotentKeyThatGivesNothingIsTheProblemOfThatObjectAlone() throws Exception {
        rig.with("a", "b").start("idempotentKey=${header.CamelFileName.replace('a','')}");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
    }

    @Test
    void idempotentRepositoryIsStartedButNeverStoppedNorCleared() throws Exception {
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
        rig.context.getRegistry().bind("seen", seen);
        rig.with("a").start("idempotentRepository=#seen");
        rig.poll();
        rig.context.getRouteController().stopRoute("consuming");

        assertThat(seen.isStarted()).isTrue();
        assertThat(seen.getCache()).hasSize(1);
        rig.context.getRouteController().startRoute("consuming");
        assertThat(rig.poll()).isZero();
    }

    @Test
    void theDefaultRepositoryOutlivesARestartOfTheRoute() throws Exception {
        rig.with("a").start("");
        rig.poll();
        rig.context.getRouteController().stopRoute("consuming");
        rig.context.getRouteController().startRoute("consuming");

        assertThat(rig.poll()).isZero();
    }

    @Test
    void idempotentEagerRemembersBeforeTheRouteAndForgetsAfterAFailure() throws Exception {
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository(new ConcurrentHashMap<>());
        rig.context.getRegistry().bind("seen", seen);
        List<Integer> during = new ArrayList<>();
        rig.with("a")
                .start(
                        "idempotentEager=true&idempotentRepository=#seen",
                        route -> route.process(exchange -> {
                            during.add(seen.getCacheSize());
                            throw new IllegalStateException("no");
                        }));

        rig.poll();
        assertThat(during).containsExactly(1);
        assertThat(seen.getCache()).isEmpty();
    }

    @Test
    void lazyIdempotenceRemembersAfterTheRoute() throws Exception {
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository(new ConcurrentHashMap<>());
        rig.context.getRegistry().bind("seen", seen);
        List<Integer> during = new ArrayList<>();
        rig.with("a")
                .start(
                        "idempotentRepository=#seen",
                        route -> route.process(exchange -> during.add(seen.getCacheSize())));

        rig.poll();
        assertThat(during).containsExactly(0);
        assertThat(seen.getCache()).hasSize(1);
    }

    @Test
    void aFileThatFailsToOpenIsNotRememberedAsConsumed() throws Exception {
        rig.with("a").start("idempotentEager=true&failureBackoff=0&failureBackoffMax=0");
        rig.store.inject(Fault.answering("getObject", ErrorKind.UNAVAILABLE, 503, "service_unavailable")
                .times(1));

        assertThat(rig.poll()).isZero();
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void anotherApplicationWithTheSameClaimsTakesTheOtherObjects() throws Exception {
        MemoryIdempotentRepository claims = new MemoryIdempotentRepository(new ConcurrentHashMap<>());
        rig.context.getRegistry().bind("claims", claims);
        rig.with("a", "b").start("inProgressRepository=#claims");
        claims.add("inbox/a");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
        assertThat(claims.getCache()).containsOnlyKeys("inbox/a");
    }
}
