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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryBudgetTest {

    @Test
    void repetitionsTakeTokensUntilThereAreNone() {
        RetryBudget budget = new RetryBudget(10, 5, 1);

        assertThat(budget.tryRetry()).isTrue();
        assertThat(budget.tryRetry()).isTrue();
        assertThat(budget.tryRetry()).isFalse();
        assertThat(budget.tokens()).isZero();
    }

    @Test
    void fiveSuccessesPayForOneRepetition() {
        RetryBudget budget = new RetryBudget(5, 5, 1);
        budget.tryRetry();

        for (int i = 0; i < 4; i++) {
            budget.succeeded();
            assertThat(budget.tryRetry()).isFalse();
        }
        budget.succeeded();
        assertThat(budget.tryRetry()).isTrue();
    }

    @Test
    void neverHoldsMoreThanItsCapacity() {
        RetryBudget budget = new RetryBudget(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        budget.tryRetry();
        budget.succeeded();

        assertThat(budget.tokens()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theStandardBudgetAllowsAHundredRepetitionsAtOnce() {
        RetryBudget budget = RetryBudget.standard();
        int repetitions = 0;
        while (budget.tryRetry()) {
            repetitions++;
        }

        assertThat(repetitions).isEqualTo(100);
    }

    @Test
    void anUnlimitedBudgetNeverRunsOut() {
        RetryBudget budget = RetryBudget.unlimited();
        for (int i = 0; i < 10_000; i++) {
            assertThat(budget.tryRetry()).isTrue();
        }
    }

    @Test
    void aBudgetOfNothingAllowsNothing() {
        assertThat(new RetryBudget(0, 0, 0).tryRetry()).isFalse();
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> new RetryBudget(1, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retryCost must be 0 or more, but is -1");
    }
}
