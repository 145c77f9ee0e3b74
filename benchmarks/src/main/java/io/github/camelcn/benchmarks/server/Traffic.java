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
package io.github.camelcn.benchmarks.server;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;

/** What the server has seen since it started. Written by all connections, read by the control port. */
final class Traffic {

    private final LongAdder connections = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    void connected() {
        connections.increment();
    }

    void asked() {
        requests.increment();
    }

    void received(long bytes) {
        if (bytes > 0) {
            received.add(bytes);
        }
    }

    void sent(long bytes) {
        sent.add(bytes);
    }

    ServerCounts counts() {
        return new ServerCounts(
                connections.sum(), requests.sum(), received.sum(), sent.sum(), system.getProcessCpuTime());
    }
}
