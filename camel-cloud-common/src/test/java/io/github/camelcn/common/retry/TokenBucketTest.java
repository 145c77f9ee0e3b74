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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenBucketTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void whatIsThereGoesOutAtOnceAndTheRestWaitsItsTurn() {
        TokenBucket bucket = new TokenBucket(10, 3, time);
        assertThat(bucket.take(1)).isZero();
        assertThat(bucket.take(2)).isZero();
        assertThat(Duration.ofNanos(bucket.take(1))).isEqualTo(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(bucket.take(1)))
                .as("behind the one that waits already")
                .isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void noMoreIsKeptThanTheBurstHoweverLongNothingHappened() {
        TokenBucket bucket = new TokenBucket(10, 3, time);
        time.pass(Duration.ofHours(1));
        assertThat(bucket.take(3)).isZero();
        assertThat(bucket.take(1)).isPositive();
    }

    @Test
    void whatIsGivenBackIsThereForTheNext() {
        TokenBucket bucket = new TokenBucket(1, 1, time);
        bucket.take(1);
        bucket.take(1);
        bucket.giveBack(1);
        assertThat(bucket.delay(1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void askingForTheDelayTakesNothing() {
        TokenBucket bucket = new TokenBucket(2, 1, time);
        assertThat(bucket.delay(1)).isZero();
        bucket.take(1);
        assertThat(bucket.delay(1)).isEqualTo(Duration.ofMillis(500));
        time.pass(Duration.ofMillis(500));
        assertThat(bucket.delay(1)).isZero();
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, time)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenBucket(Double.NaN, 1, time)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenBucket(1, 0, time)).isInstanceOf(IllegalArgumentException.class);
    }
}
