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
package io.github.camelcn.component.qingzhou.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.Image;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.SnapshotKind;
import io.github.camelcn.component.qingzhou.model.SnapshotState;
import io.github.camelcn.component.qingzhou.model.Vpc;

/**
 * Reads what the qingcloud style answers. Thread-safe.
 *
 * <p>Source: QingCloud API documentation and API specification, read 2026.
 */
final class QingCloudAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(QingCloudAnswers.class);

    private static final long MIB_PER_GIB = 1024;
    private static final Map<String, InstanceState> TRANSITIONS = Map.of(
            "creating", InstanceState.CREATING,
            "starting", InstanceState.STARTING,
            "stopping", InstanceState.STOPPING,
            "restarting", InstanceState.RESTARTING,
            "suspending", InstanceState.SUSPENDING,
            "resuming", InstanceState.RESUMING,
            "resetting", InstanceState.REBUILDING,
            "terminating", InstanceState.DELETING,
            "recovering", InstanceState.CREATING);

    private static final Map<String, InstanceState> STATES = Map.of(
            "pending", InstanceState.CREATING,
            "running", InstanceState.RUNNING,
            "stopped", InstanceState.STOPPED,
            "suspended", InstanceState.SUSPENDED,
            "terminated", InstanceState.DELETED,
            "ceased", InstanceState.DELETED);

    private static final Map<String, DiskState> DISK_STATES = Map.of(
            "pending", DiskState.CREATING,
            "available", DiskState.AVAILABLE,
            "in-use", DiskState.IN_USE,
            "suspended", DiskState.SUSPENDED,
            "deleted", DiskState.DELETED,
            "ceased", DiskState.DELETED);

    private static final Map<String, DiskState> DISK_TRANSITIONS = Map.of(
            "creating", DiskState.CREATING,
            "attaching", DiskState.ATTACHING,
            "detaching", DiskState.DETACHING,
            "deleting", DiskState.DELETING);

    private static final Map<String, SnapshotState> SNAPSHOT_STATES = Map.of(
            "pending", SnapshotState.CREATING,
            "available", SnapshotState.AVAILABLE,
            "suspended", SnapshotState.SUSPENDED,
            "deleted", SnapshotState.DELETED,
            "ceased", SnapshotState.DELETED);

    private static final Map<String, SnapshotState> SNAPSHOT_TRANSITIONS = Map.of(
            "creating", SnapshotState.CREATING,
            "applying", SnapshotState.RESTORING,
            "deleting", SnapshotState.DELETING);

    private final String zone;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    QingCloudAnswers(String zone) {
        this.zone = zone;
    }

    Instance instance(Map<String, Object> item) {
        Map<String, Object> image = object(item.get("image"));
        List<Map<String, Object>> vxnets = Json.objects(item.get("vxnets"));
        List<String> privateIps = vxnets.stream()
                .map(vxnet -> Values.textOrNull(vxnet.get("private_ip")))
                .filter(Objects::nonNull)
                .toList();
        String zoneId = Values.textOrNull(item.get("zone_id"));
        String status = Values.textOrNull(item.get("status"));
        String transition = Values.textOrNull(item.get("transition_status"));
        return new Instance(
                Values.textOrEmpty(item.get("instance_id")),
                Values.text(item.get("instance_name")),
                Values.text(item.get("description")),
                state(status, transition),
                transition == null ? status : status + '/' + transition,
                Values.integer(item.get("vcpus_current")),
                Values.whole(item.get("memory_current")),
                systemDisk(item, image),
                Values.textOrNull(image.get("image_id")),
                Values.textOrNull(image.get("image_name")),
                Values.textOrNull(item.get("instance_type")),
                privateIps,
                Values.texts(object(item.get("eip")).get("eip_addr")),
                zone,
                zoneId == null ? zone : zoneId,
                null,
                vxnets.isEmpty() ? null : Values.textOrNull(vxnets.get(0).get("vxnet_id")),
                Values.instant(item.get("create_time")),
                Values.instant(item.get("status_time")),
                tags(item.get("tags")),
                Json.frozen(item));
    }

    private static Long systemDisk(Map<String, Object> item, Map<String, Object> image) {
        Long disk = Values.whole(object(item.get("extra")).get("os_disk_size"), MIB_PER_GIB);
        return disk == null ? Values.whole(image.get("image_size"), MIB_PER_GIB) : disk;
    }

    /** A list of objects with {@code tag_key} or {@code tag_name}. Source: QingCloud's API specification. */
    private static Map<String, String> tags(Object list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Map<String, Object> tag : Json.objects(list)) {
            String name = Values.textOrNull(tag.get("tag_key"));
            name = name == null ? Values.textOrNull(tag.get("tag_name")) : name;
            if (name != null) {
                tags.put(name, Values.textOrEmpty(tag.get("tag_value")));
            }
        }
        return Map.copyOf(tags);
    }

    /** A transition wins over the status; a transition that has no word of its own is an update. */
    private static InstanceState state(String status, String transition) {
        if (transition != null) {
            return TRANSITIONS.getOrDefault(transition, InstanceState.UPDATING);
        }
        return status == null ? InstanceState.UNKNOWN : STATES.getOrDefault(status, InstanceState.UNKNOWN);
    }

    Disk disk(Map<String, Object> item) {
        Map<String, Object> instance = object(item.get("instance"));
        return new Disk(
                Values.textOrEmpty(item.get("volume_id")),
                Values.text(item.get("volume_name")),
                state(item, DISK_STATES, DISK_TRANSITIONS, DiskState.UNKNOWN),
                Values.whole(item.get("size"), MIB_PER_GIB),
                Values.text(item.get("volume_type")),
                Values.textOrNull(instance.get("instance_id")),
                Values.textOrNull(instance.get("device")),
                Values.instant(item.get("create_time")),
                Json.frozen(item));
    }

    Snapshot snapshot(Map<String, Object> item) {
        Map<String, Object> resource = object(item.get("resource"));
        boolean full = "1".equals(Values.text(item.get("snapshot_type")));
        return new Snapshot(
                Values.textOrEmpty(item.get("snapshot_id")),
                Values.text(item.get("snapshot_name")),
                Values.text(item.get("description")),
                full ? SnapshotKind.BACKUP : SnapshotKind.SNAPSHOT,
                state(item, SNAPSHOT_STATES, SNAPSHOT_TRANSITIONS, SnapshotState.UNKNOWN),
                Values.textOrNull(resource.get("resource_id")),
                Values.whole(item.get("size")),
                null,
                Values.instant(item.get("create_time")),
                Json.frozen(item));
    }

    private <S> S state(Map<String, Object> item, Map<String, S> states, Map<String, S> transitions, S unknown) {
        String transition = Values.textOrNull(item.get("transition_status"));
        String word = transition == null ? Values.textOrNull(item.get("status")) : transition;
        S state = word == null ? null : (transition == null ? states : transitions).get(word);
        if (state == null && word != null && reported.add(word)) {
            LOG.warn("the service reports the state \"{}\", which its documentation does not name", word);
        }
        return state == null ? unknown : state;
    }

    Image image(Map<String, Object> item) {
        String owner = Values.textOrNull(item.get("provider"));
        return new Image(
                Values.textOrEmpty(item.get("image_id")),
                Values.text(item.get("image_name")),
                Values.text(item.get("os_family")),
                Values.text(item.get("platform")),
                owner == null ? Values.text(item.get("owner")) : owner,
                Values.text(item.get("status")),
                Values.whole(item.get("size"), MIB_PER_GIB),
                zone,
                Json.frozen(item));
    }

    Flavor flavor(Map<String, Object> item) {
        return new Flavor(
                Values.textOrEmpty(item.get("instance_type_id")),
                Values.text(item.get("instance_type_name")),
                Values.integer(item.get("vcpus_current")),
                Values.whole(item.get("memory_current")),
                Values.text(item.get("status")),
                Json.frozen(item));
    }

    Region region(Map<String, Object> item) {
        String id = Values.textOrEmpty(item.get("zone_id"));
        return new Region(id, id, null, Values.text(item.get("status")), Json.frozen(item));
    }

    Vpc vpc(Map<String, Object> item) {
        return new Vpc(
                Values.textOrEmpty(item.get("router_id")),
                Values.text(item.get("router_name")),
                Values.textOrNull(item.get("vpc_network")),
                zone,
                Json.frozen(item));
    }

    static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? Json.asObject(map) : Map.of();
    }
}
