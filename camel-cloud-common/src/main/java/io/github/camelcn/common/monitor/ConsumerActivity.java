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
package io.github.camelcn.common.monitor;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What one consumer is about, asked from any thread. */
public interface ConsumerActivity {

    /** The route's id, or the endpoint's address without secrets. */
    String name();

    String bucket();

    /** The objects it has claimed and not settled, with the time they were claimed. A snapshot. */
    Map<String, Instant> claimed();

    /** When the oldest object was written that was unsettled when it was last listed; empty if there was none. */
    Optional<Instant> oldestUnseen();

    /** How far it has followed its bucket; empty if it does not follow, or has not begun. */
    Optional<FollowedPosition> followed();
}
