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
package io.github.camelcn.common.retry;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryPolicyTest {

    @Property
    void everyWaitStaysWithinItsBounds(
            @ForAll @IntRange(min = 1, max = 1000) int retry,
            @ForAll @LongRange(min = 1, max = 3_600_000_000_000L) long baseNanos,
            @ForAll @LongRange(min = 0, max = 3_600_000_000_000L) long moreNanos,
            @ForAll long seed) {
        Duration base = Duration.ofNanos(baseNanos);
        Duration max = base.plusNanos(moreNanos);

        Duration wait = new RetryPolicy(3, base, max).delay(retry, new Random(seed));

        assertThat(wait).isPositive().isLessThanOrEqualTo(max);
        if (retry < 20) {
            assertThat(wait).isLessThanOrEqualTo(base.multipliedBy(1L << (retry - 1)));
        }
    }

    @Test
    void waitsAreSpreadOverTheWholeRange() {
        RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1));
        Random random = new Random(42);

        long shorter = IntStream.range(0, 1000)
                .filter(i -> policy.delay(3, random).toMillis() < 200)
                .count();

        assertThat(shorter).isBetween(400L, 600L);
    }

    @Test
    void refusesImpossibleNumbersByName() {
        Duration one = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(-1, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectionRetries must be 0 or more, but is -1");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retryDelay must be more than zero, but is PT0S");
        assertThatThrownBy(() -> new RetryPolicy(1, one, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retryMaxDelay must be at least retryDelay (PT1S), but is PT0.001S");
    }
}
