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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;

import static io.github.camelcn.emulator.qingzhou.InstanceState.CREATING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.DELETED;
import static io.github.camelcn.emulator.qingzhou.InstanceState.DELETING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.ERROR;
import static io.github.camelcn.emulator.qingzhou.InstanceState.REBUILDING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.RESIZING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.RESTARTING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.RESUMING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.RUNNING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.STARTING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.STOPPED;
import static io.github.camelcn.emulator.qingzhou.InstanceState.STOPPING;
import static io.github.camelcn.emulator.qingzhou.InstanceState.SUSPENDED;
import static io.github.camelcn.emulator.qingzhou.InstanceState.SUSPENDING;

/**
 * What can be done to instances, from which states, and what they go through. Callers hold the fleet's monitor.
 *
 * <p>Source: the table of operations and transitions in the wire contract; where style C differs, QingCloud's API
 * documentation.
 */
final class Lifecycle {
    private static final int MAX_DISK_GIB = 2048;

    private final Fleet fleet;

    Lifecycle(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Instances that have begun to be created, and the one change that creates them. */
    record Created(List<Instance> instances, Change change) {
        List<String> ids() {
            return instances.stream().map(Instance::id).toList();
        }
    }

    Created create(Origin origin, InstanceSpec spec, int count) {
        fleet.requireBalance();
        int quota = fleet.options().quota();
        if (fleet.alive() + count > quota) {
            throw new RefusedException(
                    Refusal.QUOTA,
                    "the quota of " + quota + " instances leaves no room for " + count + " beside " + fleet.alive());
        }
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instances.add(instance(spec));
        }
        Change change =
                fleet.accept(origin, instances.stream().map(Instance::id).toList());
        instances.forEach(instance -> begin(origin, change, instance, List.of(CREATING, STARTING), RUNNING, at -> {}));
        return new Created(instances, change);
    }

    private Instance instance(InstanceSpec spec) {
        Instance instance = fleet.add(fleet.now());
        instance.name = spec.name();
        instance.description = spec.description();
        instance.image = spec.image();
        instance.flavorId = spec.flavorId();
        instance.cpu = spec.cpu();
        instance.memoryMiB = spec.memoryMiB();
        instance.diskMiB = spec.diskMiB();
        instance.regionId = spec.regionId();
        instance.zoneId = spec.zoneId();
        instance.vpc = spec.vpc();
        instance.hostname = spec.hostname();
        instance.password = spec.password();
        instance.graphicsPassword = fleet.newId("vnc");
        instance.tags.putAll(spec.tags());
        return instance;
    }

    Change start(Origin origin, Instance instance) {
        require(instance, "started", EnumSet.of(STOPPED));
        return begin(origin, instance, List.of(STARTING), RUNNING);
    }

    Change stop(Origin origin, Instance instance, boolean force) {
        if (!force || !EnumSet.of(STARTING, RESTARTING, STOPPING).contains(instance.state())) {
            require(instance, "stopped", EnumSet.of(RUNNING));
        }
        return begin(origin, instance, List.of(STOPPING), STOPPED);
    }

    Change restart(Origin origin, Instance instance) {
        require(instance, "restarted", EnumSet.of(RUNNING));
        return begin(origin, instance, List.of(RESTARTING), RUNNING);
    }

    Change suspend(Origin origin, Instance instance) {
        require(instance, "suspended", EnumSet.of(RUNNING));
        return begin(origin, instance, List.of(SUSPENDING), SUSPENDED);
    }

    Change resume(Origin origin, Instance instance) {
        require(instance, "resumed", EnumSet.of(SUSPENDED));
        return begin(origin, instance, List.of(RESUMING), RUNNING);
    }

    /** @param running whether a running instance may go, too */
    Change destroy(Origin origin, Instance instance, boolean running) {
        EnumSet<InstanceState> allowed = EnumSet.of(STOPPED, SUSPENDED, ERROR);
        if (running) {
            allowed.add(RUNNING);
        }
        require(instance, "terminated", allowed);
        if (origin.qingcloud()) {
            requireLease(instance);
        }
        return begin(origin, instance, List.of(DELETING), DELETED, at -> {
            fleet.died();
            instance.publicIps.clear();
            fleet.disks().stream()
                    .filter(disk -> disk.attachedTo(instance.id()))
                    .forEach(disk -> {
                        disk.instanceId = "";
                        disk.device = "";
                        disk.enter(Disk.State.AVAILABLE, at);
                    });
        });
    }

    /** Source: QingCloud API documentation, "TerminateInstances": refused until the lease record exists. */
    private void requireLease(Instance instance) {
        Duration lease = fleet.options().leaseDelay();
        if (instance.firstRan()
                .filter(at -> fleet.now().isBefore(at.plus(lease)))
                .isPresent()) {
            throw new RefusedException(
                    Refusal.LEASE_NOT_READY,
                    "lease info of instance [" + instance.id() + "] is not available yet, can not be terminated");
        }
    }

    /** Changes size; a disk only grows. Zero and the empty flavor leave things as they are. */
    Change resize(Origin origin, Instance instance, String flavorId, int cpu, long memoryMiB, long diskMiB) {
        boolean diskOnly = cpu == 0 && memoryMiB == 0;
        EnumSet<InstanceState> allowed = EnumSet.of(STOPPED);
        if (origin.style() == ApiStyle.REST) {
            allowed.addAll(EnumSet.of(RUNNING, SUSPENDED, ERROR));
        } else if (origin.style() == ApiStyle.OPENAPI && diskOnly) {
            allowed.add(RUNNING);
        }
        require(instance, "resized", allowed);
        if (diskMiB != 0 && diskMiB < instance.diskMiB) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "a disk can only grow");
        }
        if (diskMiB > MAX_DISK_GIB * 1024L) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "a disk has at most " + MAX_DISK_GIB + " GiB");
        }
        return begin(origin, instance, List.of(RESIZING), instance.state(), at -> {
            instance.cpu = cpu == 0 ? instance.cpu : cpu;
            instance.memoryMiB = memoryMiB == 0 ? instance.memoryMiB : memoryMiB;
            instance.diskMiB = diskMiB == 0 ? instance.diskMiB : diskMiB;
            instance.flavorId = diskOnly ? instance.flavorId : flavorId;
        });
    }

    @NotVerified("The instance does not show the change: neither its state nor the time of its last change moves.")
    Change resetPassword(Origin origin, Instance instance, String password) {
        checkPassword(password);
        require(instance, "given a new password", EnumSet.of(RUNNING, STOPPED));
        Change change = fleet.accept(origin, List.of(instance.id()));
        if (fleet.failures().strikes(origin.operation(), instance)) {
            change.fail();
        } else {
            fleet.at(change.due(), () -> instance.password = password);
        }
        return change;
    }

    /** @param password empty to keep the one there is */
    @NotVerified("An instance in state ERROR can be rebuilt: it is the way out of a failure.")
    Change rebuild(Origin origin, Instance instance, Catalog.Image image, String password) {
        require(instance, "reset", EnumSet.of(RUNNING, STOPPED, ERROR));
        InstanceState target = origin.qingcloud() ? instance.state() : RUNNING;
        return begin(origin, instance, List.of(REBUILDING), target, at -> {
            instance.image = image;
            instance.password = password.isEmpty() ? instance.password : password;
        });
    }

    void checkPassword(String password) {
        if (fleet.options().checkPasswords()) {
            PasswordRules.check(password);
        }
    }

    /**
     * Refuses when another change is under way or the state is none of those.
     *
     * @param done what can not be done to it, as the message says
     */
    void require(Instance instance, String done, Set<InstanceState> allowed) {
        if (instance.busy()) {
            throw new RefusedException(
                    Refusal.BUSY,
                    "instance [" + instance.id() + "] is already in transition_status ["
                            + instance.state().transition() + "], can not be " + done);
        }
        if (!allowed.contains(instance.state())) {
            throw new RefusedException(
                    Refusal.INSTANCE_STATE,
                    "instance [" + instance.id() + "] has status ["
                            + instance.state().openApi() + "], can not be " + done);
        }
    }

    private Change begin(Origin origin, Instance instance, List<InstanceState> through, InstanceState target) {
        return begin(origin, instance, through, target, at -> {});
    }

    /** What a change does when it reaches its target. */
    interface Effect {
        void at(Instant due);
    }

    Change begin(Origin origin, Instance instance, List<InstanceState> through, InstanceState target, Effect effect) {
        return begin(origin, fleet.accept(origin, List.of(instance.id())), instance, through, target, effect);
    }

    /** A failed change ends in ERROR; in style C the job fails and the state before comes back. */
    private Change begin(
            Origin origin,
            Change change,
            Instance instance,
            List<InstanceState> through,
            InstanceState target,
            Effect effect) {
        boolean fails = fleet.failures().strikes(origin.operation(), instance);
        if (fails) {
            change.fail();
        }
        instance.occupy(change);
        Instant visible = fleet.now().plus(fleet.options().visibleDelay());
        Duration share = Duration.between(visible, change.due()).dividedBy(through.size());
        for (int i = 0; i < through.size(); i++) {
            InstanceState state = through.get(i);
            Instant when = visible.plus(share.multipliedBy(i));
            schedule(change, instance, when, () -> instance.enter(state, when));
        }
        fleet.at(change.due(), () -> {
            if (!instance.occupiedBy(change)) {
                return;
            }
            instance.release();
            if (!fails) {
                instance.enter(target, change.due());
                effect.at(change.due());
            } else {
                instance.enter(origin.qingcloud() ? instance.before() : ERROR, change.due());
            }
        });
        return change;
    }

    private void schedule(Change change, Instance instance, Instant when, Runnable step) {
        if (when.isAfter(fleet.now())) {
            fleet.at(when, () -> {
                if (instance.occupiedBy(change)) {
                    step.run();
                }
            });
        } else {
            step.run();
        }
    }
}
