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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.component.qingzhou.contract.OperationRules;
import io.github.camelcn.component.qingzhou.contract.Repeat;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.AttachDiskRequest;
import io.github.camelcn.component.qingzhou.model.BindIpRequest;
import io.github.camelcn.component.qingzhou.model.ChangeResult;
import io.github.camelcn.component.qingzhou.model.ConnectionReport;
import io.github.camelcn.component.qingzhou.model.CreateBackupRequest;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.CreateNatRequest;
import io.github.camelcn.component.qingzhou.model.CreateSnapshotRequest;
import io.github.camelcn.component.qingzhou.model.DeleteDiskRequest;
import io.github.camelcn.component.qingzhou.model.DeleteNatRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DestroyInstanceRequest;
import io.github.camelcn.component.qingzhou.model.DetachDiskRequest;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.GetMetricsRequest;
import io.github.camelcn.component.qingzhou.model.GetVncUrlRequest;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListBackupsRequest;
import io.github.camelcn.component.qingzhou.model.ListDisksRequest;
import io.github.camelcn.component.qingzhou.model.ListFlavorsRequest;
import io.github.camelcn.component.qingzhou.model.ListImagesRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.ListSnapshotsRequest;
import io.github.camelcn.component.qingzhou.model.ListVpcsRequest;
import io.github.camelcn.component.qingzhou.model.MetricPoint;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.Page;
import io.github.camelcn.component.qingzhou.model.PageRequest;
import io.github.camelcn.component.qingzhou.model.PagedRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RebuildInstanceRequest;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.ResizeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.component.qingzhou.model.UnbindIpRequest;
import io.github.camelcn.component.qingzhou.model.UpdateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.VncAccess;

import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.attachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.bindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.createSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteNat;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.deleteSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.describeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.destroyInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.detachDisk;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getMetrics;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.getVncUrl;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listBackups;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listDisks;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listFlavors;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listImages;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listInstances;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listRegions;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listSnapshots;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.listVpcs;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.rebuildInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.resizeInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restartInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreBackup;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.restoreSnapshot;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.startInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.stopInstance;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.testConnection;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.unbindIp;
import static io.github.camelcn.component.qingzhou.model.QingzhouOperation.updateInstance;

/**
 * The qingcloud style. Thread-safe.
 *
 * <p>Source: QingCloud IaaS API documentation, read 2026; actions about routers and about taking addresses back: QingCloud's
 * published SDKs.
 */
final class QingCloudWire implements Wire {

    /** What every operation takes. */
    static final Map<QingzhouOperation, Set<String>> INPUTS = inputsByOperation();

    private static final int DEFAULT_PAGE = 20;
    private static final int[] STEPS = {300, 900, 7200, 86400};
    private static final String[] STEP_NAMES = {"5m", "15m", "2h", "1d"};
    private static final int DEFAULT_RANGE_SECONDS = 3600;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}");
    private static final List<String> ALIVE = List.of("pending", "running", "stopped", "suspended");
    private static final Logger LOG = LoggerFactory.getLogger(QingCloudWire.class);

    private final String url;
    private final String zone;
    private final boolean preferPost;
    private final PasswordPolicy passwords;
    private final HttpCalls http;
    private final QingCloudAnswers answers;
    private final long monitorOffsetSeconds;

    /**
     * @param url ends in a slash
     * @param zone empty if none is set
     * @param monitorOffsetSeconds added to the times of metrics
     */
    QingCloudWire(
            String url,
            String zone,
            boolean preferPost,
            PasswordPolicy passwords,
            long monitorOffsetSeconds,
            HttpCalls http) {
        this.url = url;
        this.zone = zone;
        this.preferPost = preferPost;
        this.passwords = passwords;
        this.monitorOffsetSeconds = monitorOffsetSeconds;
        this.http = http;
        this.answers = new QingCloudAnswers(zone);
    }

    private static Map<QingzhouOperation, Set<String>> inputsByOperation() {
        Map<QingzhouOperation, Set<String>> inputs = new EnumMap<>(QingzhouOperation.class);
        inputs.put(testConnection, Set.of());
        inputs.put(listRegions, Set.of());
        inputs.put(listInstances, Set.of("instanceIds", "name", "namePrefix", "states", "zoneId", "imageId"));
        inputs.put(
                createInstance,
                Set.of(
                        "name",
                        "description",
                        "imageId",
                        "flavorId",
                        "cpu",
                        "memoryMiB",
                        "diskGiB",
                        "zoneId",
                        "subnetId",
                        "securityGroupId",
                        "password",
                        "keyPairId",
                        "hostname",
                        "userData",
                        "count"));
        inputs.put(describeInstance, Set.of("instanceId"));
        inputs.put(startInstance, Set.of("instanceId"));
        inputs.put(stopInstance, Set.of("instanceId", "force"));
        inputs.put(restartInstance, Set.of("instanceId", "force"));
        inputs.put(destroyInstance, Set.of("instanceId", "skipRecycleBin"));
        inputs.put(updateInstance, Set.of("instanceId", "name", "description"));
        inputs.put(resizeInstance, Set.of("instanceId", "flavorId", "cpu", "memoryMiB", "diskGiB"));
        inputs.put(rebuildInstance, Set.of("instanceId", "imageId", "password", "keyPairId"));
        inputs.put(getVncUrl, Set.of("instanceId"));
        inputs.put(getMetrics, Set.of("instanceId", "metrics", "periodSeconds", "startTime", "endTime"));
        inputs.put(createSnapshot, Set.of("instanceId", "name"));
        inputs.put(listSnapshots, Set.of("instanceId", "snapshotIds"));
        inputs.put(restoreSnapshot, Set.of("instanceId", "snapshotId"));
        inputs.put(deleteSnapshot, Set.of("snapshotId"));
        inputs.put(createBackup, Set.of("instanceId", "name"));
        inputs.put(listBackups, Set.of("instanceId", "backupIds"));
        inputs.put(restoreBackup, Set.of("instanceId", "backupId"));
        inputs.put(deleteBackup, Set.of("backupId"));
        inputs.put(listDisks, Set.of("instanceId", "diskIds"));
        inputs.put(createDisk, Set.of("diskGiB", "name", "type", "zoneId"));
        inputs.put(attachDisk, Set.of("instanceId", "diskId"));
        inputs.put(detachDisk, Set.of("instanceId", "diskId"));
        inputs.put(deleteDisk, Set.of("diskId"));
        inputs.put(listImages, Set.of("imageIds", "owner", "osFamily"));
        inputs.put(listFlavors, Set.of("flavorIds"));
        inputs.put(listVpcs, Set.of("vpcIds"));
        inputs.put(
                createNat,
                Set.of("wanPort", "lanAddress", "lanPort", "protocol", "description", "routerId", "vxnetId"));
        inputs.put(deleteNat, Set.of("wanPort", "lanAddress", "lanPort", "protocol", "routerId", "natId"));
        inputs.put(bindIp, Set.of("instanceId", "eipId", "force"));
        inputs.put(unbindIp, Set.of("instanceId", "eipId"));
        return Collections.unmodifiableMap(inputs);
    }

    @Override
    public Optional<String> whyNotOffered(QingzhouOperation operation) {
        if (operation == QingzhouOperation.resetPassword) {
            return Optional.of("QingCloud resets passwords only together with the disk: see rebuildInstance");
        }
        return INPUTS.containsKey(operation) ? Optional.empty() : Optional.of("");
    }

    @Override
    public Set<String> inputs(QingzhouOperation operation) {
        return INPUTS.get(operation);
    }

    @Override
    public OperationRules rules(QingzhouOperation operation) {
        return StyleRules.of(ApiStyle.qingcloud, operation);
    }

    @Override
    public Instance look(String instanceId) throws IOException {
        return describe(new DescribeInstanceRequest(instanceId));
    }

    @Override
    public boolean tellsTasks() {
        return true;
    }

    @Override
    public Map<String, TaskState> tasks(Collection<String> taskIds) throws IOException {
        QingCloudCall call = new QingCloudCall("describeJob", String.join(",", taskIds), "DescribeJobs", Repeat.READ)
                .list("jobs", List.copyOf(taskIds));
        if (taskIds.size() > DEFAULT_PAGE) {
            call.with("limit", PageRequest.MAX_SIZE);
        }
        Map<String, TaskState> states = new HashMap<>();
        for (Map<String, Object> job : Json.objects(send(call).get("job_set"))) {
            states.put(Values.textOrEmpty(job.get("job_id")), taskState(Values.textOrEmpty(job.get("status"))));
        }
        return states;
    }

    private static TaskState taskState(String status) {
        return switch (status) {
            case "pending", "working" -> TaskState.RUNNING;
            case "successful" -> TaskState.DONE;
            case "failed", "done with failure" -> TaskState.FAILED;
            default -> TaskState.UNKNOWN;
        };
    }

    @Override
    public Object call(QingzhouRequest<?> asked) throws IOException {
        return switch (asked.operation()) {
            case testConnection -> new ConnectionReport(ApiStyle.qingcloud, url, zones(asked));
            case listRegions -> Page.whole(zones(asked));
            case listInstances -> instances((ListInstancesRequest) asked);
            case describeInstance -> describe((DescribeInstanceRequest) asked);
            case getVncUrl -> vnc((GetVncUrlRequest) asked);
            case getMetrics -> metrics((GetMetricsRequest) asked);
            case listSnapshots -> {
                ListSnapshotsRequest list = (ListSnapshotsRequest) asked;
                yield snapshots(list, list.instanceId(), list.snapshotIds(), "");
            }
            case listBackups -> {
                ListBackupsRequest list = (ListBackupsRequest) asked;
                yield snapshots(list, list.instanceId(), list.backupIds(), "1");
            }
            case listDisks -> disks((ListDisksRequest) asked);
            case listImages -> {
                ListImagesRequest list = (ListImagesRequest) asked;
                QingCloudCall call = call(asked, "DescribeImages")
                        .list("images", list.imageIds())
                        .with("provider", list.owner())
                        .with("os_family", list.osFamily())
                        .with("status.1", "available");
                yield page(list.page(), call, "image_set", answers::image);
            }
            case listFlavors -> {
                ListFlavorsRequest list = (ListFlavorsRequest) asked;
                QingCloudCall call = call(asked, "DescribeInstanceTypes").list("instance_types", list.flavorIds());
                yield Filters.cut(
                        Json.objects(send(call).get("instance_type_set")).stream()
                                .map(answers::flavor)
                                .toList(),
                        list.page());
            }
            case listVpcs -> {
                ListVpcsRequest list = (ListVpcsRequest) asked;
                yield page(
                        list.page(),
                        call(asked, "DescribeRouters").list("routers", list.vpcIds()),
                        "router_set",
                        answers::vpc);
            }
            case createInstance -> create((CreateInstanceRequest) asked);
            case createNat -> createNat((CreateNatRequest) asked);
            case deleteNat -> deleteNat((DeleteNatRequest) asked);
            default -> change(asked);
        };
    }

    private List<Region> zones(QingzhouRequest<?> asked) throws IOException {
        QingCloudCall call = call(asked, "DescribeZones").withoutZone();
        return Json.objects(send(call).get("zone_set")).stream()
                .map(answers::region)
                .toList();
    }

    private Page<Instance> instances(ListInstancesRequest asked) throws IOException {
        if (asked.zoneId() != null && !asked.zoneId().equals(zone)) {
            throw new IllegalArgumentException("listInstances: zoneId must be that of the option zone (" + zone
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

    private Instance describe(DescribeInstanceRequest asked) throws IOException {
        return answers.instance(item(asked, asked.instanceId()));
    }

    private Map<String, Object> item(QingzhouRequest<?> asked, String instanceId) throws IOException {
        QingCloudCall call = call(asked, "DescribeInstances")
                .with("instances.1", id("instanceId", instanceId))
                .with("verbose", "1");
        List<Map<String, Object>> items = Json.objects(send(call).get("instance_set"));
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

    private VncAccess vnc(GetVncUrlRequest asked) throws IOException {
        QingCloudCall call = call(asked, "CreateBrokers").with("instances.1", id("instanceId", asked.instanceId()));
        List<Map<String, Object>> brokers = Json.objects(send(call).get("brokers"));
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

    private Page<Disk> disks(ListDisksRequest asked) throws IOException {
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
        Answer answer = send(call);
        List<T> items = Json.objects(answer.get(set)).stream().map(mapper).toList();
        Integer total = Values.integer(answer.get("total_count"));
        boolean last = items.size() < size || total != null && offset + items.size() >= total;
        return new Page<>(items, total, last ? "" : String.valueOf(number + 1));
    }

    private List<MetricSeries> metrics(GetMetricsRequest asked) throws IOException {
        Instant end = asked.endTime() == null ? http.now() : asked.endTime();
        Instant start = asked.startTime() == null ? end.minusSeconds(DEFAULT_RANGE_SECONDS) : asked.startTime();
        int step = step(asked.periodSeconds());
        List<String> groups = asked.metrics() == null || asked.metrics().isEmpty()
                ? List.of("cpu", "memory", "disk", "network")
                : asked.metrics();
        QingCloudCall call = call(asked, "GetMonitor")
                .with("resource", id("instanceId", asked.instanceId()))
                .list("meters", meters(groups, asked))
                .with("step", STEP_NAMES[step])
                .with("start_time", start.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("end_time", end.truncatedTo(ChronoUnit.SECONDS).toString());
        List<MetricSeries> series = new ArrayList<>();
        for (Map<String, Object> meter : Json.objects(send(call).get("meter_set"))) {
            series.addAll(series(meter, STEPS[step]));
        }
        return List.copyOf(series);
    }

    private List<String> meters(List<String> groups, GetMetricsRequest asked) throws IOException {
        List<String> meters = new ArrayList<>();
        for (String group : groups) {
            switch (group) {
                case "cpu", "memory" -> meters.add(group);
                case "disk" -> meters.addAll(List.of("disk-os", "disk-iops-os"));
                case "network" -> {
                    for (Map<String, Object> vxnet :
                            Json.objects(item(asked, asked.instanceId()).get("vxnets"))) {
                        String nic = Values.textOrNull(vxnet.get("nic_id"));
                        if (nic != null) {
                            meters.add("if-" + nic);
                        }
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "getMetrics: metrics must be of cpu, memory, disk, network, but one is \"" + group + '"');
            }
        }
        return meters;
    }

    /** The smallest step that is not shorter. */
    private static int step(Integer periodSeconds) {
        for (int i = 0; i < STEPS.length; i++) {
            if (periodSeconds == null || STEPS[i] >= periodSeconds) {
                return i;
            }
        }
        return STEPS.length - 1;
    }

    private List<MetricSeries> series(Map<String, Object> meter, int stepSeconds) {
        String id = Values.textOrEmpty(meter.get("meter_id"));
        List<QingCloudMonitor.Point> points = QingCloudMonitor.unfold(meter.get("data"), stepSeconds);
        return switch (id) {
            case "cpu" -> List.of(one("cpu.usage", "percent", points, stepSeconds, 10));
            case "memory" -> List.of(one("memory.usage", "percent", points, stepSeconds, 10));
            case "disk-os" -> pair("disk.read", "disk.write", "bytes/s", points, stepSeconds);
            case "disk-iops-os" -> pair("disk.readIops", "disk.writeIops", "ops/s", points, stepSeconds);
            default -> pair("network.in", "network.out", "bytes/s", points, stepSeconds);
        };
    }

    private MetricSeries one(
            String metric, String unit, List<QingCloudMonitor.Point> points, int stepSeconds, double divisor) {
        return series(metric, unit, points, stepSeconds, value -> {
            Double number = Values.decimal(value);
            return number == null ? null : number / divisor;
        });
    }

    private List<MetricSeries> pair(
            String first, String second, String unit, List<QingCloudMonitor.Point> points, int stepSeconds) {
        return List.of(
                series(first, unit, points, stepSeconds, value -> half(value, 0)),
                series(second, unit, points, stepSeconds, value -> half(value, 1)));
    }

    private static Double half(Object value, int index) {
        return value instanceof List<?> pair && pair.size() > index ? Values.decimal(pair.get(index)) : null;
    }

    private MetricSeries series(
            String metric,
            String unit,
            List<QingCloudMonitor.Point> points,
            int stepSeconds,
            Function<Object, Double> value) {
        List<MetricPoint> made = new ArrayList<>(points.size());
        for (QingCloudMonitor.Point point : points) {
            made.add(new MetricPoint(
                    Instant.ofEpochSecond(point.epochSeconds() + monitorOffsetSeconds), value.apply(point.value())));
        }
        return new MetricSeries(metric, unit, stepSeconds, List.copyOf(made));
    }

    private ChangeResult create(CreateInstanceRequest asked) throws IOException {
        QingCloudCall call = call(asked, "RunInstances")
                .with("image_id", asked.imageId())
                .with("instance_name", asked.name())
                .with("os_disk_size", asked.diskGiB())
                .with("count", asked.count() == null ? 1 : asked.count())
                .with("hostname", asked.hostname())
                .with("security_group", asked.securityGroupId())
                .with("vxnets.1", asked.subnetId());
        if (asked.zoneId() != null) {
            call.zone(asked.zoneId());
        }
        size(call, asked, asked.flavorId(), asked.cpu(), asked.memoryMiB(), true);
        login(call, asked, asked.password(), asked.keyPairId());
        if (asked.userData() != null) {
            call.with("need_userdata", 1).with("userdata_type", "plain").with("userdata_value", asked.userData());
        }
        Answer answer = send(call);
        List<String> ids = Values.texts(answer.get("instances"));
        if (asked.description() != null) {
            describeNew(asked, ids);
        }
        return result(asked, ids, answer);
    }

    /** The instances are there already, and their ids matter more than their descriptions: a failure is only logged. */
    private void describeNew(CreateInstanceRequest asked, List<String> ids) {
        for (String id : ids) {
            try {
                send(new QingCloudCall(asked.operation().name(), id, "ModifyInstanceAttributes", Repeat.BY_TARGET)
                        .with("instance", id)
                        .with("description", asked.description()));
            } catch (IOException e) {
                LOG.warn("instance {} was created, but could not be given its description: {}", id, e.getMessage());
            }
        }
    }

    private static void size(
            QingCloudCall call,
            QingzhouRequest<?> asked,
            String flavorId,
            Integer cpu,
            Long memoryMiB,
            boolean required) {
        if ((cpu == null) != (memoryMiB == null)) {
            throw new IllegalArgumentException(
                    asked.operation() + ": cpu and memoryMiB go together with apiStyle=qingcloud");
        }
        if (required && cpu == null && flavorId == null) {
            throw new IllegalArgumentException(
                    asked.operation() + ": flavorId, or cpu and memoryMiB, must be set with apiStyle=qingcloud");
        }
        call.with("cpu", cpu).with("memory", memoryMiB);
        if (cpu == null) {
            call.with("instance_type", flavorId);
        }
    }

    private void login(QingCloudCall call, QingzhouRequest<?> asked, String password, String keyPairId) {
        if (keyPairId != null) {
            call.with("login_mode", "keypair").with("login_keypair", keyPairId);
            return;
        }
        if (password == null) {
            throw new IllegalArgumentException(
                    asked.operation() + ": password or keyPairId must be set with apiStyle=qingcloud");
        }
        passwords.check(password);
        if (!password.equals(password.strip())) {
            throw new IllegalArgumentException(
                    asked.operation() + ": password must not begin or end with a blank with apiStyle=qingcloud");
        }
        call.with("login_mode", "passwd").with("login_passwd", password);
    }

    private ChangeResult change(QingzhouRequest<?> asked) throws IOException {
        QingCloudCall call =
                switch (asked.operation()) {
                    case startInstance -> onInstance(asked, "StartInstances");
                    case stopInstance ->
                        onInstance(asked, "StopInstances").with("force", flag(((StopInstanceRequest) asked).force()));
                    case restartInstance -> restart((RestartInstanceRequest) asked);
                    case destroyInstance ->
                        onInstance(asked, "TerminateInstances")
                                .with("direct_cease", flag(((DestroyInstanceRequest) asked).skipRecycleBin()));
                    case updateInstance -> {
                        UpdateInstanceRequest update = (UpdateInstanceRequest) asked;
                        yield call(asked, "ModifyInstanceAttributes")
                                .with("instance", id("instanceId", update.instanceId()))
                                .with("instance_name", update.name())
                                .with("description", update.description());
                    }
                    case resizeInstance -> resize((ResizeInstanceRequest) asked);
                    case rebuildInstance -> rebuild((RebuildInstanceRequest) asked);
                    case createSnapshot -> {
                        CreateSnapshotRequest create = (CreateSnapshotRequest) asked;
                        yield snapshot(asked, create.instanceId(), create.name(), 0);
                    }
                    case createBackup -> {
                        CreateBackupRequest create = (CreateBackupRequest) asked;
                        yield snapshot(asked, create.instanceId(), create.name(), 1);
                    }
                    case restoreSnapshot, restoreBackup -> onSnapshot(asked, "ApplySnapshots");
                    case deleteSnapshot, deleteBackup -> onSnapshot(asked, "DeleteSnapshots");
                    case createDisk -> createDisk((CreateDiskRequest) asked);
                    case attachDisk -> {
                        AttachDiskRequest attach = (AttachDiskRequest) asked;
                        yield onDisk(asked, "AttachVolumes", attach.diskId())
                                .with("instance", id("instanceId", attach.instanceId()));
                    }
                    case detachDisk -> {
                        DetachDiskRequest detach = (DetachDiskRequest) asked;
                        yield onDisk(asked, "DetachVolumes", detach.diskId())
                                .with("instance", id("instanceId", detach.instanceId()));
                    }
                    case deleteDisk -> onDisk(asked, "DeleteVolumes", ((DeleteDiskRequest) asked).diskId());
                    case bindIp -> {
                        BindIpRequest bind = (BindIpRequest) asked;
                        yield call(asked, "AssociateEip")
                                .with("eip", id("eipId", bind.eipId()))
                                .with("instance", id("instanceId", bind.instanceId()))
                                .with("force", flag(bind.force()));
                    }
                    case unbindIp ->
                        call(asked, "DissociateEips").with("eips.1", id("eipId", ((UnbindIpRequest) asked).eipId()));
                    default ->
                        throw new IllegalArgumentException(asked.operation() + " is no change of the qingcloud style");
                };
        Answer answer = send(call);
        List<String> made =
                switch (asked.operation()) {
                    case createSnapshot, createBackup -> Values.texts(answer.get("snapshots"));
                    case createDisk -> Values.texts(answer.get("volumes"));
                    default -> List.of();
                };
        return result(asked, made, answer);
    }

    private QingCloudCall restart(RestartInstanceRequest asked) {
        if (flag(asked.force()) == 1) {
            throw new IllegalArgumentException(
                    "restartInstance: force must not be true with apiStyle=qingcloud, which has no such restart");
        }
        return onInstance(asked, "RestartInstances");
    }

    private static QingCloudCall resize(ResizeInstanceRequest asked) {
        QingCloudCall call = onInstance(asked, "ResizeInstances").with("os_disk_size", asked.diskGiB());
        size(call, asked, asked.flavorId(), asked.cpu(), asked.memoryMiB(), false);
        return call;
    }

    /** The service installs the image that the instance has; another one is not what this could do. */
    private QingCloudCall rebuild(RebuildInstanceRequest asked) throws IOException {
        if (asked.imageId() != null) {
            String current = look(asked.instanceId()).imageId();
            if (!asked.imageId().equals(current)) {
                throw new NotOfferedException(
                        asked.operation(),
                        ApiStyle.qingcloud,
                        "with another image than the instance has, which is " + current);
            }
        }
        QingCloudCall call = onInstance(asked, "ResetInstances");
        login(call, asked, asked.password(), asked.keyPairId());
        return call;
    }

    private static QingCloudCall snapshot(QingzhouRequest<?> asked, String instanceId, String name, int full) {
        return call(asked, "CreateSnapshots")
                .with("resources.1", id("instanceId", instanceId))
                .with("snapshot_name", name)
                .with("is_full", full);
    }

    private static QingCloudCall createDisk(CreateDiskRequest asked) {
        if (asked.diskGiB() % 10 != 0) {
            throw new IllegalArgumentException(
                    "createDisk: diskGiB must be a multiple of 10 with apiStyle=qingcloud, but is " + asked.diskGiB());
        }
        QingCloudCall call = call(asked, "CreateVolumes")
                .with("size", asked.diskGiB())
                .with("volume_name", asked.name())
                .with("volume_type", asked.type())
                .with("count", 1);
        return asked.zoneId() == null ? call : call.zone(asked.zoneId());
    }

    private static QingCloudCall onInstance(QingzhouRequest<?> asked, String action) {
        return call(asked, action).with("instances.1", id("instanceId", asked.resource()));
    }

    private static QingCloudCall onSnapshot(QingzhouRequest<?> asked, String action) {
        return call(asked, action).with("snapshots.1", id("snapshotId", asked.resource()));
    }

    private static QingCloudCall onDisk(QingzhouRequest<?> asked, String action, String diskId) {
        return call(asked, action).with("volumes.1", id("diskId", diskId));
    }

    /** Source: QingCloud's SDKs, {@code AddRouterStatics}: static type 1 is port forwarding. */
    private ChangeResult createNat(CreateNatRequest asked) throws IOException {
        String router = id("routerId", asked.routerId());
        QingCloudCall call = call(asked, "AddRouterStatics")
                .with("router", router)
                .with("vxnet", asked.vxnetId())
                .with("statics.1.static_type", 1)
                .with("statics.1.router_static_name", asked.description())
                .with("statics.1.val1", asked.wanPort())
                .with("statics.1.val2", asked.lanAddress())
                .with("statics.1.val3", asked.lanPort())
                .with("statics.1.val4", asked.protocol() == null ? "tcp" : asked.protocol());
        List<String> ids = Values.texts(send(call).get("router_statics"));
        return result(asked, ids, send(update(asked, router)));
    }

    private ChangeResult deleteNat(DeleteNatRequest asked) throws IOException {
        String natId = asked.natId();
        String router = asked.routerId();
        if (natId == null || router == null) {
            Map<String, Object> rule = findNat(asked);
            natId = Values.textOrEmpty(rule.get("router_static_id"));
            router = router == null ? Values.textOrEmpty(rule.get("router_id")) : router;
        }
        send(call(asked, "DeleteRouterStatics").with("router_statics.1", id("natId", natId)));
        return result(asked, List.of(natId), send(update(asked, id("routerId", router))));
    }

    private Map<String, Object> findNat(DeleteNatRequest asked) throws IOException {
        QingCloudCall call = new QingCloudCall(
                        asked.operation().name(), asked.resource(), "DescribeRouterStatics", Repeat.READ)
                .with("static_type", 1)
                .with("limit", PageRequest.MAX_SIZE);
        if (asked.natId() != null) {
            call.with("router_statics.1", id("natId", asked.natId()));
        } else {
            call.with("router", id("routerId", asked.routerId()));
        }
        String protocol = asked.protocol() == null ? "tcp" : asked.protocol();
        for (Map<String, Object> rule : Json.objects(send(call).get("router_static_set"))) {
            boolean same = asked.natId() != null
                    ? asked.natId().equals(Values.text(rule.get("router_static_id")))
                    : String.valueOf(asked.wanPort()).equals(Values.text(rule.get("val1")))
                            && Objects.equals(asked.lanAddress(), Values.text(rule.get("val2")))
                            && String.valueOf(asked.lanPort()).equals(Values.text(rule.get("val3")))
                            && protocol.equals(Values.text(rule.get("val4")));
            if (same) {
                return rule;
            }
        }
        throw ServiceException.of(
                asked.operation().name(),
                asked.resource(),
                new ServiceError(ErrorKind.NOT_FOUND, 200, "", "no such forwarding on the router", "", false, ""),
                1);
    }

    private static QingCloudCall update(QingzhouRequest<?> asked, String router) {
        return new QingCloudCall(asked.operation().name(), router, "UpdateRouters", Repeat.BY_TARGET)
                .with("routers.1", router);
    }

    private ChangeResult result(QingzhouRequest<?> asked, List<String> made, Answer answer) {
        return Changed.result(
                asked,
                rules(asked.operation()),
                made,
                Values.textOrEmpty(answer.get("job_id")),
                Values.textOrEmpty(answer.get("req_id")));
    }

    private static int flag(Boolean flag) {
        return flag != null && flag ? 1 : 0;
    }

    private static String id(String input, String value) {
        if (value == null) {
            throw new IllegalArgumentException(input + " must be set with apiStyle=qingcloud");
        }
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(input + " must be an id, but is \"" + value + '"');
        }
        return value;
    }

    private static QingCloudCall call(QingzhouRequest<?> asked, String action) {
        return new QingCloudCall(
                asked.operation().name(),
                asked.resource(),
                action,
                StyleRules.of(ApiStyle.qingcloud, asked.operation()).repeat());
    }

    private Answer send(QingCloudCall call) throws IOException {
        return http.send(call.request(url, zone, preferPost));
    }

    @Override
    public String endpoint() {
        return url;
    }

    @Override
    public String scope() {
        return zone + '|' + http.credentials().accessKey();
    }

    @Override
    public HttpCalls http() {
        return http;
    }
}
