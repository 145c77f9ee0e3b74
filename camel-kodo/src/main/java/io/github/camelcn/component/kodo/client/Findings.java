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
package io.github.camelcn.component.kodo.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found out about buckets, each for some time. A bounded number of findings, since messages may name any bucket;
 * what is forgotten too early is only asked for again. Thread-safe.
 */
final class Findings<T> {

    static final int MOST = 1000;

    private final Map<String, Finding<T>> found = new ConcurrentHashMap<>();
    private final Clock clock;

    Findings(Clock clock) {
        this.clock = clock;
    }

    /** @param until when it has to be asked for again */
    record Finding<T>(T value, Instant until) {}

    /** The latest finding, whatever its age; null if there is none. */
    Finding<T> latest(String bucket) {
        return found.get(bucket);
    }

    boolean isFresh(Finding<T> finding) {
        return finding != null && clock.instant().isBefore(finding.until);
    }

    /** Returns the value. */
    T remember(String bucket, T value, Duration ttl) {
        Instant now = clock.instant();
        if (found.size() >= MOST) {
            found.values().removeIf(finding -> !now.isBefore(finding.until));
            if (found.size() >= MOST) {
                found.clear();
            }
        }
        found.put(bucket, new Finding<>(value, now.plus(ttl)));
        return value;
    }

    void forget(String bucket) {
        found.remove(bucket);
    }

    int size() {
        return found.size();
    }
}
