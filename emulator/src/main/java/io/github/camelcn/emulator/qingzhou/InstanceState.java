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

import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * States of an instance with their spelling in each style.
 *
 * <p>Source: the state table of the wire contract. Style C keeps the state before and names the transition.
 */
enum InstanceState {
    CREATING("CREATING", "Creating", "creating", "creating"),
    STARTING("STARTING", "Starting", "starting", "starting"),
    RUNNING("RUNNING", "Running", "running", ""),
    STOPPING("STOPPING", "Stopping", "stopping", "stopping"),
    STOPPED("STOPPED", "Stopped", "stopped", ""),
    RESTARTING("RESTARTING", "Rebooting", "rebooting", "restarting"),
    SUSPENDING("SUSPENDING", "Suspending", "suspending", "suspending"),
    SUSPENDED("SUSPENDED", "Suspended", "suspended", ""),
    RESUMING("RESUMING", "Resuming", "resuming", "resuming"),
    REBUILDING("REBUILDING", "Rebuilding", "reinstalling", "resetting"),
    RESIZING("UPDATING", "Resizing", "", "resizing"),
    RESTORING("UPDATING", "Restoring", "", "restoring"),
    DELETING("DELETING", "Deleting", "deleting", "terminating"),
    DELETED("DELETED", "Deleted", "deleted", ""),
    ERROR("ERROR", "Error", "error", "");

    private static final Set<InstanceState> STABLE = Set.of(RUNNING, STOPPED, SUSPENDED, DELETED, ERROR);

    private final String canonical;
    private final String openApi;
    private final String rest;
    private final String transition;

    InstanceState(String canonical, String openApi, String rest, String transition) {
        this.canonical = canonical;
        this.openApi = openApi;
        this.rest = rest;
        this.transition = transition;
    }

    boolean stable() {
        return STABLE.contains(this);
    }

    /** The normalised name; several states may share one. */
    String canonical() {
        return canonical;
    }

    /** {@code status} of style A. */
    String openApi() {
        return openApi;
    }

    /** {@code status} of style B. */
    @NotVerified("Resizing and restoring have no name in style B: the instance keeps showing the state before.")
    String rest(InstanceState before) {
        return rest.isEmpty() ? before.rest : rest;
    }

    /** {@code transition_status} of style C; empty for stable states. */
    String transition() {
        return transition;
    }
}
