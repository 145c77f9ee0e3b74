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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.component.qingzhou.contract.Contract;
import io.github.camelcn.component.qingzhou.contract.ItemModel;
import io.github.camelcn.component.qingzhou.contract.Pointer;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.HostStatus;
import io.github.camelcn.component.qingzhou.model.Image;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.Iso;
import io.github.camelcn.component.qingzhou.model.MetricPoint;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.SnapshotKind;
import io.github.camelcn.component.qingzhou.model.SnapshotState;
import io.github.camelcn.component.qingzhou.model.Vpc;

/** Makes things of JSON objects as a contract says. Thread-safe. */
final class ItemMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ItemMapper.class);

    private final Contract contract;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    ItemMapper(Contract contract) {
        this.contract = contract;
    }

    /** Reads the fields of one object. */
    private final class Fields {

        private final ItemModel model;
        private final Map<String, Object> item;

        Fields(String model, Map<String, Object> item) {
            this.model = contract.models().getOrDefault(model, new ItemModel(Map.of()));
            this.item = item;
        }

        Object get(String field) {
            return Pointer.first(model.field(field).from(), item);
        }

        String text(String field) {
            return Values.text(get(field));
        }

        String id() {
            return Values.textOrEmpty(get("id"));
        }

        Long whole(String field) {
            return Values.whole(get(field), model.field(field).scale());
        }

        Integer integer(String field) {
            return Values.integer(whole(field));
        }

        Double decimal(String field) {
            return Values.decimal(get(field));
        }

        Instant instant(String field) {
            return Values.instant(get(field));
        }

        Map<String, Object> raw() {
            return Json.frozen(item);
        }
    }

    /** The thing a model's name stands for. */
    Object item(String model, Map<String, Object> json) {
        Fields fields = new Fields(model, json);
        return switch (model) {
            case "instance" -> instance(fields);
            case "disk" -> disk(fields);
            case "snapshot" -> snapshot(fields);
            case "image" -> image(fields);
            case "flavor" ->
                new Flavor(
                        fields.id(),
                        fields.text("name"),
                        fields.integer("cpu"),
                        fields.whole("memoryMiB"),
                        fields.text("status"),
                        fields.raw());
            case "region" ->
                new Region(
                        fields.id(), fields.text("name"), fields.text("endpoint"), fields.text("status"), fields.raw());
            case "vpc" ->
                new Vpc(fields.id(), fields.text("name"), fields.text("cidr"), fields.text("regionId"), fields.raw());
            case "iso" ->
                new Iso(
                        fields.text("id"),
                        fields.text("name"),
                        fields.text("file"),
                        fields.whole("sizeMiB"),
                        fields.raw());
            case "hostStatus" -> hostStatus(fields);
            default -> throw new IllegalArgumentException("no model: " + model);
        };
    }

    private Instance instance(Fields fields) {
        String raw = fields.text("state");
        return new Instance(
                fields.id(),
                fields.text("name"),
                fields.text("description"),
                state(raw, contract.states(), InstanceState.UNKNOWN),
                raw,
                fields.integer("cpu"),
                fields.whole("memoryMiB"),
                fields.whole("diskMiB"),
                fields.text("imageId"),
                fields.text("imageName"),
                fields.text("flavorId"),
                Values.texts(fields.get("privateIps")),
                Values.texts(fields.get("publicIps")),
                fields.text("regionId"),
                fields.text("zoneId"),
                fields.text("vpcId"),
                fields.text("subnetId"),
                fields.instant("createdAt"),
                fields.instant("stateChangedAt"),
                Values.textMap(fields.get("tags")),
                fields.raw());
    }

    private Disk disk(Fields fields) {
        return new Disk(
                fields.id(),
                fields.text("name"),
                state(fields.text("state"), contract.diskStates(), DiskState.UNKNOWN),
                fields.whole("sizeMiB"),
                fields.text("type"),
                Values.textOrNull(fields.get("instanceId")),
                fields.text("device"),
                fields.instant("createdAt"),
                fields.raw());
    }

    private Snapshot snapshot(Fields fields) {
        return new Snapshot(
                fields.id(),
                fields.text("name"),
                fields.text("description"),
                "backup".equals(fields.text("kind")) ? SnapshotKind.BACKUP : SnapshotKind.SNAPSHOT,
                state(fields.text("state"), contract.snapshotStates(), SnapshotState.UNKNOWN),
                fields.text("instanceId"),
                fields.whole("sizeMiB"),
                fields.text("imageName"),
                fields.instant("createdAt"),
                fields.raw());
    }

    private static Image image(Fields fields) {
        return new Image(
                fields.id(),
                fields.text("name"),
                fields.text("osFamily"),
                fields.text("platform"),
                fields.text("owner"),
                fields.text("status"),
                fields.whole("minDiskMiB"),
                fields.text("regionId"),
                fields.raw());
    }

    private static HostStatus hostStatus(Fields fields) {
        return new HostStatus(
                fields.decimal("cpuUsagePercent"),
                fields.integer("cpuTotal"),
                fields.whole("memoryTotalMiB"),
                fields.whole("memoryUsedMiB"),
                fields.whole("diskTotalMiB"),
                fields.whole("diskUsedMiB"),
                fields.decimal("networkUpMbps"),
                fields.decimal("networkDownMbps"));
    }

    MetricSeries series(Map<String, Object> json, int periodSeconds) {
        Fields fields = new Fields("series", json);
        List<MetricPoint> points = new ArrayList<>();
        for (Map<String, Object> point : Json.objects(fields.get("points"))) {
            Instant timestamp = Values.instant(point.get("timestamp"));
            if (timestamp != null) {
                points.add(new MetricPoint(timestamp, Values.decimal(point.get("value"))));
            }
        }
        return new MetricSeries(
                Values.textOrEmpty(fields.get("metric")),
                Values.textOrEmpty(fields.get("unit")),
                periodSeconds,
                List.copyOf(points));
    }

    private <S> S state(String raw, Map<String, S> words, S unknown) {
        S state = raw == null ? null : words.get(raw);
        if (state == null && raw != null && reported.add(raw)) {
            LOG.warn("the service reports the state \"{}\", which the contract does not know", raw);
        }
        return state == null ? unknown : state;
    }
}
