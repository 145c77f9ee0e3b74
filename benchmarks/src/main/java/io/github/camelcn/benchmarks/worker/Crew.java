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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that keep one contender busy. They live as long as the worker, so that connections do, too. */
final class Crew implements AutoCloseable {

    /** What a window brought. */
    record Done(long operations, long content) {
        Done plus(Done other) {
            return new Done(operations + other.operations, content + other.content);
        }
    }

    private final Contender contender;
    private final ExecutorService threads;
    private final long[] numbers;

    Crew(Contender contender, int size) {
        this.contender = contender;
        this.threads = Executors.newFixedThreadPool(size);
        this.numbers = new long[size];
    }

    /** Lets every thread operate until the time is over, but at least once. */
    Done work(long millis) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        List<Future<Done>> shares = new ArrayList<>();
        for (int thread = 0; thread < numbers.length; thread++) {
            int own = thread;
            shares.add(threads.submit(() -> share(own, deadline)));
        }
        Done all = new Done(0, 0);
        for (Future<Done> share : shares) {
            all = all.plus(share.get());
        }
        return all;
    }

    private Done share(int thread, long deadline) throws Exception {
        long first = numbers[thread];
        long number = first;
        long content = 0;
        do {
            content += contender.operate(thread, number++);
        } while (System.nanoTime() < deadline);
        numbers[thread] = number;
        return new Done(number - first, content);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
