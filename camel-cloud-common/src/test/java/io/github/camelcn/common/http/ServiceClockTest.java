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
package io.github.camelcn.common.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What dates of whole seconds say about the service's clock. */
class ServiceClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ManualClock ours = new ManualClock(NOON);
    private final ClockOffset learned = new ClockOffset(ours);
    private final ServiceClock clock = new ServiceClock(ours, learned);

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -240, -3, 3, 240, 86_400})
    void isRightToASecondAfterOneAnswer(long secondsAhead) {
        answer(Duration.ofSeconds(secondsAhead), Duration.ZERO);

        assertThat(clock.now()).isBetween(NOON.plusSeconds(secondsAhead - 1), NOON.plusSeconds(secondsAhead + 1));
    }

    @Test
    void aClockThatCanBeRightIsLeftAlone() {
        ours.advance(Duration.ofMillis(700));
        answer(Duration.ZERO, Duration.ofMillis(400));

        assertThat(clock.now()).isEqualTo(ours.instant());
    }

    @Test
    void answersTogetherSayMoreThanEachAlone() {
        Duration ahead = Duration.ofMillis(60_250);
        for (int i = 0; i < 40; i++) {
            answer(ahead, Duration.ofMillis(10));
            ours.advance(Duration.ofMillis(1_090));
        }

        assertThat(Duration.between(ours.instant().plus(ahead), clock.now()).abs())
                .isLessThan(Duration.ofMillis(120));
    }

    @Test
    void aClockThatIsSetIsFollowed() {
        answer(Duration.ZERO, Duration.ZERO);
        ours.advance(Duration.ofSeconds(2));
        answer(Duration.ofMinutes(5), Duration.ZERO);

        assertThat(clock.now())
                .isBetween(
                        ours.instant().plus(Duration.ofSeconds(299)),
                        ours.instant().plus(Duration.ofSeconds(301)));
    }

    @Test
    void goesByWhatSignaturesTaughtUntilThereIsADate() {
        learned.learn(0, NOON.plusSeconds(3600));
        clock.answered(NOON, null);
        clock.answered(NOON, "yesterday");

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));
    }

    /** @param took how long the service kept us waiting; it wrote the date at the end */
    private void answer(Duration ahead, Duration took) {
        Instant sent = ours.instant();
        ours.advance(took);
        clock.answered(sent, HttpDates.format(ours.instant().plus(ahead)));
    }
}
