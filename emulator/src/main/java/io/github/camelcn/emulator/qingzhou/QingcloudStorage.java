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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Snapshots and volumes of style C. Callers hold the fleet's monitor. */
final class QingcloudStorage {
    private static final int MOST_VOLUMES = 100;

    private final Fleet fleet;
    private final Storage storage;

    QingcloudStorage(Fleet fleet, Storage storage) {
        this.fleet = fleet;
        this.storage = storage;
    }

    ObjectNode createSnapshots(Origin origin, QingcloudParameters in) {
        Snapshot.Kind kind = in.flag("is_full") ? Snapshot.Kind.BACKUP : Snapshot.Kind.SNAPSHOT;
        List<String> ids = new ArrayList<>();
        Change last = null;
        for (String resource : in.requireList("resources")) {
            Storage.CreatedSnapshot created =
                    storage.createSnapshot(origin, fleet.instance(resource), kind, in.text("snapshot_name"), "");
            ids.add(created.snapshot().id());
            last = created.change();
        }
        ObjectNode body = QingcloudAnswers.job(last);
        body.set("snapshots", Json.texts(ids));
        return body;
    }

    ObjectNode describeSnapshots(QingcloudParameters in) {
        List<String> ids = in.list("snapshots");
        List<String> states = in.list("status");
        String resource = in.text("resource_id");
        String type = in.text("snapshot_type");
        return QingcloudAnswers.page(
                in,
                "snapshot_set",
                fleet.snapshots(),
                snapshot -> QingcloudAnswers.among(ids, snapshot.id())
                        && QingcloudAnswers.among(states, snapshot.state().qingcloud())
                        && (resource.isEmpty() || snapshot.instanceId().equals(resource))
                        && (type.isEmpty() || type.equals(Integer.toString(type(snapshot)))),
                this::view);
    }

    private static int type(Snapshot snapshot) {
        return snapshot.kind() == Snapshot.Kind.BACKUP ? 1 : 0;
    }

    private ObjectNode view(Snapshot snapshot) {
        List<Snapshot> chain = fleet.snapshots().stream()
                .filter(one -> one.rootId.equals(snapshot.rootId) && one.state() != Snapshot.State.DELETED)
                .toList();
        ObjectNode view = Json.object()
                .put("snapshot_id", snapshot.id())
                .put("snapshot_name", snapshot.name)
                .put("description", snapshot.description)
                .put("snapshot_type", type(snapshot))
                .put("status", snapshot.state().qingcloud())
                .put("transition_status", snapshot.state().transition())
                .put("create_time", IsoTimes.seconds(snapshot.createdAt()))
                .put("status_time", IsoTimes.seconds(snapshot.changedAt()))
                .put("snapshot_time", IsoTimes.seconds(snapshot.createdAt()))
                .put("is_taken", snapshot.state() == Snapshot.State.CREATING ? 0 : 1)
                .put("is_head", chain.isEmpty() || chain.get(chain.size() - 1) != snapshot ? 0 : 1)
                .put("root_id", snapshot.rootId)
                .put("parent_id", snapshot.parentId)
                .put("size", snapshot.sizeMiB)
                .put("total_size", chain.stream().mapToLong(one -> one.sizeMiB).sum())
                .put("total_count", chain.size());
        view.putObject("resource")
                .put("resource_id", snapshot.instanceId())
                .put(
                        "resource_name",
                        fleet.find(snapshot.instanceId()).map(one -> one.name).orElse(""))
                .put("resource_type", "instance");
        return view;
    }

    ObjectNode applySnapshots(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("snapshots")) {
            Snapshot snapshot = fleet.snapshot(id);
            last = storage.restore(origin, snapshot, fleet.instance(snapshot.instanceId()));
        }
        return QingcloudAnswers.job(last);
    }

    ObjectNode deleteSnapshots(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("snapshots")) {
            last = storage.deleteSnapshot(origin, fleet.snapshot(id));
        }
        return QingcloudAnswers.job(last);
    }

    ObjectNode describeVolumes(QingcloudParameters in) {
        List<String> ids = in.list("volumes");
        List<String> states = in.list("status");
        String word = in.text("search_word");
        return QingcloudAnswers.page(
                in,
                "volume_set",
                fleet.disks(),
                disk -> QingcloudAnswers.among(ids, disk.id())
                        && QingcloudAnswers.among(states, disk.state().qingcloud())
                        && (word.isEmpty()
                                || disk.name.contains(word)
                                || disk.id().equals(word))
                        && (in.text("volume_type").isEmpty() || disk.type.equals(in.text("volume_type"))),
                QingcloudStorage::view);
    }

    private static ObjectNode view(Disk disk) {
        ObjectNode view = Json.object()
                .put("volume_id", disk.id())
                .put("volume_name", disk.name)
                .put("size", disk.sizeMiB / 1024)
                .put("status", disk.state().qingcloud())
                .put("transition_status", disk.state().transition())
                .put("volume_type", disk.type)
                .put("create_time", IsoTimes.seconds(disk.createdAt()))
                .put("status_time", IsoTimes.seconds(disk.changedAt()));
        ObjectNode instance = view.putObject("instance");
        if (disk.attached()) {
            instance.put("instance_id", disk.instanceId).put("device", disk.device);
        }
        return view;
    }

    @NotVerified("A call makes at most 100 volumes.")
    ObjectNode createVolumes(Origin origin, QingcloudParameters in) {
        int size = in.requireNumber("size");
        if (size < 10 || size % 10 != 0) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "size must be a multiple of 10");
        }
        int count = Math.max(1, in.number("count", 1));
        if (count > MOST_VOLUMES) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "count must be between 1 and " + MOST_VOLUMES);
        }
        List<String> ids = new ArrayList<>();
        Change last = null;
        for (int i = 0; i < count; i++) {
            Storage.CreatedDisk created =
                    storage.createDisk(origin, in.text("volume_name"), size * 1024L, in.text("volume_type"));
            ids.add(created.disk().id());
            last = created.change();
        }
        ObjectNode body = QingcloudAnswers.job(last);
        body.set("volumes", Json.texts(ids));
        return body;
    }

    ObjectNode volumes(QingcloudParameters in, Function<Disk, Change> work) {
        List<Disk> disks = in.requireList("volumes").stream().map(fleet::disk).toList();
        Change last = null;
        for (Disk disk : disks) {
            last = work.apply(disk);
        }
        return QingcloudAnswers.job(last);
    }
}
