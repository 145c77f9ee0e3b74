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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a listing is done. */
class SettledPrefixTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Never behind an object that is not done or too young, and never behind the best place by more than joining costs. */
    @Property(tries = 500)
    void thePositionIsBehindAllThatIsDoneAndOldAndBehindNothingElse(
            @ForAll @Size(max = 60) List<@IntRange(min = -900, max = 0) Integer> ages,
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 60) int howMany) {
        SettledPrefix prefix = new SettledPrefix(OVERLAP, 1000);
        prefix.begin();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ages.size(); i++) {
            prefix.add(object(i), Optional.of(NOW.plusSeconds(ages.get(i))), behind(i));
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Integer> done = order.subList(0, Math.min(howMany, order.size()));
        done.forEach(i -> prefix.done(object(i), NOW));
        prefix.advance(NOW);

        int best = 0;
        while (best < ages.size() && done.contains(best) && ages.get(best) <= -OVERLAP.toSeconds()) {
            best++;
        }
        int reached = prefix.position()
                .map(cursor -> Integer.parseInt(cursor.marker()) + 1)
                .orElse(0);
        assertThat(reached).isLessThanOrEqualTo(best);
        prefix.advance(NOW.plus(OVERLAP.dividedBy(16)));
        int later = prefix.position()
                .map(cursor -> Integer.parseInt(cursor.marker()) + 1)
                .orElse(0);
        assertThat(later).isGreaterThanOrEqualTo(best);
    }

    @Test
    void whatIsDoneTakesNoMemoryHoweverMuchItIs() {
        SettledPrefix prefix = new SettledPrefix(OVERLAP, SettledPrefix.MOST);
        prefix.begin();
        prefix.add(object(-1), Optional.of(NOW.minusSeconds(9000)), behind(-1)); // and is never done
        for (int i = 0; i < 1_000_000; i++) {
            prefix.add(object(i), Optional.of(NOW.minusSeconds(1000).plusMillis(i)), behind(i));
            prefix.done(object(i), NOW);
        }

        assertThat(prefix.size()).isLessThan(60);
        assertThat(prefix.position()).isEmpty();
        prefix.done(object(-1), NOW);
        assertThat(Integer.parseInt(prefix.position().orElseThrow().marker())).isBetween(670_000, 700_000);
        prefix.advance(NOW.plusSeconds(400));
        assertThat(prefix.position()).contains(behind(999_999));
        assertThat(prefix.size()).isZero();
    }

    @Test
    void beyondItsMemoryThePassIsNotWatched() {
        SettledPrefix prefix = new SettledPrefix(Duration.ZERO, 3);
        prefix.begin();
        for (int i = 0; i < 5; i++) {
            prefix.add(object(i), Optional.of(NOW), behind(i));
        }
        for (int i = 4; i >= 0; i--) {
            prefix.done(object(i), NOW);
        }

        assertThat(prefix.position()).contains(behind(2));
        prefix.add(object(5), Optional.of(NOW), behind(5));
        prefix.done(object(5), NOW);
        assertThat(prefix.position()).as("3 and 4 may not have been seen").contains(behind(2));
        prefix.begin();
        prefix.add(object(3), Optional.of(NOW), behind(3));
        prefix.done(object(3), NOW);
        assertThat(prefix.position()).contains(behind(3));
    }

    @Test
    void aPageOfNothingIsPassedAsSoonAsAllBeforeItIs() {
        SettledPrefix prefix = new SettledPrefix(OVERLAP, 10);
        prefix.begin();
        prefix.add(object(0), Optional.of(NOW.minusSeconds(1000)), behind(0));
        prefix.addNothing(behind(7));
        prefix.advance(NOW);
        assertThat(prefix.position()).isEmpty();

        prefix.done(object(0), NOW);
        assertThat(prefix.position()).contains(behind(7));
    }

    private static ObjectIdentity object(int i) {
        return new ObjectIdentity(new ObjectRef("b", "k" + i), "e", Optional.empty(), -1);
    }

    private static ListCursor behind(int i) {
        return new ListCursor(Integer.toString(i));
    }
}
