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
package io.github.camelcn.benchmarks.worker;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;

/**
 * Bytes allocated by all Java threads of this JVM, those of the contender's own pools included. Threads that end take
 * their counter with them, so a sampler keeps the last value it saw: at most a tenth of a second of a thread's life
 * is missed. Guarded by its monitor.
 */
final class AllocationMeter implements AutoCloseable {

    private static final long SAMPLE_MILLIS = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> seen = new HashMap<>();
    private final Thread sampler = new Thread(this::sample, "allocation sampler");
    private final long reader = Thread.currentThread().getId();

    AllocationMeter() {
        sampler.setDaemon(true);
        sampler.start();
    }

    /** In bytes, since the threads were born; only differences mean something. */
    synchronized long total() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0 && ids[i] != sampler.getId() && ids[i] != reader) {
                seen.put(ids[i], bytes[i]);
            }
        }
        return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    private void sample() {
        try {
            while (true) {
                Thread.sleep(SAMPLE_MILLIS);
                total();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
