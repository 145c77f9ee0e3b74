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
package io.github.camelcn.component.qingzhou.model;

/** What an instance is doing, the same words for every interface. */
public enum InstanceState {
    CREATING(false),
    RUNNING(true),
    STARTING(false),
    STOPPING(false),
    STOPPED(true),
    RESTARTING(false),
    SUSPENDING(false),
    SUSPENDED(true),
    RESUMING(false),
    REBUILDING(false),
    /** Resizing, restoring, and every change without a word of its own. */
    UPDATING(false),
    DELETING(false),
    DELETED(true),
    ERROR(true),
    /** The service used a word that nobody told us about, or none. */
    UNKNOWN(false);

    private final boolean stable;

    InstanceState(boolean stable) {
        this.stable = stable;
    }

    /** Whether it stays so until somebody asks for a change. */
    public boolean isStable() {
        return stable;
    }

    /** Whether a change is under way. */
    public boolean isTransition() {
        return !stable && this != UNKNOWN;
    }
}
