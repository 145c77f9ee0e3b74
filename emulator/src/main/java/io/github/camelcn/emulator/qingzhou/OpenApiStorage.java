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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Snapshots, backups and data disks of style A. Callers hold the fleet's monitor. */
final class OpenApiStorage {
    private final Fleet fleet;
    private final Storage storage;
    private final OpenApiInstances instances;

    OpenApiStorage(Fleet fleet, Storage storage, OpenApiInstances instances) {
        this.fleet = fleet;
        this.storage = storage;
        this.instances = instances;
    }

    OpenApiReply createSnapshot(OpenApiContext context, Inputs in, Snapshot.Kind kind) {
        Storage.CreatedSnapshot created = storage.createSnapshot(
                context.origin(), instances.find(context, in), kind, in.text("name"), in.text("description"));
        return OpenApiReply.task(
                created.change(),
                Json.object().put("snapshotId", created.snapshot().id()));
    }

    OpenApiReply listSnapshots(OpenApiContext context, Inputs in, Snapshot.Kind kind, String idsName) {
        return OpenApiReply.page(
                context,
                "snapshots",
                fleet.snapshots(),
                snapshot -> snapshot.kind() == kind
                        && snapshot.state() != Snapshot.State.DELETED
                        && in.among(idsName, snapshot.id())
                        && in.allows("instanceId", snapshot.instanceId()),
                OpenApiStorage::view);
    }

    OpenApiReply restore(OpenApiContext context, Inputs in) {
        Snapshot snapshot = snapshot(in);
        Instance instance = instances.find(context, in);
        return OpenApiInstances.accepted(in, storage.restore(context.origin(), snapshot, instance));
    }

    OpenApiReply deleteSnapshot(Origin origin, Inputs in) {
        return OpenApiReply.task(storage.deleteSnapshot(origin, snapshot(in)), Json.object());
    }

    OpenApiReply listDisks(OpenApiContext context, Inputs in) {
        return OpenApiReply.page(
                context,
                "disks",
                fleet.disks(),
                disk -> disk.state() != Disk.State.DELETED
                        && in.among("diskIds", disk.id())
                        && (!in.has("instanceId") || disk.attachedTo(in.text("instanceId"))),
                OpenApiStorage::view);
    }

    OpenApiReply createDisk(OpenApiContext context, Inputs in) {
        Storage.CreatedDisk created = storage.createDisk(
                context.origin(), in.text("name"), in.integer("diskGiB", 0) * 1024L, in.text("type"));
        return changed(created.disk(), created.change());
    }

    OpenApiReply attachDisk(OpenApiContext context, Inputs in) {
        Disk disk = disk(in);
        return changed(disk, storage.attach(context.origin(), disk, instances.find(context, in)));
    }

    OpenApiReply detachDisk(OpenApiContext context, Inputs in) {
        Disk disk = disk(in);
        return changed(disk, storage.detach(context.origin(), disk, instances.find(context, in)));
    }

    OpenApiReply deleteDisk(Origin origin, Inputs in) {
        Disk disk = disk(in);
        return changed(disk, storage.deleteDisk(origin, disk));
    }

    private static OpenApiReply changed(Disk disk, Change change) {
        return OpenApiReply.task(change, Json.object().put("diskId", disk.id()));
    }

    private Disk disk(Inputs in) {
        return fleet.disk(in.text("diskId"));
    }

    private Snapshot snapshot(Inputs in) {
        return fleet.snapshot(in.has("backupId") ? in.text("backupId") : in.text("snapshotId"));
    }

    private static ObjectNode view(Disk disk) {
        return Json.object()
                .put("diskId", disk.id())
                .put("name", disk.name)
                .put("status", disk.state().openApi())
                .put("sizeGiB", disk.sizeMiB / 1024)
                .put("type", disk.type)
                .put("instanceId", disk.attached() ? disk.instanceId : "")
                .put("device", disk.device)
                .put("createdAt", IsoTimes.seconds(disk.createdAt()));
    }

    private static ObjectNode view(Snapshot snapshot) {
        return Json.object()
                .put("snapshotId", snapshot.id())
                .put("name", snapshot.name)
                .put("description", snapshot.description)
                .put("kind", snapshot.kind().wire())
                .put("status", snapshot.state().openApi())
                .put("instanceId", snapshot.instanceId())
                .put("sizeGiB", snapshot.sizeMiB / 1024)
                .put("osName", snapshot.image.name())
                .put("createdAt", IsoTimes.seconds(snapshot.createdAt()));
    }
}
