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

import java.time.Instant;

/** A snapshot or a backup of an instance. Guarded by the fleet's lock. */
final class Snapshot {
    /** What the caller asked for. */
    enum Kind {
        SNAPSHOT("snapshot"),
        BACKUP("backup");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** States with the transition style C names for them. */
    enum State {
        CREATING("Creating", "pending", "creating"),
        AVAILABLE("Available", "available", ""),
        RESTORING("Restoring", "available", "applying"),
        DELETING("Deleting", "available", "deleting"),
        DELETED("Deleted", "ceased", ""),
        ERROR("Error", "available", "");

        private final String openApi;
        private final String status;
        private final String transition;

        State(String openApi, String status, String transition) {
            this.openApi = openApi;
            this.status = status;
            this.transition = transition;
        }

        String openApi() {
            return openApi;
        }

        String qingcloud() {
            return status;
        }

        String transition() {
            return transition;
        }
    }

    private final String id;
    private final String instanceId;
    private final Kind kind;
    private final Instant createdAt;
    private State state = State.CREATING;
    private Instant changedAt;

    String name = "";
    String description = "";
    long sizeMiB;
    /** What the instance is put back to. */
    Catalog.Image image;
    /** The full snapshot its chain begins with; its own id for that one. */
    String rootId;
    /** The snapshot it builds upon; empty for the first of a chain. */
    String parentId = "";

    Snapshot(String id, String instanceId, Kind kind, Instant createdAt) {
        this.id = id;
        this.instanceId = instanceId;
        this.kind = kind;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
        this.rootId = id;
    }

    String id() {
        return id;
    }

    String instanceId() {
        return instanceId;
    }

    Kind kind() {
        return kind;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    State state() {
        return state;
    }

    void enter(State next, Instant at) {
        state = next;
        changedAt = at;
    }
}
