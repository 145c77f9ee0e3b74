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

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.component.FlakyRepository;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Claims that several machines share, of which some die, stand still or have another idea of the time. */
class ExpiringClaimsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(70);
    private static final Duration SLOT = Duration.ofSeconds(60);
    private static final ObjectRef A = new ObjectRef("inbox", "a");

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final FlakyRepository repository = new FlakyRepository();
    private final ExpiringClaims one = node(clock);
    private final ExpiringClaims two = node(clock);

    private ExpiringClaims node(Clock itsClock) {
        return new ExpiringClaims(repository, TIMEOUT, itsClock);
    }

    @Test
    void anObjectIsOneNodesUntilItIsReleased() {
        assertThat(one.add(A)).isTrue();
        assertThat(one.add(A)).isFalse();
        assertThat(two.add(A)).isFalse();

        one.release(A);
        assertThat(repository.getCache()).isEmpty();
        assertThat(two.add(A)).isTrue();
    }

    @Test
    void whoIsRefusedBecauseAnotherWasAMomentEarlierHasNoClaimAndNoFailure() {
        repository.beforeAdd(key -> {
            repository.getCache().put(key, key); // the other one's row
            throw new IllegalStateException("unique index or primary key violation");
        });
        assertThat(two.add(A)).isFalse();
        assertThat(repository.getCache()).as("the other one's claim stays").hasSize(1);

        repository.beforeAdd(key -> {
            throw new IllegalStateException("the table is full");
        });
        assertThatThrownBy(() -> two.add(new ObjectRef("inbox", "b"))).hasMessage("the table is full");
    }

    @Test
    void theClaimOfADeadHolderEndsAfterOneToTwoTimeouts() {
        for (long diedAfter = 0; diedAfter <= 600; diedAfter++) {
            ManualClock time = ManualClock.at("2026-01-01T00:00:00Z");
            repository.clear();
            ExpiringClaims dying = node(time);
            assertThat(dying.add(A)).isTrue();
            run(time, Duration.ofSeconds(diedAfter), dying);

            long free = 0;
            while (!node(time).add(A)) {
                time.advance(Duration.ofSeconds(1));
                free++;
            }
            assertThat(free)
                    .as("died after %d s", diedAfter)
                    .isBetween(TIMEOUT.toSeconds() - 6, 2 * TIMEOUT.toSeconds());
        }
    }

    @Test
    void aLongExchangeKeepsItsClaim() {
        one.add(A);

        for (int i = 0; i < 1000; i++) {
            run(clock, one.pause(), one);
            assertThat(two.add(A)).isFalse();
        }
        assertThat(repository.getCache()).hasSizeLessThanOrEqualTo(2);
        one.release(A);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aHolderThatStoodStillForLessThanTheTimeoutHasLostNothing() {
        one.add(A);
        run(clock, Duration.ofSeconds(44), one);
        clock.advance(TIMEOUT);

        assertThat(two.add(A)).isFalse();
        one.renew(SideBySide.ONE_BY_ONE);
        run(clock, Duration.ofMinutes(10), one);
        assertThat(two.add(A)).isFalse();
    }

    @Test
    void aHolderThatStoodStillForTooLongDoesNotRemoveTheClaimOfTheNext() {
        one.add(A);
        clock.advance(TIMEOUT.multipliedBy(3));
        assertThat(two.add(A)).isTrue();

        one.renew(SideBySide.ONE_BY_ONE);
        one.release(A);
        assertThat(node(clock).add(A)).isFalse();
        run(clock, Duration.ofMinutes(5), two);
        assertThat(node(clock).add(A)).isFalse();
    }

    @Test
    void aHolderThatStoodStillTakesItAgainIfNobodyHasIt() {
        one.add(A);
        clock.advance(TIMEOUT.multipliedBy(3));

        one.renew(SideBySide.ONE_BY_ONE);
        assertThat(two.add(A)).isFalse();
        one.release(A);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void clocksMayDifferByLessThanAQuarterOfASlot() {
        for (int skew = -14; skew <= 14; skew++) {
            for (int at = 0; at < 60; at += 3) {
                repository.clear();
                ManualClock time = ManualClock.at("2026-01-01T00:00:00Z");
                time.advance(Duration.ofSeconds(at));
                ExpiringClaims skewed = node(Clock.offset(time, Duration.ofSeconds(skew)));
                assertThat(one(time).add(A)).isTrue();
                assertThat(skewed.add(A)).as("skew %d at %d", skew, at).isFalse();
            }
        }
    }

    private ExpiringClaims one(Clock time) {
        return node(time);
    }

    /** The first looked before the second wrote: so both write first and look afterwards. */
    @Test
    void atTheBorderOfASlotNoTwoNodesBothSucceed() {
        repository.beforeContains(() -> {
            repository.beforeContains(() -> {});
            clock.advance(SLOT);
            assertThat(two.add(A)).isFalse();
        });

        boolean first = one.add(A);

        assertThat(first && two.add(A)).isFalse();
    }

    @Test
    void anAnswerThatTookLongerThanTheSlotIsNotTrusted() {
        repository.beforeContains(() -> clock.advance(SLOT));

        assertThat(one.add(A)).isFalse();
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aRepositoryThatFailsClaimsNothing() {
        repository.fail("add");
        assertThatThrownBy(() -> one.add(A)).isInstanceOf(IllegalStateException.class);

        repository.recover();
        repository.fail("contains", "remove");
        assertThatThrownBy(() -> one.add(A)).isInstanceOf(IllegalStateException.class);
        assertThat(one.isEmpty()).isTrue();

        repository.recover();
        run(clock, TIMEOUT.multipliedBy(3), one);
        assertThat(repository.getCache()).as("removed at last").isEmpty();
        assertThat(two.add(A)).isTrue();
    }

    @Test
    void whatCouldNotBeReleasedIsFreeAsIfItsHolderHadDied() {
        one.add(A);
        repository.fail("remove");
        one.release(A);
        repository.recover();
        assertThat(two.add(A)).isFalse();

        run(clock, TIMEOUT.multipliedBy(2), one);
        assertThat(two.add(A)).isTrue();
        two.release(A);
        run(clock, TIMEOUT.multipliedBy(2), one);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aRemovalWhoseAnswerWasLostEndsNobodysClaim() {
        ExpiringClaims three = node(clock);
        one.add(A);
        repository.failAfterRemoving();
        one.release(A);
        repository.recover();
        assertThat(two.add(A)).isTrue();

        for (int i = 0; i < 200; i++) {
            run(clock, one.pause(), one, two);
            assertThat(three.add(A)).isFalse();
        }
        two.release(A);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aClaimWhoseAnswerWasLostIsNobodysAndGoesAwayByItself() {
        repository.failAfterAdding();
        assertThat(one.add(A)).isFalse();
        repository.recover();
        assertThat(one.isEmpty()).isTrue();
        assertThat(two.add(A)).as("nobody can tell whose it is").isFalse();

        run(clock, TIMEOUT.multipliedBy(2), one);
        assertThat(two.add(A)).isTrue();
        two.release(A);
        run(clock, TIMEOUT.multipliedBy(2), one);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aRenewalWhoseAnswerWasLostKeepsTheClaim() {
        one.add(A);
        run(clock, Duration.ofSeconds(44), one);
        repository.failAfterAdding();
        run(clock, Duration.ofSeconds(16), one);
        repository.recover();

        for (int i = 0; i < 200; i++) {
            run(clock, one.pause(), one);
            assertThat(two.add(A)).isFalse();
        }
        one.release(A);
        assertThat(two.add(A)).isTrue();
        two.release(A);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aRepositoryThatFailsForAWhileCostsNoClaim() {
        one.add(A);
        run(clock, Duration.ofSeconds(44), one);
        repository.fail("add", "contains", "remove");
        run(clock, Duration.ofSeconds(60), one);
        repository.recover();
        one.renew(SideBySide.ONE_BY_ONE);

        run(clock, Duration.ofMinutes(5), one);
        assertThat(two.add(A)).isFalse();
    }

    /**
     * Nodes that claim, hold, release, stand still and die at random, with a repository whose answers get lost; time passes in
     * small steps.
     */
    @Property(tries = 300)
    void noTwoNodesThatRenewEverHoldTheSameObject(
            @ForAll @Size(min = 50, max = 400) java.util.List<@IntRange(min = 0, max = 8) Integer> script,
            @ForAll @IntRange(min = 1, max = 8) int losing) {
        ManualClock time = ManualClock.at("2026-01-01T00:00:00Z");
        FlakyRepository shared = new FlakyRepository();
        ExpiringClaims[] nodes = new ExpiringClaims[3];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new ExpiringClaims(shared, TIMEOUT, Clock.offset(time, Duration.ofMillis(700L * i)));
        }
        Set<Integer> holders = new HashSet<>();
        for (int i = 0; i < script.size(); i++) {
            int step = script.get(i);
            int node = step % 3;
            if (i % losing == 0) {
                shared.failAfterAdding();
                shared.failAfterRemoving();
            }
            if (step < 3) {
                if (nodes[node].add(A)) {
                    holders.add(node);
                }
            } else if (step < 5) {
                nodes[node].release(A);
                holders.remove(node);
            }
            shared.recover();
            assertThat(holders).hasSizeLessThanOrEqualTo(1);
            run(time, Duration.ofSeconds(step * 2L), nodes);
        }
    }

    /** Time passes, and the nodes renew as they do. */
    private static void run(ManualClock time, Duration duration, ExpiringClaims... nodes) {
        Duration left = duration;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration step = left.compareTo(nodes[0].pause()) < 0 ? left : nodes[0].pause();
            time.advance(step);
            left = left.minus(step);
            if (step.equals(nodes[0].pause())) {
                for (ExpiringClaims node : nodes) {
                    node.renew(SideBySide.ONE_BY_ONE);
                }
            }
        }
    }
}
