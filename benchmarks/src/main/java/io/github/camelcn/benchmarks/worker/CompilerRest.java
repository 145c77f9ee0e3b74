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

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Waits until the just-in-time compiler has nothing more to do. Sixteen busy threads on a few cores leave it little
 * time: without pauses it is a minute behind, and what is measured is its backlog.
 */
final class CompilerRest {

    private static final long LONGEST_MILLIS = 3_000;
    private static final long STEP_MILLIS = 100;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

    void await() throws InterruptedException {
        long before = -1;
        long now = compiler.getTotalCompilationTime();
        for (long waited = 0; now != before && waited < LONGEST_MILLIS; waited += STEP_MILLIS) {
            Thread.sleep(STEP_MILLIS);
            before = now;
            now = compiler.getTotalCompilationTime();
        }
    }
}
