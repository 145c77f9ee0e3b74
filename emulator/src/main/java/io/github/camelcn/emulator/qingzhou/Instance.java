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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A virtual machine as the fleet keeps it; the styles are views of it. Guarded by the fleet's lock. */
final class Instance {
    /** When an instance began or ceased to run. */
    private record PowerChange(Instant at, boolean on) {}

    private final String id;
    private final long number;
    private final Instant createdAt;
    private final List<PowerChange> power = new ArrayList<>(2);

    private InstanceState state = InstanceState.CREATING;
    private InstanceState before = InstanceState.CREATING;
    private Instant changedAt;
    private Change change;

    String name;
    String description = "";
    int cpu;
    long memoryMiB;
    long diskMiB;
    Catalog.Image image;
    String flavorId = "";
    String regionId;
    String zoneId;
    Catalog.Vpc vpc;
    String privateIp;
    final Set<String> publicIps = new LinkedHashSet<>();
    final Set<String> boundPrivateIps = new LinkedHashSet<>();
    final Set<String> isoIds = new LinkedHashSet<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    String hostname = "";
    String password = "";
    String graphicsPassword = "";
    int bandwidthUp;
    int bandwidthDown;
    long trafficLimitMiB;
    boolean ceasedAtOnce;

    Instance(String id, long number, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    String id() {
        return id;
    }

    /** The numeric id of style B. */
    long number() {
        return number;
    }

    Instant createdAt() {
        return createdAt;
    }

    InstanceState state() {
        return state;
    }

    /** The last stable state; CREATING until there is one. */
    InstanceState before() {
        return before;
    }

    Instant changedAt() {
        return changedAt;
    }

    boolean deleted() {
        return state == InstanceState.DELETED;
    }

    void enter(InstanceState next, Instant at) {
        boolean ran = state == InstanceState.RUNNING;
        state = next;
        changedAt = at;
        if (next.stable()) {
            before = next;
        }
        if (ran != (next == InstanceState.RUNNING)) {
            power.add(new PowerChange(at, !ran));
        }
    }

    boolean busy() {
        return change != null;
    }

    /** Takes the instance for this change; one that was under way never ends and counts as failed. */
    void occupy(Change next) {
        if (change != null) {
            change.fail();
        }
        change = next;
    }

    boolean occupiedBy(Change one) {
        return change == one;
    }

    void release() {
        change = null;
    }

    /** When it ran for the first time. */
    Optional<Instant> firstRan() {
        return power.stream().map(PowerChange::at).findFirst();
    }

    boolean ranAt(Instant moment) {
        boolean on = false;
        for (PowerChange turn : power) {
            if (turn.at().isAfter(moment)) {
                break;
            }
            on = turn.on();
        }
        return on;
    }

    long diskGiB() {
        return diskMiB / 1024;
    }

    List<String> privateIps() {
        List<String> all = new ArrayList<>();
        all.add(privateIp);
        all.addAll(boundPrivateIps);
        return all;
    }
}
