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
package io.github.camelcn.emulator.qingzhou;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One accepted change that takes effect later: the task of style A, the job of style C. Guarded by the fleet's lock.
 */
final class Change {
    private final String suffix;
    private final String action;
    private final List<String> resources;
    private final Instant accepted;
    private final Instant due;
    private boolean failed;

    Change(String suffix, String action, List<String> resources, Instant accepted, Instant due) {
        this.suffix = suffix;
        this.action = action;
        this.resources = List.copyOf(resources);
        this.accepted = accepted;
        this.due = due;
    }

    String taskId() {
        return "task-" + suffix;
    }

    String jobId() {
        return "j-" + suffix;
    }

    String action() {
        return action;
    }

    List<String> resources() {
        return resources;
    }

    Instant accepted() {
        return accepted;
    }

    Instant due() {
        return due;
    }

    /** It will not, or did not, reach its target. */
    void fail() {
        failed = true;
    }

    boolean failed() {
        return failed;
    }

    /** Pending for a quarter of its time, then at work. */
    String jobStatus(Instant now) {
        if (!now.isBefore(due)) {
            return failed ? "failed" : "successful";
        }
        Instant begins = accepted.plus(Duration.between(accepted, due).dividedBy(4));
        return now.isBefore(begins) ? "pending" : "working";
    }
}
