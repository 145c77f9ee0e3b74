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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * What can be done to disks and snapshots. Callers hold the fleet's monitor.
 *
 * <p>Source: the table of operations and transitions in the wire contract.
 */
final class Storage {
    private static final Set<InstanceState> UP_OR_DOWN = EnumSet.of(InstanceState.RUNNING, InstanceState.STOPPED);
    private static final int DEVICES = 24;

    private final Fleet fleet;
    private final Lifecycle lifecycle;

    Storage(Fleet fleet, Lifecycle lifecycle) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
    }

    record CreatedDisk(Disk disk, Change change) {}

    record CreatedSnapshot(Snapshot snapshot, Change change) {}

    CreatedDisk createDisk(Origin origin, String name, long sizeMiB, String type) {
        Disk disk = newDisk(origin, name, sizeMiB);
        disk.type = type.isEmpty() ? disk.type : type;
        Change change = accept(origin, disk.id());
        move(disk, change, Disk.State.CREATING, Disk.State.AVAILABLE);
        return new CreatedDisk(disk, change);
    }

    /** A disk that can be attached at once. */
    Disk newDisk(Origin origin, String name, long sizeMiB) {
        fleet.requireBalance();
        Disk disk = new Disk(fleet.newId(origin.qingcloud() ? "vol-" : "disk-"), fleet.now());
        disk.name = name;
        disk.sizeMiB = sizeMiB;
        disk.enter(Disk.State.AVAILABLE, fleet.now());
        fleet.add(disk);
        return disk;
    }

    /** Style B shows no states of disks and backups, so there nobody has to wait for them. */
    private Change accept(Origin origin, String resource) {
        return origin.style() == ApiStyle.REST
                ? fleet.acceptAtOnce(origin, List.of(resource))
                : fleet.accept(origin, List.of(resource));
    }

    Change attach(Origin origin, Disk disk, Instance instance) {
        require(disk, "attached", Disk.State.AVAILABLE);
        lifecycle.require(instance, "attached to", UP_OR_DOWN);
        disk.device = freeDevice(instance);
        disk.instanceId = instance.id();
        Change change = accept(origin, disk.id());
        move(disk, change, Disk.State.ATTACHING, Disk.State.IN_USE);
        return change;
    }

    private String freeDevice(Instance instance) {
        List<String> taken = fleet.disks().stream()
                .filter(disk -> disk.attachedTo(instance.id()))
                .map(disk -> disk.device)
                .toList();
        for (int i = 1; i <= DEVICES; i++) {
            String device = "/dev/vd" + (char) ('a' + i);
            if (!taken.contains(device)) {
                return device;
            }
        }
        throw new RefusedException(Refusal.QUOTA, "an instance takes at most " + DEVICES + " disks");
    }

    Change detach(Origin origin, Disk disk, Instance instance) {
        if (!disk.attachedTo(instance.id())) {
            throw new RefusedException(
                    Refusal.DISK_STATE,
                    "disk [" + disk.id() + "] status [" + disk.state().openApi() + "], can not be detached from ["
                            + instance.id() + "]");
        }
        require(disk, "detached", Disk.State.IN_USE);
        Change change = accept(origin, disk.id());
        disk.enter(Disk.State.DETACHING, fleet.now());
        fleet.at(change.due(), () -> {
            if (disk.state() == Disk.State.DETACHING) {
                disk.enter(Disk.State.AVAILABLE, change.due());
                disk.device = "";
                disk.instanceId = origin.style() == ApiStyle.REST ? disk.instanceId : "";
            }
        });
        return change;
    }

    Change deleteDisk(Origin origin, Disk disk) {
        require(disk, "deleted", Disk.State.AVAILABLE);
        Change change = accept(origin, disk.id());
        move(disk, change, Disk.State.DELETING, Disk.State.DELETED);
        return change;
    }

    private void move(Disk disk, Change change, Disk.State through, Disk.State target) {
        disk.enter(through, fleet.now());
        fleet.at(change.due(), () -> {
            if (disk.state() == through) {
                disk.enter(target, change.due());
            }
        });
    }

    private static void require(Disk disk, String done, Disk.State allowed) {
        if (!disk.state().stable()) {
            throw new RefusedException(
                    Refusal.BUSY,
                    "disk [" + disk.id() + "] is already in transition_status ["
                            + disk.state().transition() + "], can not be " + done);
        }
        if (disk.state() != allowed) {
            throw new RefusedException(
                    Refusal.DISK_STATE,
                    "disk [" + disk.id() + "] has status [" + disk.state().openApi() + "], can not be " + done);
        }
    }

    /** In style B a disk is known by its name at an instance, also after it was unmounted. */
    Optional<Disk> diskOf(Instance instance, String name) {
        return fleet.disks().stream()
                .filter(disk -> disk.instanceId.equals(instance.id()) && disk.name.equals(name))
                .filter(disk -> disk.state() != Disk.State.DELETED)
                .findFirst();
    }

    /** @param incremental whether it builds upon the latest one of the instance */
    @NotVerified("An incremental snapshot without one to build upon stays incremental and is its own root.")
    CreatedSnapshot createSnapshot(
            Origin origin, Instance instance, Snapshot.Kind kind, String name, String description) {
        lifecycle.require(instance, "deleted or changed during a snapshot", UP_OR_DOWN);
        Snapshot snapshot =
                new Snapshot(fleet.newId(origin.qingcloud() ? "ss-" : "snap-"), instance.id(), kind, fleet.now());
        snapshot.name = name.isEmpty() ? snapshot.id() : name;
        snapshot.description = description;
        snapshot.sizeMiB = instance.diskMiB;
        snapshot.image = instance.image;
        if (kind == Snapshot.Kind.SNAPSHOT) {
            latestOf(instance).ifPresent(parent -> {
                snapshot.parentId = parent.id();
                snapshot.rootId = parent.rootId;
            });
        }
        fleet.add(snapshot);
        Change change = accept(origin, snapshot.id());
        boolean fails = fleet.failures().strikes(origin.operation(), instance);
        if (fails) {
            change.fail();
        }
        move(snapshot, change.due(), Snapshot.State.CREATING, fails ? Snapshot.State.ERROR : Snapshot.State.AVAILABLE);
        return new CreatedSnapshot(snapshot, change);
    }

    private Optional<Snapshot> latestOf(Instance instance) {
        return fleet.snapshots().stream()
                .filter(snapshot -> snapshot.instanceId().equals(instance.id()))
                .filter(snapshot -> snapshot.state() != Snapshot.State.DELETED)
                .reduce((earlier, later) -> later);
    }

    Change restore(Origin origin, Snapshot snapshot, Instance instance) {
        require(snapshot, "restored", EnumSet.of(Snapshot.State.AVAILABLE));
        if (!snapshot.instanceId().equals(instance.id())) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER,
                    "snapshot [" + snapshot.id() + "] is not of instance [" + instance.id() + "]");
        }
        Set<InstanceState> allowed =
                origin.qingcloud() ? EnumSet.complementOf(EnumSet.of(InstanceState.DELETED)) : UP_OR_DOWN;
        lifecycle.require(instance, "reset to a snapshot", allowed);
        Change change = lifecycle.begin(
                origin,
                instance,
                List.of(InstanceState.RESTORING),
                instance.state(),
                at -> instance.image = snapshot.image);
        move(snapshot, change.due(), Snapshot.State.RESTORING, Snapshot.State.AVAILABLE);
        return change;
    }

    /** Source: QingCloud API documentation, "DeleteSnapshots": an incremental one takes the later ones with it. */
    Change deleteSnapshot(Origin origin, Snapshot snapshot) {
        require(snapshot, "deleted", EnumSet.of(Snapshot.State.AVAILABLE, Snapshot.State.ERROR));
        Change change = accept(origin, snapshot.id());
        remove(origin, snapshot, change.due());
        return change;
    }

    private void remove(Origin origin, Snapshot snapshot, Instant due) {
        if (origin.qingcloud()) {
            fleet.snapshots().stream()
                    .filter(later -> later.parentId.equals(snapshot.id()))
                    .filter(later -> later.state() != Snapshot.State.DELETED)
                    .forEach(later -> remove(origin, later, due));
        }
        move(snapshot, due, Snapshot.State.DELETING, Snapshot.State.DELETED);
    }

    /** Deletes whatever snapshots the instance has left. */
    void deleteSnapshotsOf(Instance instance, Instant due) {
        fleet.snapshots().stream()
                .filter(snapshot -> snapshot.instanceId().equals(instance.id()))
                .filter(snapshot -> snapshot.state() != Snapshot.State.DELETED)
                .forEach(snapshot -> move(snapshot, due, Snapshot.State.DELETING, Snapshot.State.DELETED));
    }

    private void move(Snapshot snapshot, Instant due, Snapshot.State through, Snapshot.State target) {
        snapshot.enter(through, fleet.now());
        fleet.at(due, () -> {
            if (snapshot.state() == through) {
                snapshot.enter(target, due);
            }
        });
    }

    private static void require(Snapshot snapshot, String done, Set<Snapshot.State> allowed) {
        if (!allowed.contains(snapshot.state())) {
            boolean busy = !snapshot.state().transition().isEmpty();
            throw new RefusedException(
                    busy ? Refusal.BUSY : Refusal.SNAPSHOT_STATE,
                    "snapshot [" + snapshot.id() + "] has status ["
                            + snapshot.state().openApi() + "], can not be " + done);
        }
    }
}
