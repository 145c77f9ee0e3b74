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
package io.github.camelcn.common.component;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a route hears of a store's notifications, over HTTP as the store sends them. */
public abstract class EventsContract {

    /** Polls never come by themselves. */
    private static final String NO_POLLS = "startScheduler=false";

    private static final int MANY = 300;

    @AutoClose
    protected final StoreRig rig = newRig();

    private final List<String> sink = new CopyOnWriteArrayList<>();
    protected HookServer hook;

    protected abstract StoreRig newRig();

    /** Options that have this store's notifications believed, apart from {@code eventsFrom}. */
    protected abstract String trust();

    /** Where the notifications go, such that {@link #trust} is fulfilled. */
    protected abstract String target();

    /** A notification that nobody can doubt but for its content, posted. @return the answer */
    protected abstract HttpResponse<String> posted(String body) throws Exception;

    /** A notification in the store's own form that one object was stored. */
    protected abstract String notification(String bucket, String key);

    @BeforeEach
    protected void open() throws Exception {
        hook = new HookServer(rig.context);
    }

    private void route(String bucket, String options, Processor step) throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:" + bucket
                                + "?eventsFrom=RAW(platform-http:/hooks/objects?httpMethodRestrict=POST)&"
                                + trust() + "&" + options)
                        .routeId("consuming")
                        .process(step)
                        .process(exchange -> sink.add(exchange.getMessage().getHeader(rig.names.key, String.class)));
            }
        });
    }

    protected void route(String bucket, String options) throws Exception {
        route(bucket, options, exchange -> {});
    }

    protected void route(String options) throws Exception {
        route(StoreRig.BUCKET, options);
    }

    private void store(String... keys) {
        for (String key : keys) {
            rig.server.putObject("photos", key, key.getBytes(UTF_8));
        }
    }

    @Test
    protected void anObjectIsConsumedAsSoonAsItIsStored() throws Exception {
        route(StoreRig.BUCKET, NO_POLLS + "&deleteAfterRead=true&prefix=in/", exchange -> assertThat(
                        exchange.getMessage().getBody(String.class))
                .isEqualTo(exchange.getMessage().getHeader(rig.names.key)));
        rig.server.tell("photos", hook.url(target()));
        store("in/一 b+c.txt", "out/d");

        await().until(() -> rig.server.keys("photos").equals(List.of("out/d")));
        assertThat(sink).containsExactly("in/一 b+c.txt");
        await().until(() -> rig.server.notifications().pending() == 0);
        assertThat(rig.server.notifications().lost()).isZero();
        assertThat(rig.server.requests()).as("nobody listed").noneMatch(StoreServer::lists);
    }

    @Test
    protected void notificationsThatGetLostComeTwiceLateAndOutOfOrderLoseAndRepeatNothing() throws Exception {
        route("deleteAfterRead=true&initialDelay=100&delay=250");
        everythingArrivesOnce();
        await().until(() -> rig.server.keys("photos").isEmpty());
    }

    @Test
    protected void theSameWithoutDeleting() throws Exception {
        route("initialDelay=100&delay=250&concurrentConsumers=4");
        everythingArrivesOnce();
        long before = rig.server.requestCount();
        await().until(() -> rig.server.requestCount() > before + 3); // further polls
        assertThat(sink).hasSize(MANY);
    }

    private void everythingArrivesOnce() {
        rig.server
                .notifications()
                .loseEvery(5)
                .repeatEvery(3)
                .delayEvery(4, Duration.ofMillis(300))
                .reverseGroupsOf(7);
        rig.server.tell("photos", hook.url(target()));
        List<String> keys = IntStream.range(0, MANY)
                .mapToObj(i -> String.format("k%04d", i))
                .toList();
        keys.forEach(this::store);

        await().until(() -> sink.size() >= MANY && rig.server.notifications().pending() == 0);
        assertThat(sink).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(rig.server.notifications().lost())
                .as("the polls had something to find")
                .isGreaterThan(0);
        assertThat(rig.server.notifications().delivered())
                .as("notifications came")
                .isGreaterThan(MANY / 2);
    }

    @Test
    protected void aFullConsumerIsToldAgainLater() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                StoreRig.BUCKET,
                NO_POLLS + "&eventBacklog=1&deleteAfterRead=true",
                exchange -> go.await(2, TimeUnit.MINUTES));
        rig.server.notifications().retry(Integer.MAX_VALUE, Duration.ofMillis(20));
        rig.server.tell("photos", hook.url(target()));
        store("a", "b", "c");
        HttpResponse<String> refused = posted(notification("photos", "a"));
        for (int i = 0; refused.statusCode() == 200 && i < 3; i++) {
            refused = posted(notification("photos", "abc".substring(i, i + 1)));
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");

        go.countDown();
        await().until(() -> rig.server.keys("photos").isEmpty());
        assertThat(sink).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    protected void aForgedNotificationIsRefusedAndNotEvenLookedAt() throws Exception {
        route(NO_POLLS);
        store("a");
        rig.server.clearRequests();

        HttpResponse<String> forged = hook.post("/hooks/objects", notification("photos", "a"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).startsWith("{\"error\":").doesNotContain("\tat ");
        HttpResponse<String> wrong = hook.post(
                "/hooks/objects?secret=guess", notification("photos", "a"), "Authorization", "QBox guess:guess");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(rig.server.requests()).isEmpty();
        assertThat(sink).isEmpty();
    }

    @Test
    protected void whatIsNoNotificationIsABadRequest() throws Exception {
        route(NO_POLLS);

        for (String body : List.of("", "no json", "[1,2", "{\"a\":1}", notification("archive", "a"))) {
            HttpResponse<String> answer = posted(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body())
                    .startsWith("{\"error\":")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        }
    }

    @Test
    protected void aNotificationCanBeReplayedWithoutEffect() throws Exception {
        route(NO_POLLS + "&deleteAfterRead=true");
        store("a");
        assertThat(posted(notification("photos", "a")).body()).isEqualTo("{\"taken\":1}");
        await().until(() -> rig.server.keys("photos").isEmpty());

        for (int i = 0; i < 3; i++) {
            assertThat(posted(notification("photos", "a")).statusCode()).isEqualTo(200);
        }
        store("b");
        posted(notification("photos", "b"));
        await().until(() -> sink.contains("b"));
        assertThat(sink).containsExactly("a", "b");
    }

    @Test
    protected void keysAreThoseOfTheWorkDirectory() throws Exception {
        route(NO_POLLS + "&workDir=corner&deleteAfterRead=true");
        store("corner/a", "elsewhere/a");
        rig.server.tell("photos", hook.url(target()));
        store("corner/b", "corner2/b");

        await().until(() -> !sink.isEmpty());
        await().until(() -> rig.server.notifications().pending() == 0);
        assertThat(sink).containsExactly("b");
    }

    @Test
    protected void aStoppedRouteHearsNothing() throws Exception {
        route(NO_POLLS);
        rig.context.getRouteController().stopRoute("consuming");

        assertThat(posted(notification("photos", "a")).statusCode()).isEqualTo(404);
    }
}
