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
package io.github.camelcn.component.kodo.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which hosts failed lately. They are left alone for a while, as long as there are others. Thread-safe. Source of the
 * ten minutes: the official SDKs for Go (2026-07) and Java 7.19.0.
 */
final class RestingHosts {

    static final Duration REST = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    RestingHosts(Clock clock) {
        this.clock = clock;
    }

    void rest(String host) {
        until.put(host, clock.instant().plus(REST));
    }

    void works(String host) {
        if (!until.isEmpty()) {
            until.remove(host);
        }
    }

    /** The hosts in the order to try them: as given, but those that rest come last, the longest rested first. */
    List<String> order(List<String> hosts) {
        if (until.isEmpty() || hosts.size() == 1) {
            return hosts;
        }
        Instant now = clock.instant();
        List<String> order = new ArrayList<>(hosts);
        order.sort(Comparator.comparing(host -> {
            Instant end = until.getOrDefault(host, Instant.MIN);
            return end.isAfter(now) ? end : Instant.MIN;
        }));
        return order;
    }
}
