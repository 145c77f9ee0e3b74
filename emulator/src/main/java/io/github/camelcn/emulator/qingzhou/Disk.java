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

/** A data disk. Guarded by the fleet's lock. */
final class Disk {
    /** States with the transition style C names for them. */
    enum State {
        CREATING("Creating", "pending", "creating"),
        AVAILABLE("Available", "available", ""),
        ATTACHING("Attaching", "available", "attaching"),
        IN_USE("InUse", "in-use", ""),
        DETACHING("Detaching", "in-use", "detaching"),
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

        boolean stable() {
            return transition.isEmpty();
        }
    }

    private final String id;
    private final Instant createdAt;
    private State state = State.CREATING;
    private Instant changedAt;

    String name = "";
    long sizeMiB;
    String type = "standard";
    /** The instance it is, or in style B was last, attached to; empty for none. */
    String instanceId = "";

    String device = "";

    Disk(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    String id() {
        return id;
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

    /** Whether it belongs to the instance as callers see it. */
    boolean attachedTo(String instance) {
        return instanceId.equals(instance)
                && (state == State.IN_USE || state == State.ATTACHING || state == State.DETACHING);
    }

    boolean attached() {
        return attachedTo(instanceId) && !instanceId.isEmpty();
    }
}
