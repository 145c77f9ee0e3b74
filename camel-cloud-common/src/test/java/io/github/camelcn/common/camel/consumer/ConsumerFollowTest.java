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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Buckets that are not emptied, followed over restarts. The store knows pages only, no places behind keys. */
class ConsumerFollowTest {

    private static final String BUCKET = ConsumerRig.BUCKET;
    private static final String FOLLOW = "follow=true&stateRepository=#states&listPageSize=4&maxMessagesPerPoll=0";

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final FakeObjectStore fake = new FakeObjectStore(FakeObjectStore.QINGSTOR_LIMITS, clock).withBucket(BUCKET);
    private final States states = new States();
    private final Seen seen = new Seen();
    private final List<Run> runs = new ArrayList<>();

    @AfterEach
    void stop() {
        runs.forEach(Run::close);
    }

    /** An application: it remembers nothing but the position, unless it is told to. */
    private Run run(String options) throws Exception {
        return run(fake, options, exchange -> {});
    }

    private Run run(ObjectStore store, String options, Processor step) throws Exception {
        Run run = new Run(store, options, step);
        runs.add(run);
        return run;
    }

    private void with(String... keys) {
        for (String key : keys) {
            fake.with(BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void later(Duration time) {
        clock.advance(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "lastModified"})
    void aRestartGoesOnWhereTheLastRunEnded(String by) throws Exception {
        String options = FOLLOW + "&followOverlap=1m&followBy=" + by;
        with("a", "b", "c", "d", "e", "f");
        later(Duration.ofMinutes(2));
        Run first = run(options);
        assertThat(first.poll()).containsExactly("a", "b", "c", "d", "e", "f");
        with("g");
        later(Duration.ofMinutes(2));
        assertThat(first.poll()).containsExactly("g");
        first.close();

        with("h");
        List<String> repeated = run(options).poll();
        assertThat(repeated).endsWith("h").doesNotContain("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "lastModified"})
    void whatOverlapsIsRecognisedByTheIdempotentRepository(String by) throws Exception {
        String options = FOLLOW + "&followOverlap=1h&idempotentRepository=#seen&followBy=" + by;
        with("a", "b", "c", "d", "e", "f");
        assertThat(run(options).poll()).hasSize(6);
        with("g");

        assertThat(run(options).poll()).containsExactly("g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "lastModified"})
    void aPoisonedObjectInTheMiddleIsNotLost(String by) throws Exception {
        String options = FOLLOW + "&followOverlap=0&idempotentRepository=#seen&failureBackoff=10s&followBy=" + by;
        for (char key = 'a'; key <= 'm'; key++) {
            with(Character.toString(key));
            later(Duration.ofSeconds(10));
        }
        Run first = run(fake, options, exchange -> {
            if (exchange.getMessage().getHeader(ConsumerRig.KEY).equals("f")) {
                throw new IllegalStateException("poison");
            }
        });
        assertThat(first.poll()).hasSize(12).doesNotContain("f");
        later(Duration.ofSeconds(11));
        assertThat(first.poll()).isEmpty();
        first.close();

        assertThat(run(options).poll()).containsExactly("f");
        assertThat(run(options).poll()).isEmpty();
    }

    /** A token says where a page begins, and no service promises to know it tomorrow. */
    @Test
    void whereTheStoreCanBeginBehindAKeyNoTokenIsKept() throws Exception {
        String options = FOLLOW + "&followOverlap=0&idempotentRepository=#seen";
        with("a", "b", "c", "d", "e", "f");
        later(Duration.ofMinutes(1));
        Map<String, ListCursor> tokens = new HashMap<>();
        ObjectStore store = withTokens(tokens);
        Run first = run(store, options, exchange -> {
            if (exchange.getMessage().getHeader(ConsumerRig.KEY).equals("e")) {
                throw new IllegalStateException("the first of the second page fails");
            }
        });
        assertThat(first.poll()).containsExactly("a", "b", "c", "d", "f");
        first.close();
        tokens.clear();

        Run second = run(store, options, exchange -> {});
        assertThat(second.poll()).containsExactly("e");
        with("g");
        tokens.clear();
        assertThat(second.poll()).containsExactly("g");
    }

    /** As the fake store, but pages go on at tokens, and listings begin behind keys. */
    private ObjectStore withTokens(Map<String, ListCursor> tokens) {
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "listAfter" -> new ListCursor((String) arguments[0]);
                    case "list" -> {
                        ListObjectsRequest request = (ListObjectsRequest) arguments[0];
                        String marker = request.cursor().marker();
                        if (marker.startsWith("token-") && !tokens.containsKey(marker)) {
                            throw new IOException("no such token: " + marker);
                        }
                        ObjectPage page = fake.list(request.at(tokens.getOrDefault(marker, request.cursor())));
                        yield new ObjectPage(
                                page.objects(),
                                page.commonPrefixes(),
                                page.next().map(next -> {
                                    ListCursor token = new ListCursor("token-" + tokens.size());
                                    tokens.put(token.marker(), next);
                                    return token;
                                }),
                                page.requestId());
                    }
                    default -> method.invoke(fake, arguments);
                });
    }

    @Test
    void thePositionIsWrittenAfterTheExchangeIsSettled() throws Exception {
        with("a", "b", "c", "d", "e");
        later(Duration.ofMinutes(1));
        List<String> during = new ArrayList<>();
        Run run = run(fake, FOLLOW + "&followOverlap=0", exchange -> {
            during.add(states.text);
            later(Duration.ofSeconds(2));
        });

        run.poll();
        assertThat(during).hasSize(5).startsWith("", "", "", "");
        run.close();
        assertThat(states.text).isNotEmpty();
    }

    @Test
    void byTimeThePositionIsNeverBehindWhatIsStillRouted() throws Exception {
        with("a", "b", "c", "d", "e");
        later(Duration.ofMinutes(1));
        with("f");
        List<String> during = new ArrayList<>();
        Run run = run(fake, FOLLOW + "&followOverlap=0&followBy=lastModified", exchange -> {
            during.add(states.text);
            later(Duration.ofSeconds(2));
        });

        run.poll();
        assertThat(during.subList(0, 5)).allMatch(text -> text.isEmpty() || text.contains("00%3A00%3A00Z"));
        run.close();
        assertThat(states.text).contains("00%3A01%3A00Z");
    }

    /** As when the clock of the store was wrong for a while. */
    @ParameterizedTest
    @ValueSource(strings = {"key", "lastModified"})
    void anObjectOfTheFutureHoldsThePositionUntilThenAndNothingIsLostOrRepeated(String by) throws Exception {
        String options = FOLLOW + "&followOverlap=10s&idempotentRepository=#seen&followBy=" + by;
        with("a");
        later(Duration.ofMinutes(20));
        with("b");
        later(Duration.ofMinutes(-19));
        with("c");
        Run run = run(options);
        assertThat(run.poll()).containsExactlyInAnyOrder("a", "b", "c");
        with("d");
        assertThat(run.poll()).containsExactly("d");
        run.close();

        with("e");
        run = run(options);
        assertThat(run.poll()).containsExactly("e");
        later(Duration.ofMinutes(20));
        assertThat(run.poll()).isEmpty();
        run.close();
        seen.clear();
        assertThat(run(options).poll()).as("at most the last page").doesNotContain("a", "c", "d");
    }

    @Test
    void aLateWriterIsFoundWithinTheOverlap() throws Exception {
        String options = FOLLOW + "&followOverlap=1m";
        with("2026-01-01T00:00:07-a", "2026-01-01T00:00:08-a");
        Run run = run(options);
        assertThat(run.poll()).hasSize(2);
        later(Duration.ofSeconds(50));
        with("2026-01-01T00:00:05-b");

        assertThat(run.poll()).containsExactly("2026-01-01T00:00:05-b");
    }

    @Test
    void byTimeNewObjectsMayHaveAnyName() throws Exception {
        String options = FOLLOW + "&followBy=lastModified&followOverlap=10s";
        with("m", "n", "o", "p", "q");
        later(Duration.ofMinutes(1));
        Run run = run(options);
        assertThat(run.poll()).hasSize(5);
        with("a");
        assertThat(run.poll()).containsExactly("a");
        run.close();
        later(Duration.ofMinutes(1));
        with("b", "z");

        assertThat(run(options).poll()).doesNotContain("m", "n", "o", "p", "q").contains("b", "z");
    }

    @Test
    void byTimeOldObjectsAreNotEvenAskedFor() throws Exception {
        String options = FOLLOW + "&followBy=lastModified&followOverlap=10s&idempotentRepository=#seen";
        with("m", "n", "o", "p", "q");
        later(Duration.ofMinutes(1));
        with("r");
        Run run = run(options);
        run.poll();
        later(Duration.ofMinutes(1));
        run.poll();
        run.seen.asked.set(0);

        assertThat(run.poll()).isEmpty();
        assertThat(run.seen.asked.get()).isLessThanOrEqualTo(1);
    }

    /** It is listed at the end, when what was stored before it has been passed already. */
    @Test
    void byTimeWhatIsStoredDuringAPassIsNotLostToAYoungerObjectOfThatPass() throws Exception {
        String options = FOLLOW + "&followBy=lastModified&followOverlap=0";
        with("m1", "m2", "m3", "m4", "m5");
        later(Duration.ofSeconds(10));
        AtomicInteger lists = new AtomicInteger();
        ObjectStore store = (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("list") && lists.incrementAndGet() == 2) {
                        later(Duration.ofSeconds(1));
                        with("a");
                        later(Duration.ofSeconds(1));
                        with("z");
                    }
                    return method.invoke(fake, arguments);
                });
        Run run = run(store, options, exchange -> {});

        assertThat(run.poll()).contains("z");
        assertThat(run.poll()).containsExactly("a");
    }

    @Test
    void aMillionUnchangedObjectsCostOnlyThePagesBehindThePosition() throws Exception {
        MillionObjects million = new MillionObjects(1_000_000);
        ObjectStore store = million.store();
        String options = "follow=true&stateRepository=#states&maxMessagesPerPoll=0&ignoreBody=true&exclude=k.*";
        Run first = run(store, options, exchange -> {});
        first.poll();
        assertThat(million.lists.getAndSet(0)).isEqualTo(1000);
        first.poll();
        assertThat(million.lists.getAndSet(0)).as("an idle poll").isEqualTo(1);
        first.close();

        million.count = 1_000_001;
        Run second = run(store, options.replace("k.*", "k00.*"), exchange -> {});
        assertThat(second.poll()).containsExactly("k01000000");
        assertThat(million.lists.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRepositoryThatDoesNotSayThePositionStopsThePollInsteadOfStartingOver() throws Exception {
        with("a");
        states.failing = true;
        Run run = run(FOLLOW);
        assertThatThrownBy(run::poll).hasMessageContaining("cannot read the position");

        states.failing = false;
        assertThat(run.poll()).containsExactly("a");
    }

    @Test
    void aRepositoryThatCannotSaveThePositionHoldsNothingUp() throws Exception {
        with("a", "b");
        later(Duration.ofMinutes(10));
        Run run = run(FOLLOW);
        run.poll();
        states.failing = true;
        with("c");
        later(Duration.ofMinutes(10));
        assertThat(run.poll()).containsExactly("c");
        run.poll();
        assertThat(states.text).doesNotContain("c");

        states.failing = false;
        later(Duration.ofMinutes(10));
        run.close();
        assertThat(run(FOLLOW + "&followOverlap=0").poll()).contains("c");
    }

    @Test
    void aFileIsGoodEnough(@TempDir Path folder) throws Exception {
        String options = "follow=true&stateRepository=#file&followOverlap=0&listPageSize=2&maxMessagesPerPoll=0";
        with("a", "b", "c", "d");
        Run first = new Run(fake, options, exchange -> {}, folder);
        runs.add(first);
        assertThat(first.poll()).hasSize(4);
        first.close();
        with("e");
        Run second = new Run(fake, options, exchange -> {}, folder);
        runs.add(second);

        assertThat(second.poll()).containsExactly("c", "d", "e");
    }

    @Test
    void positionsHaveNamesOfTheirOwn() throws Exception {
        with("a", "b", "c", "d", "e", "in/a b=c/1", "in/a b=c/2", "in/a b=c/3", "in/a b=c/4", "in/a b=c/5");
        later(Duration.ofMinutes(1));
        run(FOLLOW + "&followOverlap=0&prefix=RAW(in/a b=c/)").poll();
        run(FOLLOW + "&followOverlap=0&shardCount=3&shardIndex=1").poll();
        run(FOLLOW + "&followOverlap=0&followName=mine").poll();
        runs.forEach(Run::close);

        assertThat(states.names)
                .contains("inbox/in/a+b%3Dc/", "inbox/#1of3", "mine")
                .allMatch(name -> !name.contains("="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "follow=true&deleteAfterRead=true | needs no position",
                "follow=true&idempotent=false | needs idempotent=true",
                "follow=true&idempotentEager=true | idempotentEager=true",
                "follow=true&fileName=a | nothing to follow",
                "follow=true&sort=name | sort has no effect",
                "follow=true&followOverlap=-1000 | followOverlap must be 0 or a longer time",
                "follow=true&followName=a=b | neither = nor a line break",
                "stateRepository=#states | no effect without follow=true",
            })
    void whatWouldLoseObjectsOrMeanNothingIsRefused(String options, String sentence) {
        assertThatThrownBy(() -> run(options)).rootCause().hasMessageContaining(sentence);
    }

    /** A Camel context with one route. */
    private final class Run implements AutoCloseable {

        private final DefaultCamelContext context = new DefaultCamelContext();
        private final List<String> arrived = new ArrayList<>();
        private final Seen seen = ConsumerFollowTest.this.seen;

        Run(ObjectStore store, String options, Processor step) throws Exception {
            this(store, options, step, Path.of("."));
        }

        Run(ObjectStore store, String options, Processor step, Path folder) throws Exception {
            context.addComponent("teststore", new TestStoreComponent(store, clock));
            context.getRegistry().bind("states", states);
            context.getRegistry().bind("seen", seen);
            if (options.contains("#file")) {
                context.getRegistry()
                        .bind(
                                "file",
                                FileStateRepository.fileStateRepository(
                                        folder.resolve("positions").toFile()));
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(ConsumerRig.uri(options))
                            .routeId("following")
                            .process(step)
                            .process(exchange -> {
                                arrived.add(exchange.getMessage().getHeader(ConsumerRig.KEY, String.class));
                            });
                }
            });
            context.start();
        }

        /** @return the keys that arrived */
        List<String> poll() throws Exception {
            arrived.clear();
            ((ObjectStoreConsumer) context.getRoute("following").getConsumer()).poll();
            return List.copyOf(arrived);
        }

        @Override
        public void close() {
            context.stop();
        }
    }

    /** Outlives a run, and counts. */
    private static final class Seen extends MemoryIdempotentRepository {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public boolean contains(String key) {
            asked.incrementAndGet();
            return super.contains(key);
        }
    }

    /** What was saved last, under which names. */
    private static final class States extends MemoryStateRepository {

        private final List<String> names = new ArrayList<>();
        private String text = "";
        private boolean failing;

        @Override
        public void setState(String key, String value) {
            failIfDown();
            names.add(key);
            text = value;
            super.setState(key, value);
        }

        @Override
        public String getState(String key) {
            failIfDown();
            return super.getState(key);
        }

        private void failIfDown() {
            if (failing) {
                throw new IllegalStateException("the repository is down");
            }
        }
    }

    /** A bucket that is only listed; its objects are made when they are. Markers are opaque. */
    private final class MillionObjects {

        private final AtomicInteger lists = new AtomicInteger();
        private volatile int count;

        MillionObjects(int count) {
            this.count = count;
        }

        ObjectStore store() {
            return (ObjectStore) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ObjectStore.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "capabilities" -> FakeObjectStore.QINGSTOR_LIMITS;
                        case "listAfter" -> ListCursor.START;
                        case "list" -> list((ListObjectsRequest) arguments[0]);
                        case "close" -> null;
                        default -> throw new IOException("this store can only be listed");
                    });
        }

        private ObjectPage list(ListObjectsRequest request) {
            lists.incrementAndGet();
            String marker = request.cursor().marker();
            int from = marker.isEmpty() ? 0 : Integer.parseInt(marker, 36);
            int to = Math.min(count, from + request.maxKeys());
            List<ObjectInfo> objects = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                objects.add(ObjectInfo.listed(
                        new ObjectRef(BUCKET, String.format("k%08d", i)),
                        1,
                        "e" + i,
                        Optional.of(Instant.EPOCH.plusSeconds(i)),
                        "",
                        "",
                        false));
            }
            Optional<ListCursor> next =
                    to < count ? Optional.of(new ListCursor(Integer.toString(to, 36))) : Optional.empty();
            return new ObjectPage(objects, List.of(), next, "");
        }
    }
}
