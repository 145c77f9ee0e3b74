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

/**
 * A restore of an archived object that was asked for.
 *
 * @param ready when the object can be read
 * @param frozen when it is frozen again
 */
public record Thaw(Instant ready, Instant frozen) {
    /** What an archived object is at a moment. */
    public enum Phase {
        FROZEN,
        THAWING,
        THAWED
    }

    Phase phase(Instant now) {
        if (!now.isBefore(frozen)) {
            return Phase.FROZEN;
        }
        return now.isBefore(ready) ? Phase.THAWING : Phase.THAWED;
    }
}
