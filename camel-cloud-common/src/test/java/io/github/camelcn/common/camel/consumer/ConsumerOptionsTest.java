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

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.camel.StoredObjectBody;

import static org.assertj.core.api.Assertions.assertThat;

/** Every option of the consumer has the effect its description promises. */
class ConsumerOptionsTest {

    private static final String LARGE = "x".repeat(StoredObjectBody.IN_MEMORY_BYTES + 1);

    @AutoClose
    private final ConsumerRig rig = new ConsumerRig();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix=in/                            | in/a.csv in/b.txt in/sub/c.csv",
                "prefix=in/&delimiter=/                | in/a.csv in/b.txt",
                "delimiter=/                           | top.csv",
                "startAfter=in/b.txt                   | in/sub/c.csv top.csv",
                "include=.*csv                         | in/a.csv in/sub/c.csv top.csv",
                "include=in/.*&exclude=.*/sub/.*       | in/a.csv in/b.txt",
                "antInclude=**/*.csv                   | in/a.csv in/sub/c.csv top.csv",
                "antInclude=in/*.csv,*.csv             | in/a.csv top.csv",
                "antExclude=in/**                      | top.csv",
                "includeFolders=true&prefix=in/sub/    | in/sub/ in/sub/c.csv",
                "fileName=in/b.txt                     | in/b.txt",
                "minSize=9                             | in/sub/c.csv",
                "maxSize=7                             | top.csv",
                "minSize=8&maxSize=8                   | in/a.csv in/b.txt",
                "maxMessagesPerPoll=2                  | in/a.csv in/b.txt",
                "maxMessagesPerPoll=0&listPageSize=1   | in/a.csv in/b.txt in/sub/c.csv top.csv",
                "sort=nameDescending                   | top.csv in/sub/c.csv in/b.txt in/a.csv",
                "sort=name&maxMessagesPerPoll=1        | in/a.csv",
                "sort=size                             | top.csv in/a.csv in/b.txt in/sub/c.csv",
                "sort=sizeDescending                   | in/sub/c.csv in/a.csv in/b.txt top.csv",
            })
    void takesTheObjectsTheOptionsName(String options, String expected) throws Exception {
        rig.with("in/a.csv", "in/b.txt", "in/sub/", "in/sub/c.csv", "top.csv").start(options);

        rig.poll();
        assertThat(rig.arrivals()).containsExactly(expected.split(" "));
    }

    @Test
    void takesTheOldestFirst() throws Exception {
        storeOneEachMinute("c", "a", "b");
        rig.start("sort=modified&maxMessagesPerPoll=2&deleteAfterRead=true");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("c", "a");
        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b");
    }

    @Test
    void takesTheNewestFirst() throws Exception {
        storeOneEachMinute("c", "a", "b");
        rig.start("sort=modifiedDescending");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("b", "a", "c");
    }

    @Test
    void waitsUntilAnObjectIsOldEnough() throws Exception {
        rig.with("a").start("minAge=30s");

        assertThat(rig.poll()).isZero();
        rig.clock.advance(Duration.ofSeconds(30));
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsTooOld() throws Exception {
        storeOneEachMinute("old", "young");
        rig.start("maxAge=90s");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("young");
    }

    /** The rig's clock begins at midnight of 2026-01-01 in UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modifiedSince=2026-01-01T00:01:00Z|second third",
                "modifiedUntil=2026-01-01T00:01:00Z|first",
                "modifiedSince=2026-01-01&modifiedUntil=2026-01-01T00:02:00Z|first second",
                "modifiedSince=RAW(2026-01-01T08:02:00+08:00)|third",
                "modifiedSince=2026-01-02|''",
            })
    void takesWhatWasStoredBetweenTwoTimesTheFirstIncluded(String options, String expected) throws Exception {
        storeOneEachMinute("first", "second", "third");
        rig.start(options);

        rig.poll();
        assertThat(rig.arrivals()).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    private void storeOneEachMinute(String... keys) {
        for (String key : keys) {
            rig.with(key);
            rig.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void asksForPagesOfTheSizeTheStoreAllowsAtMost() throws Exception {
        rig.start("listPageSize=5000");
        assertThat(rig.consumer().parts().pageSize()).isEqualTo(1000);
    }

    @Test
    void aPageServesSeveralPolls() throws Exception {
        rig.with("a", "b", "c").start("maxMessagesPerPoll=1&deleteAfterRead=true");

        rig.poll();
        rig.poll();
        rig.poll();
        assertThat(rig.store.calls("listObjects")).hasSize(1);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void theRestOfAPageIsListedAgainWhenItIsOld() throws Exception {
        rig.with("a", "b", "c").start("maxMessagesPerPoll=1&deleteAfterRead=true");
        rig.poll();
        rig.clock.advance(ObjectListing.PAGE_LIFETIME.plusSeconds(1));
        rig.with("aa");

        rig.poll();
        assertThat(rig.arrivals()).containsExactly("a", "aa");
    }

    @Test
    void anObjectThatIsNotThereIsNoMessage() throws Exception {
        rig.with("other").start("fileName=missing");

        assertThat(rig.poll()).isZero();
        assertThat(rig.store.calls("listObjects")).isEmpty();
    }

    @Test
    void includeBodyFalseGivesThePlainStreamOnce() throws Exception {
        rig.with("a");
        List<Object> bodies = new ArrayList<>();
        rig.start(
                "includeBody=false",
                route -> route.process(exchange -> {
                    bodies.add(exchange.getMessage().getBody());
                    bodies.add(exchange.getMessage().getBody(String.class));
                }));

        rig.poll();
        assertThat(bodies.get(0)).isInstanceOf(InputStream.class).isNotInstanceOf(StreamCache.class);
        assertThat(bodies.get(1)).isEqualTo("a");
        assertThat(rig.store.openBodies()).isZero();
    }

    @Test
    void ignoreBodyReadsNothing() throws Exception {
        rig.with("a").start("ignoreBody=true&deleteAfterRead=true");

        rig.poll();
        assertThat(rig.received().get(0).getMessage().getBody()).isNull();
        assertThat(rig.store.calls("getObject")).isEmpty();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void autocloseBodyFalseLeavesClosingToTheRoute() throws Exception {
        rig.store.with(ConsumerRig.BUCKET, "large", LARGE.getBytes(StandardCharsets.UTF_8));
        rig.start("autocloseBody=false&fileName=large");

        rig.poll();
        assertThat(rig.store.openBodies()).isEqualTo(1);
        rig.received().get(0).getMessage().getBody(InputStream.class).close();
        assertThat(rig.store.openBodies()).isZero();
    }

    @Test
    void failureBackoffOfZeroTriesAgainAtTheNextPoll() throws Exception {
        rig.with("a")
                .start(
                        "failureBackoff=0&failureBackoffMax=0",
                        route -> route.process(exchange -> {
                            throw new IllegalStateException("no");
                        }));

        assertThat(rig.poll()).isEqualTo(1);
        assertThat(rig.poll()).isEqualTo(1);
    }

    @Test
    void sendEmptyMessageWhenIdleSendsOne() throws Exception {
        rig.start("sendEmptyMessageWhenIdle=true");

        rig.consumer().run();
        assertThat(rig.received()).hasSize(1);
        assertThat(rig.received().get(0).getMessage().getBody()).isNull();
    }

    @Test
    void greedyPollsUntilNothingIsLeft() throws Exception {
        rig.with("a", "b", "c").start("greedy=true&maxMessagesPerPoll=1&deleteAfterRead=true");

        rig.consumer().run();
        assertThat(rig.arrivals()).containsExactly("a", "b", "c");
    }

    @Test
    void theSchedulersOptionsAreCamelsOwn() throws Exception {
        rig.start("delay=1234&initialDelay=17&repeatCount=5&backoffMultiplier=3&backoffIdleThreshold=2");

        assertThat(rig.consumer().getDelay()).isEqualTo(1234);
        assertThat(rig.consumer().getInitialDelay()).isEqualTo(17);
        assertThat(rig.consumer().getRepeatCount()).isEqualTo(5);
        assertThat(rig.consumer().getMaxMessagesPerPoll()).isZero();
    }

    @Test
    void aUriWithoutOptionsConsumes() throws Exception {
        rig.with("a");
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("teststore:inbox").to("mock:out");
            }
        });
        rig.out().expectedMessageCount(1);
        rig.context.start();
        rig.out().assertIsSatisfied();
    }
}
