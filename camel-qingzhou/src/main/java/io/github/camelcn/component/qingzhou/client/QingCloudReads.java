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

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.Image;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.ListImagesRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.VncAccess;
import io.github.camelcn.component.qingzhou.model.Vpc;

import static io.github.camelcn.component.qingzhou.client.QingCloudLink.call;
import static io.github.camelcn.component.qingzhou.client.QingCloudLink.id;

/** Reads and lists things in the qingcloud style. Thread-safe. */
final class QingCloudReads {

    static final int DEFAULT_PAGE = 20;

    private static final List<String> ALIVE = List.of("pending", "running", "stopped", "suspended");

    private final QingCloudLink link;
    private final QingCloudAnswers answers;

    QingCloudReads(QingCloudLink link) {
        this.link = link;
        this.answers = new QingCloudAnswers(link.zone());
    }

    List<Region> zones(QingzhouRequest<?> asked) throws IOException {
        QingCloudCall call = call(asked, "DescribeZones").withoutZone();
        return Json.objects(link.send(call).get("zone_set")).stream()
                .map(answers::region)
                .toList();
    }

    Page<Instance> instances(ListInstancesRequest asked) throws IOException {
        if (asked.zoneId() != null && !asked.zoneId().equals(link.zone())) {
            throw new IllegalArgumentException("listInstances: zoneId must be that of the option zone (" + link.zone()
                    + ") with apiStyle=qingcloud, which asks one zone at a time");
        }
        QingCloudCall call = call(asked, "DescribeInstances")
                .list("instances", asked.instanceIds())
                .list("status", statuses(asked))
                .with("search_word", asked.name())
                .with("verbose", "1");
        if (asked.imageId() != null) {
            call.with("image_id.1", asked.imageId());
        }
        Page<Instance> page = page(asked.page(), call, "instance_set", answers::instance);
        // a search word finds parts of names too, and statuses know no transitions
        List<Instance> kept = page.items().stream().filter(Filters.all(asked)).toList();
        return new Page<>(kept, page.totalCount(), page.nextToken());
    }

    private static List<String> statuses(ListInstancesRequest asked) {
        if (asked.states() == null || asked.states().isEmpty()) {
            return ALIVE;
        }
        Set<String> statuses = new LinkedHashSet<>();
        for (InstanceState state : asked.states()) {
            switch (state) {
                case RUNNING -> statuses.add("running");
                case STOPPED -> statuses.add("stopped");
                case SUSPENDED -> statuses.add("suspended");
                case DELETED -> statuses.addAll(List.of("terminated", "ceased"));
                // a transition may go with any status
                default -> statuses.addAll(ALIVE);
            }
        }
        return List.copyOf(statuses);
    }

    Instance describe(DescribeInstanceRequest asked) throws IOException {
        return answers.instance(item(asked, asked.instanceId()));
    }

    Map<String, Object> item(QingzhouRequest<?> asked, String instanceId) throws IOException {
        QingCloudCall call = call(asked, "DescribeInstances")
                .with("instances.1", id("instanceId", instanceId))
                .with("verbose", "1");
        List<Map<String, Object>> items = Json.objects(link.send(call).get("instance_set"));
        if (items.isEmpty()) {
            throw ServiceException.of(
                    asked.operation().name(),
                    instanceId,
                    new ServiceError(
                            ErrorKind.NOT_FOUND, 200, "", "no instance has this id", "", false, "Check zone too"),
                    1);
        }
        return items.get(0);
    }

    VncAccess vnc(GetVncUrlRequest asked) throws IOException {
        QingCloudCall call = call(asked, "CreateBrokers").with("instances.1", id("instanceId", asked.instanceId()));
        List<Map<String, Object>> brokers = Json.objects(link.send(call).get("brokers"));
        if (brokers.isEmpty()) {
            throw new IntegrityException(asked.operation().name(), asked.instanceId(), "the answer holds no broker");
        }
        Map<String, Object> instance = item(asked, asked.instanceId());
        String host = Values.textOrNull(brokers.get(0).get("broker_host"));
        Integer port = Values.integer(brokers.get(0).get("broker_port"));
        String protocol = Values.textOrNull(instance.get("graphics_protocol"));
        String scheme = protocol == null ? "vnc" : protocol;
        return new VncAccess(
                scheme + "://" + host + ':' + port,
                scheme,
                host,
                port,
                null,
                Values.textOrNull(instance.get("graphics_passwd")),
                null);
    }

    private Page<Snapshot> snapshots(PagedRequest<?> asked, String instanceId, List<String> ids, String type)
            throws IOException {
        QingCloudCall call = call(asked, "DescribeSnapshots")
                .with("resource_id", instanceId)
                .list("snapshots", ids)
                .with("snapshot_type", type.isEmpty() ? null : type)
                .list("status", List.of("pending", "available", "suspended"));
        return page(asked.page(), call, "snapshot_set", answers::snapshot);
    }

    Page<Disk> disks(ListDisksRequest asked) throws IOException {
        QingCloudCall call = call(asked, "DescribeVolumes")
                .list("volumes", asked.diskIds())
                .list("status", List.of("pending", "available", "in-use", "suspended"))
                .with("verbose", "1");
        Page<Disk> page = page(asked.page(), call, "volume_set", answers::disk);
        if (asked.instanceId() == null) {
            return page;
        }
        List<Disk> attached = page.items().stream()
                .filter(disk -> asked.instanceId().equals(disk.instanceId()))
                .toList();
        return new Page<>(attached, page.totalCount(), page.nextToken());
    }

    private <T> Page<T> page(PageRequest page, QingCloudCall call, String set, Function<Map<String, Object>, T> mapper)
            throws IOException {
        int size = page.size() == null ? DEFAULT_PAGE : page.size();
        int number = OpenApiRequests.number(page);
        long offset = (number - 1L) * size;
        call.with("offset", String.valueOf(offset)).with("limit", String.valueOf(size));
        Answer answer = link.send(call);
        List<T> items = Json.objects(answer.get(set)).stream().map(mapper).toList();
        Integer total = Values.integer(answer.get("total_count"));
        boolean last = items.size() < size || total != null && offset + items.size() >= total;
        return new Page<>(items, total, last ? "" : String.valueOf(number + 1));
    }

    Page<Image> images(ListImagesRequest asked) throws IOException {
        QingCloudCall call = call(asked, "DescribeImages")
                .list("images", asked.imageIds())
                .with("provider", asked.owner())
                .with("os_family", asked.osFamily())
                .with("status.1", "available");
        return page(asked.page(), call, "image_set", answers::image);
    }

    Page<Flavor> flavors(ListFlavorsRequest asked) throws IOException {
        QingCloudCall call = call(asked, "DescribeInstanceTypes").list("instance_types", asked.flavorIds());
        return Filters.cut(
                Json.objects(link.send(call).get("instance_type_set")).stream()
                        .map(answers::flavor)
                        .toList(),
                asked.page());
    }

    Page<Vpc> vpcs(ListVpcsRequest asked) throws IOException {
        return page(
                asked.page(),
                call(asked, "DescribeRouters").list("routers", asked.vpcIds()),
                "router_set",
                answers::vpc);
    }

    Page<Snapshot> snapshots(ListSnapshotsRequest asked) throws IOException {
        return snapshots(asked, asked.instanceId(), asked.snapshotIds(), "");
    }

    Page<Snapshot> backups(ListBackupsRequest asked) throws IOException {
        return snapshots(asked, asked.instanceId(), asked.backupIds(), "1");
    }
}
