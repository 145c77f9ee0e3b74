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

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tokens that the calls of one client share, so that an outage does not multiply the load: a repetition takes tokens,
 * a success gives some back, and without tokens a failure is final. Thread-safe.
 *
 * <p>With the standard numbers a client that meets an outage repeats a hundred requests and then sends each request
 * once; afterwards every five successes pay for one repetition.
 */
public final class RetryBudget {

    private static final int STANDARD_CAPACITY = 500;
    private static final int STANDARD_COST = 5;

    private final int capacity;
    private final int retryCost;
    private final int successReturn;
    private final AtomicInteger tokens;

    /**
     * @param capacity tokens at the start and at most, 0 or more; 0 allows no repetition at all
     * @param retryCost what a repetition takes, 0 or more; 0 never runs out
     * @param successReturn what a success gives back, 0 or more
     */
    public RetryBudget(int capacity, int retryCost, int successReturn) {
        this.capacity = requireNotNegative("capacity", capacity);
        this.retryCost = requireNotNegative("retryCost", retryCost);
        this.successReturn = requireNotNegative("successReturn", successReturn);
        this.tokens = new AtomicInteger(capacity);
    }

    /** A hundred repetitions at once, then one for every five successes. */
    public static RetryBudget standard() {
        return new RetryBudget(STANDARD_CAPACITY, STANDARD_COST, 1);
    }

    /** Every repetition that the policy allows. */
    public static RetryBudget unlimited() {
        return new RetryBudget(1, 0, 0);
    }

    private static int requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, but is " + value);
        }
        return value;
    }

    /** Takes the tokens for one repetition; false, and nothing taken, if there are not enough. */
    public boolean tryRetry() {
        while (true) {
            int left = tokens.get();
            if (left < retryCost || capacity == 0) {
                return false;
            }
            if (tokens.compareAndSet(left, left - retryCost)) {
                return true;
            }
        }
    }

    /** Gives back what a success is worth. A full budget is only read, never written. */
    public void succeeded() {
        while (true) {
            int left = tokens.get();
            int refilled = (int) Math.min(capacity, (long) left + successReturn);
            if (refilled == left || tokens.compareAndSet(left, refilled)) {
                return;
            }
        }
    }

    /** Tokens left now. */
    public int tokens() {
        return tokens.get();
    }
}
