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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls in the order they were answered. Thread-safe; {@code calls} is guarded by itself. */
final class CallLog {
    private final int capacity;
    private final Deque<QingzhouCall> calls = new ArrayDeque<>();

    CallLog(int capacity) {
        this.capacity = capacity;
    }

    void add(QingzhouCall call) {
        if (capacity == 0) {
            return;
        }
        synchronized (calls) {
            if (calls.size() == capacity) {
                calls.removeFirst();
            }
            calls.addLast(call);
        }
    }

    List<QingzhouCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    void clear() {
        synchronized (calls) {
            calls.clear();
        }
    }
}
