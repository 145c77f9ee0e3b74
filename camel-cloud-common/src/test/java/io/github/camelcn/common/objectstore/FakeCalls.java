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
package io.github.camelcn.common.objectstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The journal of a {@link FakeObjectStore}, with its faults. Thread-safe. */
final class FakeCalls {

    /** What a call does to the store. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<FakeCall> journal = new ArrayList<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Integer> peak = new HashMap<>();

    <T> T run(FakeCall call, Action<T> action) throws IOException {
        enter(call);
        try {
            strike(call, false);
            T result = action.run();
            strike(call, true);
            return result;
        } finally {
            leave(call);
        }
    }

    void strike(FakeCall call, boolean acted) throws IOException {
        for (Fault fault : faults) {
            fault.strike(call, acted);
        }
    }

    void inject(Fault fault) {
        faults.add(fault);
    }

    void heal() {
        faults.clear();
    }

    synchronized List<FakeCall> journal() {
        return List.copyOf(journal);
    }

    synchronized void forget() {
        journal.clear();
        peak.clear();
    }

    synchronized int peak(String operation) {
        return peak.getOrDefault(operation, 0);
    }

    private synchronized void enter(FakeCall call) {
        journal.add(call);
        int now = running.merge(call.operation(), 1, Integer::sum);
        peak.merge(call.operation(), now, Math::max);
    }

    private synchronized void leave(FakeCall call) {
        running.merge(call.operation(), -1, Integer::sum);
    }
}
