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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What can go wrong between a bucket and a route, and what is then true of three things: what the route got, what the
 * store holds, and what was reported. {@code docs/testing.md} has the table.
 */
public abstract class FaultContract {

    private static final String PATIENCE =
            "&exceptionHandler=#sink&retryDelay=1ms&retryMaxDelay=5ms&failureBackoff=0" + "&failureBackoffMax=0";
    private static final String DRAIN = "deleteAfterRead=true" + PATIENCE;
    private static final String MOVE = "moveAfterRead=true&destinationBucket=archive" + PATIENCE;
    private static final String ONCE = "&connectionRetries=0";
    private static final String FOLLOW =
            "follow=true&followName=tail&followOverlap=0&stateRepository=#states&listPageSize=1" + PATIENCE;
    private static final String AGAIN = "&connectionRetries=3";
    /** More than is held in memory. */
    private static final int LARGE = 100 << 10;

    private final ConsumerRig rig = new ConsumerRig(newRig());
    private final RecordingSink sink = new RecordingSink();
    private final FlakyRepository claims = new FlakyRepository();
    private final FlakyRepository seen = new FlakyRepository();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @BeforeEach
    protected void bind() {
        rig.context.getRegistry().bind("sink", sink);
        rig.context.getRegistry().bind("shared", claims);
        rig.context.getRegistry().bind("seen", seen);
    }

    @AfterEach
    protected void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isNullOrEmpty();
    }

    /** A route whose sink gets the content, which is the key unless a test says otherwise. */
    private void start(String options) throws Exception {
        start(options, exchange -> {});
    }

    private void start(String options, Processor first) throws Exception {
        rig.start(options, route -> route.process(first)
                .process(exchange -> sink.receive(exchange.getMessage().getBody(String.class))));
        rig.server.clearRequests();
    }

    private void poll() {
        rig.consumer().run();
    }

    private void pollUntilTheBucketIsEmpty() {
        await().until(() -> {
            poll();
            return rig.keys().isEmpty();
        });
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count).mapToObj("key-%03d"::formatted).toList();
    }

    private void withMany(int count) {
        rig.with(many(count).toArray(String[]::new));
    }

    // ---------------------------------------------------------------- reading

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_BEFORE_EFFECT", "DROP_AFTER_EFFECT"})
    protected void aGetThatFailsIsSentAgainAndNobodyHearsOfIt(Trouble trouble) throws Exception {
        rig.with("first");
        start(DRAIN + AGAIN);
        rig.server.strike("GET", 1, 1, trouble); // the first one lists

        poll();

        assertThat(sink.received()).containsExactly("first");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNAVAILABLE",
                "THROTTLED",
                "DROP_BEFORE_EFFECT",
                "DROP_AFTER_EFFECT",
                "TRUNCATE_BODY",
                "CORRUPT_BODY"
            })
    protected void aGetThatFailsForGoodIsReportedAndTheObjectStaysForTheNextPoll(Trouble trouble) throws Exception {
        rig.with("first", "second");
        start(DRAIN + ONCE + "&prefetch=0");
        rig.server.strike("GET", 1, 1, trouble);

        poll();
        assertThat(sink.received()).containsExactly("second");
        assertThat(rig.keys()).containsExactly("first");
        assertThat(sink.reports()).singleElement().asString().startsWith("Cannot consume photos/first");

        poll();
        assertThat(sink.received()).containsExactly("second", "first");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATE_BODY", "CORRUPT_BODY"})
    protected void aLargeBodyThatBreaksInTheRouteFailsItsExchangeAndIsNotDeleted(Trouble trouble) throws Exception {
        String content = "x".repeat(LARGE);
        rig.server.putObject("photos", "large", content.getBytes(StandardCharsets.UTF_8));
        start(DRAIN + ONCE);
        rig.server.strike("GET", 1, 1, trouble);

        poll();
        assertThat(sink.received()).isEmpty();
        assertThat(rig.keys()).containsExactly("large");
        assertThat(sink.reports()).singleElement().asString().contains("photos/large");

        poll();
        assertThat(sink.received()).containsExactly(content);
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).hasSize(1);
    }

    // ---------------------------------------------------------------- listing

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_AFTER_EFFECT", "TRUNCATE_BODY", "CORRUPT_BODY"})
    protected void aPageThatFailsEndsThePollWithItsReasonAndIsAskedForAgain(Trouble trouble) throws Exception {
        rig.with("a", "b", "c");
        start(DRAIN + ONCE + "&listPageSize=2&prefetch=0&settle=each");
        rig.server.strike(StoreServer::lists, 1, 1, trouble);

        assertThat(rig.failedPoll()).isNotNull();
        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).containsExactly("c");
        assertThat(sink.reports()).singleElement().asString().startsWith("Failed polling endpoint: ");

        rig.poll();
        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, StoreServer.ALWAYS})
    protected void aMarkerThatComesAgainEndsThePollWithItsReasonAndNothingIsLostOrRepeated(int times) throws Exception {
        rig.with("a", "b", "c", "d", "e", "f");
        start(DRAIN + ONCE + "&listPageSize=2&prefetch=0&settle=each");
        rig.server.strike(StoreServer::lists, 1, times, Trouble.REPEATED_ANSWER);

        assertThat(rig.failedPoll()).hasMessageContaining("does not advance");
        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).containsExactly("c", "d", "e", "f");
        assertThat(sink.reports()).singleElement().asString().contains("does not advance");

        rig.server.calm();
        rig.poll();
        assertThat(sink.received()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(rig.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAIN, DRAIN + "&settle=each", "idempotent=true" + PATIENCE})
    protected void whatAListingSkipsComesWithTheNextPass(String options) throws Exception {
        List<String> keys = List.of("a", "b", "c", "d", "e", "f");
        rig.with(keys.toArray(String[]::new));
        start(options + "&listPageSize=2");
        // three pages are listed, of which the last comes once more, where the second belongs
        rig.server.strike(StoreServer::lists, 4, 1, Trouble.OLDER_ANSWER);
        Iterator<?> listed = rig.rig
                .sent("store:photos?operation=listObjects&maxKeys=2&lazyListing=true", null, Map.of())
                .getMessage()
                .getBody(Iterator.class);
        assertThat(listed).toIterable().hasSize(keys.size());
        assertThat(rig.server.requests()).hasSize(3);

        poll();
        assertThat(sink.received()).containsExactlyInAnyOrder("a", "b", "e", "f");
        await().until(() -> {
            poll();
            return sink.received().size() >= keys.size();
        });
        assertThat(sink.received()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(sink.reports()).isEmpty();
    }

    // ---------------------------------------------------------------- following

    @Test
    protected void aPositionThatCannotBeReadStopsThePollInsteadOfStartingOver() throws Exception {
        rig.with("a", "b");
        FlakyStates states = new FlakyStates();
        rig.context.getRegistry().bind("states", states);
        states.fail("getState");
        start(FOLLOW);

        assertThat(rig.failedPoll()).hasMessageContaining("cannot read the position");
        assertThat(sink.received()).isEmpty();
        assertThat(sink.reports()).singleElement().asString().contains("cannot read the position");

        states.recover();
        poll();
        assertThat(sink.received()).containsExactly("a", "b");
    }

    @Test
    protected void aPositionThatCannotBeSavedHoldsNothingUp() throws Exception {
        rig.with("a", "b", "c");
        FlakyStates states = new FlakyStates();
        rig.context.getRegistry().bind("states", states);
        states.fail("setState");
        start(FOLLOW);

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(sink.reports()).isEmpty();
        assertThat(states.getState("tail")).isNull();

        states.recover();
        await().until(() -> {
            poll();
            return states.getState("tail") != null;
        });
        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).containsExactly("a", "b", "c");
    }

    // ---------------------------------------------------------------- deleting

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_BEFORE_EFFECT", "DROP_AFTER_EFFECT"})
    protected void aBulkDeleteThatFailsIsSentAgainAndNobodyHearsOfIt(Trouble trouble) throws Exception {
        rig.with("a", "b", "c");
        start(DRAIN + AGAIN);
        rig.server.strike("POST", 0, 1, trouble);

        poll();

        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_BEFORE_EFFECT"})
    protected void aBulkDeleteThatFailsForGoodIsReportedOnceAndItsObjectsComeOnceMore(Trouble trouble)
            throws Exception {
        rig.with("a", "b", "c");
        start(DRAIN + ONCE);
        rig.server.strike("POST", 0, 1, trouble);

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).containsExactly("a", "b", "c");
        assertThat(sink.reports())
                .singleElement()
                .asString()
                .startsWith("Cannot delete photos/a and 2 others after they were routed; they will be routed again");

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "c", "a", "b", "c");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).hasSize(1);
    }

    @Test
    protected void aBulkDeleteWhoseAnswerIsLostForGoodIsReportedAndRepeatsNothing() throws Exception {
        rig.with("a", "b", "c");
        start(DRAIN + ONCE);
        rig.server.strike("POST", 0, 1, Trouble.DROP_AFTER_EFFECT);

        poll();
        poll();

        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).singleElement().asString().startsWith("Cannot delete photos/a and 2 others");
    }

    @Test
    protected void nothingIsDeletedWhenItCannotBeSeenWhetherItWasOverwritten() throws Exception {
        rig.with("a", "b");
        start(DRAIN + ONCE + "&prefetch=0");
        rig.server.strike(StoreServer::lists, 1, 1, Trouble.UNAVAILABLE); // the page again

        poll();
        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).containsExactly("a", "b");
        assertThat(sink.reports()).singleElement().asString().startsWith("Cannot delete photos/a and 1 others");

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "a", "b");
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void theLostAnswerOfASingleDeleteIsReportedAndRepeatsNothing() throws Exception {
        rig.with("a", "b");
        start(DRAIN + ONCE + "&settle=each");
        rig.server.strike("DELETE", 0, 1, Trouble.DROP_AFTER_EFFECT);

        poll();
        poll();

        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).singleElement().asString().startsWith("Cannot settle photos/a after it was routed");
    }

    // ---------------------------------------------------------------- moving

    /** Where a move is a copy and a deletion, the lost answer of the copy leaves the object: it comes once more. */
    @ParameterizedTest
    @ValueSource(strings = {ONCE, AGAIN})
    protected void theLostAnswerOfAMoveLosesNothing(String retries) throws Exception {
        rig.with("a");
        start(MOVE + retries);
        rig.server.strike(StoreServer.ANY_METHOD, 2, 1, Trouble.DROP_AFTER_EFFECT); // list, get

        poll();
        boolean stays = !rig.keys().isEmpty();
        poll();

        assertThat(sink.received()).containsExactlyElementsOf(stays ? List.of("a", "a") : List.of("a"));
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.archived()).containsExactly("a");
        assertThat(rig.server.objectBytes("archive", "a")).asString().isEqualTo("a");
        boolean again = retries.equals(AGAIN);
        assertThat(sink.received()).hasSizeLessThanOrEqualTo(again ? 1 : 2);
        assertThat(sink.reports())
                .hasSizeLessThanOrEqualTo(again ? 0 : 1)
                .allMatch(report -> report.startsWith("Cannot settle photos/a after it was routed"));
        assertThat(sink.reports().isEmpty()).isEqualTo(!stays);
    }

    @Test
    protected void aMoveThatIsRefusedIsReportedAndTheObjectComesAgain() throws Exception {
        rig.with("a");
        start(MOVE + ONCE);
        rig.server.strike(StoreServer.ANY_METHOD, 2, 1, Trouble.UNAVAILABLE);

        poll();
        assertThat(sink.received()).containsExactly("a");
        assertThat(rig.keys()).containsExactly("a");
        assertThat(sink.reports()).singleElement().asString().startsWith("Cannot settle photos/a after it was routed");

        poll();
        assertThat(sink.received()).containsExactly("a", "a");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.archived()).containsExactly("a");
    }

    // ---------------------------------------------------------------- weather

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_AFTER_EFFECT"})
    protected void aStormLosesNothingAndIsReported(Trouble trouble) throws Exception {
        withMany(40);
        start(DRAIN + ONCE + "&listPageSize=10&settleSize=5&concurrentConsumers=3");
        rig.server.strike(StoreServer.ANY_METHOD, 5, 30, trouble);

        pollUntilTheBucketIsEmpty();

        assertThat(sink.received()).containsAll(many(40));
        assertThat(sink.received().size() - 40).as("repeats").isBetween(0, 30 * 5);
        assertThat(sink.reports()).isNotEmpty().allMatch(report -> report.matches("(Cannot |Failed polling).*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, 20})
    protected void aClockThatGoesWrongMeanwhileLosesAndRepeatsNothing(int minutes) throws Exception {
        withMany(20);
        AtomicBoolean skewed = new AtomicBoolean();
        start(DRAIN + AGAIN, exchange -> {
            if (!skewed.getAndSet(true)) {
                rig.server.skewClock(Duration.ofMinutes(minutes));
            }
        });

        poll();

        assertThat(sink.received()).containsExactlyElementsOf(many(20));
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    // ---------------------------------------------------------------- others at work

    @Test
    protected void twoConsumersThatShareARepositoryLoseAndRepeatNothingInBadWeather() throws Exception {
        withMany(60);
        // fewer than a call has attempts: all of them may hit the same object
        rig.server.strike("GET", 10, 3, Trouble.DROP_AFTER_EFFECT);
        rig.server.strike("GET", 40, 3, Trouble.UNAVAILABLE);
        rig.server.strike("POST", 2, 2, Trouble.DROP_AFTER_EFFECT);
        String options = DRAIN + "&connectionRetries=6"
                + "&readLock=idempotent&inProgressRepository=#shared&idempotentRepository=#seen&idempotent=true"
                + "&initialDelay=0&delay=5&maxMessagesPerPoll=7&listPageSize=";
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                for (int node = 1; node <= 2; node++) {
                    from("store:photos?" + options + 10 * node)
                            .process(exchange ->
                                    sink.receive(exchange.getMessage().getBody(String.class)));
                }
            }
        });

        await().until(() -> rig.keys().isEmpty() && sink.received().size() >= 60);
        rig.context.stop();

        assertThat(sink.received()).containsExactlyInAnyOrderElementsOf(many(60));
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
        assertThat(claims.getCache()).isEmpty();
    }

    @Test
    protected void whatIsOverwrittenWhileItsNeighboursAreRoutedIsDeliveredInBothForms() throws Exception {
        rig.with("a", "b", "c");
        AtomicBoolean first = new AtomicBoolean(true);
        start(DRAIN + ONCE, exchange -> {
            if (first.getAndSet(false)) { // the others are fetched by now, or will be
                await().until(() -> rig.downloads().size() == 3);
                rig.server.putObject("photos", "b", "newer".getBytes(StandardCharsets.UTF_8));
            }
        });

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "c");
        assertThat(rig.keys()).containsExactly("b");
        assertThat(rig.server.objectBytes("photos", "b")).asString().isEqualTo("newer");

        poll();
        assertThat(sink.received()).containsExactly("a", "b", "c", "newer");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAIN, MOVE})
    protected void whatSomebodyElseDeletesWhileItIsRoutedIsNobodysFailure(String options) throws Exception {
        rig.with("a", "b");
        start(options + ONCE, exchange -> delete(exchange.getMessage().getHeader(rig.names.key, String.class)));

        poll();

        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).isEmpty();
        assertThat(rig.archived()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    @Test
    protected void whatSomebodyElseDeletesBeforeItIsOpenedIsNotRouted() throws Exception {
        rig.with("a", "b", "c");
        start(DRAIN + ONCE + "&prefetch=0", exchange -> delete("b"));

        poll();

        assertThat(sink.received()).containsExactly("a", "c");
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).isEmpty();
    }

    private void delete(String key) {
        rig.rig.sent("store:photos?operation=deleteObject", null, Map.of(rig.names.key, key));
    }

    // ---------------------------------------------------------------- repositories

    @ParameterizedTest
    @ValueSource(strings = {"add", "contains"})
    protected void claimsThatCannotBeTakenAreReportedAndTheObjectsStay(String operation) throws Exception {
        rig.with("a", "b");
        rig.startFrom(
                ConsumerRig.uri(DRAIN + ONCE + "&readLock=idempotent").replace("#claims", "#shared"),
                route -> route.process(
                        exchange -> sink.receive(exchange.getMessage().getBody(String.class))));
        claims.fail(operation);

        poll();
        assertThat(sink.received()).isEmpty();
        assertThat(rig.keys()).containsExactly("a", "b");
        assertThat(sink.reports()).hasSize(2).allMatch(report -> report.startsWith("Cannot claim photos/"));

        claims.recover();
        pollUntilTheBucketIsEmpty();
        assertThat(sink.received()).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "contains"})
    protected void whatCannotBeRememberedIsReportedAndComesAgain(String operation) throws Exception {
        rig.with("a", "b");
        start(DRAIN + ONCE + "&idempotent=true&idempotentRepository=#seen");
        seen.fail(operation);

        poll();
        boolean before = operation.equals("contains");
        assertThat(sink.received()).containsExactlyElementsOf(before ? List.of() : List.of("a", "b"));
        assertThat(rig.keys()).containsExactly("a", "b");
        assertThat(sink.reports()).hasSize(2).allMatch(report -> report.startsWith("Cannot "));

        seen.recover();
        poll();
        assertThat(sink.received()).endsWith("a", "b").hasSize(before ? 2 : 4);
        assertThat(rig.keys()).isEmpty();
        assertThat(sink.reports()).hasSize(2);
    }

    /** Nobody but the user knows whether what counts as the same may be deleted unread. */
    @Test
    protected void whatIsRememberedButCouldNotBeDeletedStaysAndIsNotRoutedAgain() throws Exception {
        rig.with("a", "b");
        start(DRAIN + ONCE + "&idempotent=true&idempotentRepository=#seen");
        rig.server.strike("POST", 0, 1, Trouble.UNAVAILABLE);

        poll();
        poll();

        assertThat(sink.received()).containsExactly("a", "b");
        assertThat(rig.keys()).containsExactly("a", "b");
        assertThat(sink.reports())
                .singleElement()
                .asString()
                .startsWith("Cannot delete photos/a and 1 others after they were routed; they stay, since they are"
                        + " remembered as consumed");
    }

    // ---------------------------------------------------------------- writing

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "THROTTLED", "DROP_BEFORE_EFFECT", "DROP_AFTER_EFFECT", "CORRUPT_UPLOAD"})
    protected void aPutThatFailsForGoodFailsItsExchangeAndNothingWrongIsStored(Trouble trouble) {
        byte[] body = "content".getBytes(StandardCharsets.UTF_8);
        rig.server.strike(StoreServer.ANY_METHOD, 0, 1, trouble);

        Exception failure = rig.rig
                .send("store:photos/a?operation=putObject" + ONCE, body, Map.of())
                .getException();

        assertThat(failure).isNotNull().hasMessageContaining("photos/a");
        assertThat(rig.keys()).isEqualTo(trouble == Trouble.DROP_AFTER_EFFECT ? List.of("a") : List.of());
        rig.keys().forEach(key -> assertThat(Arrays.equals(rig.server.objectBytes("photos", key), body))
                .isTrue());
    }
}
