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
package io.github.camelcn.examples.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the records of the sinks say.
 *
 * @param lost stored, but recorded by nobody
 * @param strange recorded, but never stored
 * @param repeated recorded more than once
 * @param unexplained repeated, although it was not on its way when a node was killed
 */
record Verdict(Set<String> lost, Set<String> strange, Set<String> repeated, Set<String> unexplained) {

    /**
     * @param stored all keys there were
     * @param records of each node
     * @param onTheirWay what the killed node had recorded, while the store still had it
     */
    static Verdict of(Set<String> stored, List<List<String>> records, Set<String> onTheirWay) {
        Map<String, Integer> times = new HashMap<>();
        records.forEach(node -> node.forEach(key -> times.merge(key, 1, Integer::sum)));
        Set<String> lost = new HashSet<>(stored);
        lost.removeAll(times.keySet());
        Set<String> strange = new HashSet<>(times.keySet());
        strange.removeAll(stored);
        List<String> repeated = new ArrayList<>();
        Set<String> unexplained = new HashSet<>();
        times.forEach((key, count) -> {
            if (count > 1) {
                repeated.add(key);
                if (count > 2 || !onTheirWay.contains(key)) {
                    unexplained.add(key);
                }
            }
        });
        return new Verdict(lost, strange, Set.copyOf(repeated), unexplained);
    }

    boolean isRight() {
        return lost.isEmpty() && strange.isEmpty() && unexplained.isEmpty();
    }

    @Override
    public String toString() {
        return lost.size() + " lost, " + repeated.size() + " repeated"
                + (repeated.isEmpty() ? "" : " (" + unexplained.size() + " of them without a reason)")
                + (strange.isEmpty() ? "" : ", " + strange.size() + " that never were");
    }
}
