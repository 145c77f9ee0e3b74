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
package io.github.camelcn.common.camel.consumer;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps machines that list the same objects from asking for the same claims one after the other: who is refused twice in a row
 * is walking behind somebody, and passes over up to 1, 2, 4 ... objects, which the next poll sees again. How many is
 * random: otherwise the same ones would be passed over at every poll, as long as somebody holds those before them. For one
 * thread at a time.
 */
final class Spread {

    static final int WIDEST = 64;

    private final boolean shared;
    private int stride;
    private int left;

    /** @param shared whether claims are asked for over the network, so that it pays */
    Spread(boolean shared) {
        this.shared = shared;
    }

    /** A pass or a poll begins, with objects that nobody may have. */
    void begin() {
        stride = 0;
        left = 0;
    }

    /** Whether to pass over the next object. */
    boolean passesOver() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** A claim was asked for. */
    void asked(boolean granted) {
        if (granted) {
            stride = 0;
        } else if (shared) {
            left = ThreadLocalRandom.current().nextInt(stride + 1);
            stride = Math.min(WIDEST, Math.max(1, stride * 2));
        }
    }
}
