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

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a consumer has followed its bucket.
 *
 * @param name what the position is saved under
 * @param by what it is a position in: {@code key} or {@code lastModified}
 * @param position up to where everything is done: a cursor of the store's own, or a time; empty while nothing is
 * @param saved the position that a restart would begin at; empty if there is none
 * @param savedAt when that was saved; empty while it is the one an earlier process left
 * @param overlap how far behind the position objects are looked at again
 * @param failing whether it could not be saved when that was last tried
 */
public record FollowedPosition(
        String name,
        String by,
        String position,
        String saved,
        Optional<Instant> savedAt,
        Duration overlap,
        boolean failing) {}
