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
package io.github.camelcn.common.camel;

import java.util.Arrays;
import java.util.Optional;

/** What has to be true of an object before it is read. */
public enum ReadLock {
    NONE("none", false, false),
    CHANGED("changed", true, false),
    IDEMPOTENT("idempotent", false, true),
    IDEMPOTENT_CHANGED("idempotent-changed", true, true);

    private final String option;
    private final boolean unchanged;
    private final boolean shared;

    ReadLock(String option, boolean unchanged, boolean shared) {
        this.option = option;
        this.unchanged = unchanged;
        this.shared = shared;
    }

    /** Empty for what is none of them. */
    static Optional<ReadLock> of(String option) {
        return Arrays.stream(values())
                .filter(lock -> lock.option.equals(option))
                .findFirst();
    }

    /** Whether it must not have changed for a while. */
    public boolean unchanged() {
        return unchanged;
    }

    /** Whether it must be claimed where all machines see it. */
    public boolean shared() {
        return shared;
    }
}
