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
package io.github.camelcn.examples.quickstart;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which files a route still has to deal with. Told by the route's thread, awaited by the main thread. */
final class Tally {

    /** A large folder takes its time to the real service and back. */
    private static final long PATIENCE_MINUTES = 30;

    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final int total;
    private final CountDownLatch complete = new CountDownLatch(1);

    Tally(Collection<String> files) {
        left.addAll(files);
        total = left.size();
    }

    /** Crosses a file off. */
    void done(String file) {
        left.remove(file);
    }

    /** Lets the main thread go on if nothing is left; called after the last line is printed. */
    void announce() {
        if (left.isEmpty()) {
            complete.countDown();
        }
    }

    /** Lets the main thread go on whatever is left. */
    void giveUp() {
        complete.countDown();
    }

    void await() throws InterruptedException {
        complete.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public String toString() {
        return "%3d/%d".formatted(total - left.size(), total);
    }
}
