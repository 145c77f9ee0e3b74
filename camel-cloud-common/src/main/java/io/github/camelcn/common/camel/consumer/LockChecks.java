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

import io.github.camelcn.common.camel.AfterReadOptions;
import io.github.camelcn.common.camel.FilterOptions;
import io.github.camelcn.common.camel.LockOptions;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.ReadLock;

/** Refuses locks and shards that would not hold, with a sentence that says why. */
final class LockChecks {

    /** Clocks of machines that go by the dates of the service agree to about a second. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(10);

    /** What the services' modification times can tell. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    private LockChecks() {}

    /** @throws IllegalArgumentException with that sentence */
    static void check(LockOptions locks, PollingOptions polling, FilterOptions filter, AfterReadOptions afterRead) {
        ReadLock lock = locks.toReadLock();
        if (lock.shared()) {
            checkShared(locks, polling, afterRead);
        }
        refuse(
                lock.unchanged() && isShorter(locks.getReadLockCheckInterval(), SHORTEST_INTERVAL),
                "readLockCheckInterval must be 1s or longer, but is " + locks.getReadLockCheckInterval());
        checkShard(locks, polling, filter);
    }

    private static void checkShared(LockOptions locks, PollingOptions polling, AfterReadOptions afterRead) {
        String lock = "readLock=" + locks.getReadLock() + " ";
        refuse(
                isShorter(locks.getReadLockTimeout(), SHORTEST_TIMEOUT),
                "readLockTimeout must be 10s or longer, because clocks agree to a second only, but is "
                        + locks.getReadLockTimeout());
        refuse(
                polling.getInProgressRepository() == null && polling.getIdempotentRepository() == null,
                lock + "needs a repository that all machines share: set inProgressRepository or idempotentRepository");
        refuse(
                ConsumerChecks.isIdempotent(polling, afterRead) && polling.getIdempotentRepository() == null,
                lock + "needs to know what other machines have consumed: set idempotentRepository to one that all"
                        + " share, or deleteAfterRead=true, or moveAfterRead=true");
    }

    private static void checkShard(LockOptions locks, PollingOptions polling, FilterOptions filter) {
        int count = locks.getShardCount();
        int index = locks.getShardIndex();
        refuse(count < 1, "shardCount must be 1 or more, but is " + count);
        refuse(
                index < 0 || index >= count,
                "shardIndex must be from 0 to " + (count - 1) + " with shardCount=" + count + ", but is " + index);
        if (count == 1) {
            return;
        }
        refuse(
                !isBlank(polling.getFileName()),
                "fileName=" + polling.getFileName() + " names one object, so shardCount has no effect; remove one of"
                        + " the two");
        refuse(
                !isBlank(filter.getDoneFileName())
                        && new DoneFiles(filter.getDoneFileName()).shared().isPresent(),
                "doneFileName=" + filter.getDoneFileName() + " cannot be one for all objects with shardCount=" + count
                        + ": the first consumer to finish its part would remove it; use ${file:name} in it, or"
                        + " readLock=idempotent instead of shards");
    }

    private static boolean isShorter(Duration given, Duration least) {
        return given == null || given.compareTo(least) < 0;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
