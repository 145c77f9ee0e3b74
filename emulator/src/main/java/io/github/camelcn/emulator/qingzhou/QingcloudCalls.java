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

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/**
 * The actions of style C. Memory is MB, disks are GB. Callers hold the fleet's monitor.
 *
 * <p>Source: QingCloud API documentation, one page per action; {@code DescribeRouters}, {@code DeleteRouterStatics} and
 * {@code DissociateEips} from the specification files of the SDKs.
 */
final class QingcloudCalls {
    private static final Set<Integer> CPUS = Set.of(1, 2, 4, 8, 16);
    private static final Set<Integer> MEMORIES = Set.of(1024, 2048, 4096, 6144, 8192, 12288, 16384, 24576, 32768);
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;
    private static final int MOST_USER_DATA = 4096;
    private static final int MOST_INSTANCES = 20;
    private static final int FIRST_BROKER_PORT = 5901;
    /** How long a terminated instance can be recovered. */
    private static final Duration RECYCLE = Duration.ofHours(2);

    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final Network network;

    QingcloudCalls(Fleet fleet, Lifecycle lifecycle, Storage storage, Network network) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.network = network;
    }

    ObjectNode run(Origin origin, String zone, QingcloudParameters in) {
        return switch (origin.action()) {
            case "DescribeZones" -> zones(in);
            case "DescribeInstances" -> describeInstances(zone, in);
            case "RunInstances" -> runInstances(origin, in);
            case "StartInstances" -> each(in, instance -> lifecycle.start(origin, instance));
            case "StopInstances" -> each(in, instance -> lifecycle.stop(origin, instance, in.flag("force")));
            case "RestartInstances" -> each(in, instance -> lifecycle.restart(origin, instance));
            case "TerminateInstances" ->
                each(in, instance -> {
                    Change change = lifecycle.destroy(origin, instance, true);
                    instance.ceasedAtOnce = in.flag("direct_cease");
                    return change;
                });
            case "ModifyInstanceAttributes" -> modify(in);
            case "ResizeInstances" -> resize(origin, in);
            case "ResetInstances" -> reset(origin, in);
            case "CreateBrokers" -> brokers(in);
            case "GetMonitor" -> monitor(in);
            case "CreateSnapshots" -> createSnapshots(origin, in);
            case "DescribeSnapshots" -> describeSnapshots(in);
            case "ApplySnapshots" -> applySnapshots(origin, in);
            case "DeleteSnapshots" -> deleteSnapshots(origin, in);
            case "DescribeVolumes" -> describeVolumes(in);
            case "CreateVolumes" -> createVolumes(origin, in);
            case "AttachVolumes" -> volumes(in, disk -> storage.attach(origin, disk, instance(in.require("instance"))));
            case "DetachVolumes" -> volumes(in, disk -> storage.detach(origin, disk, instance(in.require("instance"))));
            case "DeleteVolumes" -> volumes(in, disk -> storage.deleteDisk(origin, disk));
            case "DescribeImages" -> describeImages(in);
            case "DescribeInstanceTypes" -> describeTypes(zone, in);
            case "DescribeRouters" -> describeRouters(in);
            case "AddRouterStatics" -> addStatics(in);
            case "DescribeRouterStatics" -> describeStatics(in);
            case "DeleteRouterStatics" -> deleteStatics(in);
            case "UpdateRouters" -> updateRouters(origin, in);
            case "AssociateEip" ->
                job(network.associate(
                        origin,
                        network.address(in.require("eip")),
                        instance(in.require("instance")),
                        in.flag("force")));
            case "DissociateEips" -> dissociate(origin, in);
            case "DescribeJobs" -> describeJobs(in);
            default ->
                throw new RefusedException(Refusal.UNKNOWN_ACTION, "the emulator has no action " + origin.action());
        };
    }

    private static ObjectNode job(Change change) {
        return Json.object().put("job_id", change.jobId());
    }

    private Instance instance(String id) {
        return fleet.instance(id);
    }

    /** Does the same to all instances named; refused for one is refused for all that follow. */
    private ObjectNode each(QingcloudParameters in, Function<Instance, Change> work) {
        List<Instance> instances =
                in.requireList("instances").stream().map(this::instance).toList();
        Change last = null;
        for (Instance instance : instances) {
            last = work.apply(instance);
        }
        return job(last);
    }

    private ObjectNode volumes(QingcloudParameters in, Function<Disk, Change> work) {
        List<Disk> disks = in.requireList("volumes").stream().map(fleet::disk).toList();
        Change last = null;
        for (Disk disk : disks) {
            last = work.apply(disk);
        }
        return job(last);
    }

    private <T> ObjectNode page(
            QingcloudParameters in, String name, Collection<T> all, Predicate<T> filter, Function<T, ObjectNode> view) {
        int offset = in.number("offset", 0);
        int limit = Math.min(MOST, Math.max(1, in.number("limit", DEFAULT_LIMIT)));
        ArrayNode items = Json.array();
        int total = 0;
        for (T one : all) {
            if (filter.test(one)) {
                if (total >= offset && items.size() < limit) {
                    items.add(view.apply(one));
                }
                total++;
            }
        }
        ObjectNode body = Json.object().put("total_count", total);
        body.set(name, items);
        return body;
    }

    /** An empty list of wanted values lets everything through. */
    private static boolean among(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private ObjectNode zones(QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode set = body.putArray("zone_set");
        fleet.catalog().zones().stream()
                .filter(zone -> among(in.list("zones"), zone) && among(in.list("status"), "active"))
                .forEach(zone -> set.addObject().put("zone_id", zone).put("status", "active"));
        return body.put("total_count", set.size());
    }

    private ObjectNode describeInstances(String zone, QingcloudParameters in) {
        List<String> ids = in.list("instances");
        List<String> images = in.list("image_id");
        List<String> types = in.list("instance_type");
        List<String> states = in.list("status");
        String word = in.text("search_word");
        boolean verbose = in.flag("verbose");
        return page(
                in,
                "instance_set",
                fleet.instances(),
                instance -> among(ids, instance.id())
                        && among(images, instance.image.id())
                        && among(types, instance.flavorId)
                        && among(states, status(instance))
                        && (word.isEmpty()
                                || instance.name.contains(word)
                                || instance.id().equals(word)),
                instance -> view(instance, zone, verbose));
    }

    @NotVerified("What an instance shows that ended in ERROR through another style: the stable state before.")
    private String status(Instance instance) {
        if (instance.deleted()) {
            boolean gone = instance.ceasedAtOnce
                    || !fleet.now().isBefore(instance.changedAt().plus(RECYCLE));
            return gone ? "ceased" : "terminated";
        }
        return switch (instance.before()) {
            case RUNNING -> "running";
            case SUSPENDED -> "suspended";
            case CREATING -> "pending";
            default -> "stopped";
        };
    }

    private ObjectNode view(Instance instance, String zone, boolean verbose) {
        ObjectNode view = Json.object()
                .put("instance_id", instance.id())
                .put("instance_name", instance.name)
                .put("description", instance.description)
                .put("status", status(instance))
                .put("transition_status", instance.state().transition())
                .put("vcpus_current", instance.cpu)
                .put("memory_current", instance.memoryMiB)
                .put("instance_type", type(instance))
                .put("zone_id", zone)
                .put("create_time", IsoTimes.seconds(instance.createdAt()))
                .put("status_time", IsoTimes.seconds(instance.changedAt()))
                .put("graphics_protocol", "vnc")
                .put("graphics_passwd", instance.graphicsPassword);
        view.putObject("image")
                .put("image_id", instance.image.id())
                .put("image_name", instance.image.name())
                .put("image_size", instance.image.minDiskGiB())
                .put("os_family", instance.image.osFamily())
                .put("platform", instance.image.platform());
        view.putObject("extra").put("os_disk_size", instance.diskGiB());
        view.putArray("vxnets")
                .addObject()
                .put("vxnet_id", instance.vpc.vxnetId())
                .put("vxnet_name", instance.vpc.name())
                .put("nic_id", nic(instance))
                .put("private_ip", instance.privateIp);
        ObjectNode eip = view.putObject("eip");
        network.addressOf(instance).ifPresent(address -> eip.put("eip_id", address.id())
                .put("eip_addr", address.ip())
                .put("bandwidth", "50"));
        if (verbose) {
            ArrayNode volumes = view.putArray("volume_ids");
            fleet.disks().stream()
                    .filter(disk -> disk.attachedTo(instance.id()))
                    .forEach(disk -> volumes.add(disk.id()));
            view.putArray("keypair_ids");
            view.putObject("security_group")
                    .put("security_group_id", "sg-00000001")
                    .put("is_default", 1);
        }
        return view;
    }

    @NotVerified("The type of an instance whose cores and memory fit no flavor.")
    private static String type(Instance instance) {
        return instance.flavorId.isEmpty()
                ? "c" + instance.cpu + "m" + Math.max(1, instance.memoryMiB / 1024)
                : instance.flavorId;
    }

    /** A hardware address made of the number, such as {@code 52:54:00:00:00:65}. */
    private static String nic(Instance instance) {
        long number = instance.number();
        return String.format("52:54:00:%02x:%02x:%02x", number >> 16 & 255, number >> 8 & 255, number & 255);
    }

    private ObjectNode runInstances(Origin origin, QingcloudParameters in) {
        Catalog.Image image = image(in.require("image_id"));
        String type = in.text("instance_type");
        int cpu;
        int memory;
        if (in.has("cpu") || in.has("memory")) {
            cpu = oneOf("cpu", in.requireNumber("cpu"), CPUS);
            memory = oneOf("memory", in.requireNumber("memory"), MEMORIES);
            type = "";
        } else {
            Catalog.Flavor flavor = flavor(in.require("instance_type"));
            cpu = flavor.cpu();
            memory = flavor.memoryMiB();
        }
        boolean windows = image.platform().equals("windows");
        String password = login(in, windows);
        int least = windows ? 50 : 20;
        int disk = in.number("os_disk_size", least);
        if (disk < least || disk > 100) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "os_disk_size must be between " + least + " and 100");
        }
        int count = in.number("count", 1);
        if (count < 1 || count > MOST_INSTANCES) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "count must be between 1 and " + MOST_INSTANCES);
        }
        requireUserData(in);
        List<Disk> volumes = in.list("volumes").stream().map(fleet::disk).toList();
        if (!volumes.isEmpty() && count > 1) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "volumes go with one instance only");
        }
        Catalog.Region region = fleet.catalog().defaultRegion();
        InstanceSpec spec = new InstanceSpec(
                in.text("instance_name"),
                "",
                image,
                type,
                cpu,
                memory,
                disk * 1024L,
                region.id(),
                region.zoneId(),
                vpc(in),
                in.text("hostname"),
                password,
                Map.of());
        Lifecycle.Created created = lifecycle.create(origin, spec, count);
        Instance first = created.instances().get(0);
        fleet.at(created.change().due(), () -> volumes.stream()
                .filter(volume -> volume.state() == Disk.State.AVAILABLE && first.state() == InstanceState.RUNNING)
                .forEach(volume -> storage.attach(origin, volume, first)));
        ObjectNode body = job(created.change());
        body.set("instances", Json.texts(created.ids()));
        return body;
    }

    private Catalog.Vpc vpc(QingcloudParameters in) {
        List<String> vxnets = in.list("vxnets");
        if (vxnets.isEmpty()) {
            return fleet.catalog().vpcs().get(0);
        }
        String id = vxnets.get(0).split("\\|")[0];
        return fleet.catalog().vpcs().stream()
                .filter(vpc -> vpc.vxnetId().equals(id) || id.equals("vxnet-0"))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.VPC_NOT_FOUND, "vxnet [" + id + "] not found"));
    }

    private static void requireUserData(QingcloudParameters in) {
        if (in.flag("need_userdata")) {
            try {
                if (Base64.getDecoder().decode(in.require("userdata_value")).length <= MOST_USER_DATA) {
                    return;
                }
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Refusal.INVALID_PARAMETER, "userdata_value must be Base64");
            }
            throw new RefusedException(Refusal.INVALID_PARAMETER, "userdata_value has at most 4 KB");
        }
    }

    private static int oneOf(String name, int value, Set<Integer> allowed) {
        if (!allowed.contains(value)) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER,
                    name + " must be one of " + allowed.stream().sorted().toList());
        }
        return value;
    }

    /** The password, or the empty string when a key pair is used. */
    private String login(QingcloudParameters in, boolean windows) {
        String mode = in.require("login_mode");
        if (mode.equals("keypair") && !windows) {
            in.require("login_keypair");
            return "";
        }
        if (!mode.equals("passwd")) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER, "login_mode must be passwd or, but for Windows, keypair");
        }
        String password = in.require("login_passwd");
        lifecycle.checkPassword(password);
        return password;
    }

    private Catalog.Image image(String id) {
        Catalog.Image image = fleet.catalog()
                .image(id)
                .orElseThrow(() -> new RefusedException(Refusal.IMAGE_NOT_FOUND, "image [" + id + "] not found"));
        if (!image.available()) {
            throw new RefusedException(
                    Refusal.IMAGE_NOT_AVAILABLE, "image [" + id + "] is not available but " + image.status());
        }
        return image;
    }

    private Catalog.Flavor flavor(String id) {
        return fleet.catalog()
                .flavor(id)
                .orElseThrow(
                        () -> new RefusedException(Refusal.FLAVOR_NOT_FOUND, "instance type [" + id + "] not found"));
    }

    private ObjectNode modify(QingcloudParameters in) {
        Instance instance = instance(in.require("instance"));
        instance.name = in.has("instance_name") ? in.text("instance_name") : instance.name;
        instance.description = in.has("description") ? in.text("description") : instance.description;
        return Json.object();
    }

    private ObjectNode resize(Origin origin, QingcloudParameters in) {
        int cpu = 0;
        int memory = 0;
        String type = "";
        if (in.has("cpu") || in.has("memory")) {
            cpu = oneOf("cpu", in.requireNumber("cpu"), CPUS);
            memory = oneOf("memory", in.requireNumber("memory"), MEMORIES);
        } else if (in.has("instance_type")) {
            Catalog.Flavor flavor = flavor(in.text("instance_type"));
            type = flavor.id();
            cpu = flavor.cpu();
            memory = flavor.memoryMiB();
        } else {
            in.require("os_disk_size");
        }
        int cores = cpu;
        int megabytes = memory;
        String flavorId = type;
        long disk = in.number("os_disk_size", 0) * 1024L;
        return each(in, instance -> lifecycle.resize(origin, instance, flavorId, cores, megabytes, disk));
    }

    private ObjectNode reset(Origin origin, QingcloudParameters in) {
        return each(in, instance -> {
            String password = login(in, instance.image.platform().equals("windows"));
            return lifecycle.rebuild(origin, instance, instance.image, password);
        });
    }

    private ObjectNode brokers(QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode brokers = body.putArray("brokers");
        for (String id : in.requireList("instances")) {
            Instance instance = instance(id);
            lifecycle.require(instance, "started a console on", Set.of(InstanceState.RUNNING));
            brokers.addObject()
                    .put("instance_id", instance.id())
                    .put("broker_host", "127.0.0.1")
                    .put("broker_port", FIRST_BROKER_PORT + instance.number());
        }
        return body;
    }

    private ObjectNode monitor(QingcloudParameters in) {
        Instance instance = instance(in.require("resource"));
        int step = QingcloudMonitor.step(in.require("step"));
        Instant start = instant(in.require("start_time"));
        Instant end = instant(in.require("end_time"));
        if (!start.isBefore(end)) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "start_time must be before end_time");
        }
        Instant now = fleet.now();
        if (step == 300 && start.isBefore(now.minus(Duration.ofDays(15)))) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "step 5m reaches back 15 days");
        }
        ObjectNode body = Json.object().put("resource_id", instance.id());
        ArrayNode meters = body.putArray("meter_set");
        for (String meter : in.requireList("meters")) {
            ObjectNode one = meters.addObject();
            if (meter.startsWith("if-")) {
                one.put("meter_id", meter.substring("if-".length())).put("vxnet_id", instance.vpc.vxnetId());
            } else {
                one.put("meter_id", meter);
            }
            one.set(
                    "data",
                    QingcloudMonitor.points(
                            instance,
                            meter,
                            start,
                            end.isAfter(now) ? now : end,
                            step,
                            fleet.options().monitorGaps()));
        }
        return body;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "a time is yyyy-MM-ddTHH:mm:ssZ");
        }
    }

    private ObjectNode createSnapshots(Origin origin, QingcloudParameters in) {
        Snapshot.Kind kind = in.flag("is_full") ? Snapshot.Kind.BACKUP : Snapshot.Kind.SNAPSHOT;
        List<String> ids = new ArrayList<>();
        Change last = null;
        for (String resource : in.requireList("resources")) {
            Storage.CreatedSnapshot created =
                    storage.createSnapshot(origin, instance(resource), kind, in.text("snapshot_name"), "");
            ids.add(created.snapshot().id());
            last = created.change();
        }
        ObjectNode body = job(last);
        body.set("snapshots", Json.texts(ids));
        return body;
    }

    private ObjectNode describeSnapshots(QingcloudParameters in) {
        List<String> ids = in.list("snapshots");
        List<String> states = in.list("status");
        String resource = in.text("resource_id");
        String type = in.text("snapshot_type");
        return page(
                in,
                "snapshot_set",
                fleet.snapshots(),
                snapshot -> among(ids, snapshot.id())
                        && among(states, snapshot.state().qingcloud())
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

    private ObjectNode applySnapshots(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("snapshots")) {
            Snapshot snapshot = fleet.snapshot(id);
            last = storage.restore(origin, snapshot, instance(snapshot.instanceId()));
        }
        return job(last);
    }

    private ObjectNode deleteSnapshots(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("snapshots")) {
            last = storage.deleteSnapshot(origin, fleet.snapshot(id));
        }
        return job(last);
    }

    private ObjectNode describeVolumes(QingcloudParameters in) {
        List<String> ids = in.list("volumes");
        List<String> states = in.list("status");
        String word = in.text("search_word");
        return page(
                in,
                "volume_set",
                fleet.disks(),
                disk -> among(ids, disk.id())
                        && among(states, disk.state().qingcloud())
                        && (word.isEmpty()
                                || disk.name.contains(word)
                                || disk.id().equals(word))
                        && (in.text("volume_type").isEmpty() || disk.type.equals(in.text("volume_type"))),
                QingcloudCalls::view);
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

    private ObjectNode createVolumes(Origin origin, QingcloudParameters in) {
        int size = in.requireNumber("size");
        if (size < 10 || size % 10 != 0) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "size must be a multiple of 10");
        }
        int count = Math.max(1, in.number("count", 1));
        List<String> ids = new ArrayList<>();
        Change last = null;
        for (int i = 0; i < count; i++) {
            Storage.CreatedDisk created =
                    storage.createDisk(origin, in.text("volume_name"), size * 1024L, in.text("volume_type"));
            ids.add(created.disk().id());
            last = created.change();
        }
        ObjectNode body = job(last);
        body.set("volumes", Json.texts(ids));
        return body;
    }

    private ObjectNode describeImages(QingcloudParameters in) {
        List<String> ids = in.list("images");
        List<String> states = in.list("status");
        String provider = in.text("provider");
        String family = in.text("os_family");
        return page(
                in,
                "image_set",
                fleet.catalog().images(),
                image -> among(ids, image.id())
                        && among(states, image.status())
                        && (provider.isEmpty() || image.owner().equals(provider))
                        && (family.isEmpty() || image.osFamily().equals(family)),
                image -> Json.object()
                        .put("image_id", image.id())
                        .put("image_name", image.name())
                        .put("size", image.minDiskGiB())
                        .put("platform", image.platform())
                        .put("os_family", image.osFamily())
                        .put("provider", image.owner())
                        .put("owner", image.owner())
                        .put("default_passwd", "p12cHANgepwD")
                        .put("status", image.status()));
    }

    private ObjectNode describeTypes(String zone, QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode set = body.putArray("instance_type_set");
        fleet.catalog().flavors().stream()
                .filter(flavor -> among(in.list("instance_types"), flavor.id()))
                .forEach(flavor -> set.addObject()
                        .put("instance_type_id", flavor.id())
                        .put("instance_type_name", flavor.name())
                        .put("vcpus_current", flavor.cpu())
                        .put("memory_current", flavor.memoryMiB())
                        .put("status", "available")
                        .put("zone_id", zone));
        return body.put("total_count", set.size());
    }

    private ObjectNode describeRouters(QingcloudParameters in) {
        List<String> ids = in.list("routers");
        return page(in, "router_set", fleet.catalog().vpcs(), vpc -> among(ids, vpc.routerId()), vpc -> Json.object()
                .put("router_id", vpc.routerId())
                .put("router_name", vpc.name())
                .put("vpc_network", vpc.cidrBlock())
                .put("status", "active"));
    }

    private Catalog.Vpc router(String id) {
        return fleet.catalog().vpcs().stream()
                .filter(vpc -> vpc.routerId().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.RESOURCE_NOT_FOUND, "router [" + id + "] not found"));
    }

    private ObjectNode addStatics(QingcloudParameters in) {
        Catalog.Vpc router = router(in.require("router"));
        if (!in.require("vxnet").equals(router.vxnetId())) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the vxnet is not of the router");
        }
        List<String> ids = new ArrayList<>();
        for (int i = 1; i == 1 || in.has("statics." + i + ".static_type"); i++) {
            String at = "statics." + i + ".";
            if (!in.require(at + "static_type").equals("1")) {
                throw new RefusedException(
                        Refusal.INVALID_PARAMETER, "the emulator knows static_type 1, port forwarding, only");
            }
            String protocol = in.text(at + "val4").isEmpty() ? "tcp" : in.text(at + "val4");
            if (!protocol.matches("tcp|udp")) {
                throw new RefusedException(Refusal.INVALID_PARAMETER, "val4 must be tcp or udp");
            }
            Network.NatRule rule = new Network.NatRule(
                    fleet.newId("rtrs-"),
                    router.routerId(),
                    protocol,
                    in.requireNumber(at + "val1"),
                    in.require(at + "val2"),
                    in.requireNumber(at + "val3"),
                    in.text(at + "router_static_name"));
            network.add(rule, false);
            ids.add(rule.id());
        }
        ObjectNode body = Json.object();
        body.set("router_statics", Json.texts(ids));
        return body;
    }

    private ObjectNode describeStatics(QingcloudParameters in) {
        String router = in.text("router");
        List<String> ids = in.list("router_statics");
        return page(
                in,
                "router_static_set",
                network.rules(),
                rule -> (router.isEmpty() || rule.routerId().equals(router)) && among(ids, rule.id()),
                rule -> Json.object()
                        .put("router_static_id", rule.id())
                        .put("router_static_name", rule.description())
                        .put("router_id", rule.routerId())
                        .put("static_type", 1)
                        .put("val1", Integer.toString(rule.wanPort()))
                        .put("val2", rule.lanAddress())
                        .put("val3", Integer.toString(rule.lanPort()))
                        .put("val4", rule.protocol())
                        .put("is_applied", network.applied(rule) ? 1 : 0));
    }

    private ObjectNode deleteStatics(QingcloudParameters in) {
        List<String> ids = in.requireList("router_statics");
        ids.forEach(network::removeRule);
        ObjectNode body = Json.object();
        body.set("router_statics", Json.texts(ids));
        return body;
    }

    private ObjectNode updateRouters(Origin origin, QingcloudParameters in) {
        List<String> ids = in.requireList("routers");
        ids.forEach(this::router);
        Change change = fleet.accept(origin, ids);
        fleet.at(change.due(), () -> ids.forEach(network::applyRules));
        return job(change);
    }

    private ObjectNode dissociate(Origin origin, QingcloudParameters in) {
        Change last = null;
        for (String id : in.requireList("eips")) {
            last = network.dissociate(origin, network.address(id));
        }
        return job(last);
    }

    private ObjectNode describeJobs(QingcloudParameters in) {
        List<String> ids = in.list("jobs");
        List<String> states = in.list("status");
        Instant now = fleet.now();
        return page(
                in,
                "job_set",
                fleet.jobs(),
                job -> among(ids, job.jobId()) && among(states, job.jobStatus(now)),
                job -> Json.object()
                        .put("job_id", job.jobId())
                        .put("job_action", job.action())
                        .put("status", job.jobStatus(now))
                        .put("resource_ids", String.join(",", job.resources()))
                        .put("create_time", IsoTimes.seconds(job.accepted()))
                        .put("status_time", IsoTimes.seconds(now.isBefore(job.due()) ? job.accepted() : job.due()))
                        .put("error_codes", job.jobStatus(now).equals("failed") ? "5000" : ""));
    }
}
