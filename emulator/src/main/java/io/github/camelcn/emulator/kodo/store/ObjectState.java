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
package io.github.camelcn.emulator.kodo.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What may change about an object without its bytes or attributes changing.
 *
 * @param thaw the last restore, if it was archived and asked for
 * @param schedule when it expires or moves to another class, by the names of the native stat call
 */
public record ObjectState(boolean disabled, Optional<Thaw> thaw, Map<String, Instant> schedule) {
    /** Enabled, never restored, nothing planned. */
    public static final ObjectState NORMAL = new ObjectState(false, Optional.empty(), Map.of());

    public ObjectState {
        schedule = Map.copyOf(schedule);
    }

    public ObjectState withDisabled(boolean other) {
        return new ObjectState(other, thaw, schedule);
    }

    public ObjectState withThaw(Optional<Thaw> other) {
        return new ObjectState(disabled, other, schedule);
    }

    public ObjectState withSchedule(Map<String, Instant> other) {
        return new ObjectState(disabled, thaw, other);
    }
}
