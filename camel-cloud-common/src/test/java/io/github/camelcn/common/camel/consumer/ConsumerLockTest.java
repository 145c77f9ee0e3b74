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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.camel.Shard;
import io.github.camelcn.common.component.FlakyRepository;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

/** Several consumers of one bucket. */
class ConsumerLockTest {

    private static final String SHARED = "readLock=idempotent&inProgressRepository=#claims&idempotentRepository=#seen";

    private final ConsumerRig rig = new ConsumerRig();
    private final FlakyRepository claims = new FlakyRepository();
    private final FlakyRepository seen = new FlakyRepository();
    private final List<AutoCloseable> nodes = new ArrayList<>();

    @BeforeEach
    void bind() {
        rig.context.getRegistry().bind("claims", claims);
        rig.context.getRegistry().bind("seen", seen);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable node : nodes) {
            node.close();
        }
        rig.close();
    }

    /** Another machine with the same bucket and repositories. */
    private Node node(String options, Processor step) throws Exception {
        Node node = new Node(options, step);
        nodes.add(node);
        return node;
    }

    @Test
    void noObjectIsRoutedByTwoNodesAtOnceNorTwice() throws Exception {
        List<String> elsewhere = new ArrayList<>();
        Node other = node(
                SHARED, exchange -> elsewhere.add(exchange.getMessage().getHeader(ConsumerRig.KEY, "", String.class)));
        rig.with("a", "b", "c").start(SHARED, route -> route.process(exchange -> other.poll()));

        rig.poll();
        other.poll();
        List<String> here = rig.arrivals();

        assertThat(here).first().isEqualTo("a");
        assertThat(elsewhere).doesNotContain("a");
        assertThat(Stream.concat(here.stream(), elsewhere.stream())).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(claims.getCache()).isEmpty();
    }

    @Test
    void whileANodeIsBusyWithItsFirstObjectOthersGetTheirShare() throws Exception {
        List<Integer> elsewhere = new ArrayList<>();
        Node other = node(SHARED, exchange -> {});
        rig.with(IntStream.range(0, 200).mapToObj("%03d"::formatted).toArray(String[]::new))
                .start(
                        SHARED,
                        route -> route.process(exchange -> {
                            if (elsewhere.isEmpty()) {
                                elsewhere.add(other.poll());
                            }
                        }));

        rig.poll();

        // a batch and one claimed ahead are not theirs, 64 together; of the rest they may pass over as many
        assertThat(elsewhere).singleElement(as(INTEGER)).isPositive();
    }

    @Test
    void theObjectsOfANodeThatDiedComeToAnotherOnceItsClaimsEnd() throws Exception {
        rig.with("a", "b").start(SHARED + "&readLockTimeout=1m");
        // as a node leaves it that dies while it routes
        new ExpiringClaims(claims, Duration.ofMinutes(1), rig.clock).add(new ObjectRef(ConsumerRig.BUCKET, "a"));

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
        rig.clock.advance(Duration.ofMinutes(2));
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a");
    }

    @Test
    void anExchangeThatTakesLongKeepsItsObject() throws Exception {
        List<Integer> elsewhere = new ArrayList<>();
        Node other = node(SHARED, exchange -> {});
        rig.with("a")
                .start(
                        SHARED,
                        route -> route.process(exchange -> {
                            ExpiringClaims held =
                                    rig.consumer().parts().claims().expiring().orElseThrow();
                            for (int i = 0; i < 500; i++) {
                                rig.clock.advance(held.pause());
                                held.renew(SideBySide.ONE_BY_ONE);
                                elsewhere.add(other.poll());
                            }
                        }));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(elsewhere).hasSize(500).containsOnly(0);
    }

    @Test
    void theIdempotentRepositoryHoldsTheClaimsIfThereIsNoOther() throws Exception {
        List<TreeSet<String>> during = new ArrayList<>();
        rig.with("a")
                .start(
                        "readLock=idempotent&idempotentRepository=#seen",
                        route -> route.process(exchange ->
                                during.add(new TreeSet<>(seen.getCache().keySet()))));

        rig.poll();
        assertThat(during).hasSize(1);
        assertThat(during.get(0)).isNotEmpty().allMatch(key -> key.startsWith("inbox/a#"));
        assertThat(seen.getCache()).hasSize(1).doesNotContainKey(during.get(0).first());
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "contains", "remove"})
    void aRepositoryOfClaimsThatFailsIsReportedAndTheObjectLeftAlone(String operation) throws Exception {
        rig.with("a", "b").start(SHARED + "&failureBackoff=10s&bridgeErrorHandler=true");
        claims.fail(operation);
        rig.poll();
        boolean fatal = !operation.equals("remove");
        assertThat(rig.received()).hasSize(fatal ? 0 : 2);
        rig.out().reset();

        claims.recover();
        assertThat(rig.poll()).as("backoff").isZero();
        rig.clock.advance(Duration.ofSeconds(11));
        rig.poll();
        assertThat(rig.arrivals()).hasSize(fatal ? 2 : 0);
    }

    @Test
    void aRepositoryOfConsumedObjectsThatFailsIsReportedAndTheObjectLeftAlone() throws Exception {
        rig.with("a").start(SHARED + "&failureBackoff=10s");
        seen.fail("contains");
        assertThat(rig.poll()).isZero();

        seen.recover();
        rig.clock.advance(Duration.ofSeconds(11));
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void whatAnotherNodeHasDeletedSinceItWasListedIsNotRouted() throws Exception {
        rig.with("a", "b")
                .start("readLock=idempotent&inProgressRepository=#claims&deleteAfterRead=true&ignoreBody=true"
                        + "&maxMessagesPerPoll=1");
        rig.poll();
        rig.store.delete(new DeleteObjectRequest(new ObjectRef(ConsumerRig.BUCKET, "b")));

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "idempotent-changed"})
    void whatHasChangedOfLateIsLeftAlone(String readLock) throws Exception {
        rig.with("a").start(SHARED.replace("idempotent&", readLock + "&") + "&readLockCheckInterval=10s");

        rig.clock.advance(Duration.ofSeconds(9));
        assertThat(rig.poll()).isZero();
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void whatChangedSinceItWasListedWaitsToo() throws Exception {
        rig.with("a", "b").start("readLock=changed&maxMessagesPerPoll=1");
        rig.clock.advance(Duration.ofSeconds(20));
        rig.poll();
        rig.store.with(ConsumerRig.BUCKET, "b", "grown".getBytes(StandardCharsets.UTF_8));

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a");
        rig.clock.advance(Duration.ofMinutes(2));
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
    }

    @Test
    void shardsTakeEveryObjectOnceAndAboutAsManyEach() throws Exception {
        List<String> keys = IntStream.range(0, 3000)
                .mapToObj(i -> String.format("2026/01/%05d.json", i))
                .toList();
        for (int count : new int[] {2, 3, 4, 16}) {
            List<Long> sizes = IntStream.range(0, count)
                    .mapToObj(index -> keys.stream()
                            .filter(new Shard(index, count)::contains)
                            .count())
                    .toList();
            assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(3000);
            assertThat(sizes).allMatch(size -> Math.abs(size - 3000.0 / count) < 3000.0 / count * 0.25);
        }
        rig.with("a", "b", "c", "d", "e", "f").start("shardCount=2&shardIndex=1&deleteAfterRead=true");
        rig.poll();

        assertThat(rig.arrivals())
                .isNotEmpty()
                .allMatch(new Shard(1, 2)::contains)
                .hasSizeLessThan(6);
        assertThat(rig.keys()).isNotEmpty().allMatch(new Shard(0, 2)::contains);
    }

    @Test
    void whoWalksBehindAnotherPassesItInsteadOfAskingForEveryClaim() throws Exception {
        // more are free than are ever passed over at once
        List<String> keys =
                IntStream.range(0, 350).mapToObj(i -> String.format("%03d", i)).toList();
        rig.with(keys.toArray(String[]::new)).start(SHARED + "&maxMessagesPerPoll=0");
        ExpiringClaims other = new ExpiringClaims(claims, Duration.ofMinutes(1), rig.clock);
        keys.subList(0, 250).forEach(key -> other.add(new ObjectRef(ConsumerRig.BUCKET, key)));

        rig.poll();
        assertThat(rig.arrivals()).isNotEmpty().allMatch(key -> key.compareTo("250") >= 0);
        assertThat(claims.refused()).isLessThan(50);
        keys.forEach(key -> other.release(new ObjectRef(ConsumerRig.BUCKET, key)));
        rig.poll();
        rig.poll();
        assertThat(seen.getCache()).hasSize(350);
    }

    /** Or nodes of different versions would divide the bucket differently. */
    @Test
    void theShardOfAKeyIsAPromise() {
        assertThat(Stream.of("", "a", "in/b.csv", "照片/说明.txt", "2026/01/00001.json")
                        .map(key -> IntStream.range(0, 7)
                                .filter(index -> new Shard(index, 7).contains(key))
                                .boxed()
                                .toList()))
                .hasToString("[[0], [1], [6], [4], [2]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readLock=exclusive | none of none, changed, idempotent and idempotent-changed",
                "readLock=idempotent | set inProgressRepository or idempotentRepository",
                "readLock=idempotent&inProgressRepository=#claims | set idempotentRepository to one that all share",
                "readLock=idempotent&idempotentRepository=#seen&readLockTimeout=9s | must be 10s or longer",
                "readLock=changed&readLockCheckInterval=0 | must be 1s or longer",
                "shardCount=0 | shardCount must be 1 or more",
                "shardCount=2&shardIndex=2 | shardIndex must be from 0 to 1",
                "shardIndex=-1 | shardIndex must be from 0 to 0",
                "shardCount=2&fileName=a | names one object",
                "shardCount=2&doneFileName=done | the first consumer to finish its part would remove it; use ${file:name} in it",
            })
    void whatCannotHoldIsRefused(String options, String sentence) {
        assertThatThrownBy(() -> rig.start(options)).rootCause().hasMessageContaining(sentence);
    }

    /** A Camel context of its own on the rig's store. */
    private final class Node implements AutoCloseable {

        private final DefaultCamelContext context = new DefaultCamelContext();

        Node(String options, Processor step) throws Exception {
            context.addComponent("teststore", new TestStoreComponent(rig.store, rig.clock));
            context.getRegistry().bind("claims", claims);
            context.getRegistry().bind("seen", seen);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(ConsumerRig.uri(options)).routeId("other").process(step);
                }
            });
            context.start();
        }

        int poll() throws Exception {
            return ((ObjectStoreConsumer) context.getRoute("other").getConsumer()).poll();
        }

        @Override
        public void close() {
            context.stop();
        }
    }
}
