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
package io.github.camelcn.emulator.qingzhou;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one emulated service behaves.
 *
 * @param contract JSON merged over the built-in contract of style A
 * @param instances running instances that are there from the start
 * @param visibleDelay how long a change stays invisible after it was accepted
 * @param transitionDelay how long a change takes from its acceptance
 * @param leaseDelay style C: how long after its start an instance cannot be terminated
 * @param maxSkew style A: how far the client's clock may be off, both ways
 * @param maxInstances quota; empty for 20 more than {@code instances}
 * @param monitorGaps style C: whether metrics come with gaps and offsets
 * @param seed of the id generator
 */
public record QingzhouOptions(
        List<Account> accounts,
        Catalog catalog,
        Optional<String> contract,
        int instances,
        Duration visibleDelay,
        Duration transitionDelay,
        Duration leaseDelay,
        Duration tokenLifetime,
        Duration maxSkew,
        Optional<Integer> maxInstances,
        boolean verifySignatures,
        boolean checkPasswords,
        boolean monitorGaps,
        long seed) {

    public QingzhouOptions {
        accounts = List.copyOf(accounts);
        for (Duration duration : List.of(visibleDelay, transitionDelay, leaseDelay, tokenLifetime, maxSkew)) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a delay must not be negative: " + duration);
            }
        }
        if (instances < 0) {
            throw new IllegalArgumentException("instances must not be negative, got " + instances);
        }
    }

    int quota() {
        return maxInstances.orElse(instances + 20);
    }
}
