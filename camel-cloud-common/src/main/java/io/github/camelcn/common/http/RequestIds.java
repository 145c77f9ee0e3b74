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
package io.github.camelcn.common.http;

import java.util.Optional;

/**
 * The id of the latest request that a thread got an answer to. Most results carry the id of their request themselves;
 * this is for those that carry nothing, such as a delete. Whoever wants to know calls {@link #forget} first, and asks on
 * the same thread.
 */
public final class RequestIds {

    private static final ThreadLocal<String> LATEST = new ThreadLocal<>();

    private RequestIds() {}

    /** An answer has this id; nothing if it is empty. */
    public static void remember(String id) {
        if (!id.isEmpty()) {
            LATEST.set(id);
        }
    }

    /** What was before does not count. */
    public static void forget() {
        LATEST.set(null); // not removed: it comes back at once
    }

    /** Empty if there was no answer since, or the service gave it no id. */
    public static Optional<String> latest() {
        return Optional.ofNullable(LATEST.get());
    }
}
