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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Instances of style C. Callers hold the fleet's monitor. */
final class QingcloudInstances {
    private static final Set<Integer> CPUS = Set.of(1, 2, 4, 8, 16);
    private static final Set<Integer> MEMORIES = Set.of(1024, 2048, 4096, 6144, 8192, 12288, 16384, 24576, 32768);
    private static final int MOST_USER_DATA = 4096;
    private static final int MOST_INSTANCES = 20;
    private static final int FIRST_BROKER_PORT = 5901;
    /** How long a terminated instance can be recovered. */
    private static final Duration RECYCLE = Duration.ofHours(2);

    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final Network network;

    QingcloudInstances(Fleet fleet, Lifecycle lifecycle, Storage storage, Network network) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.network = network;
    }

    ObjectNode describe(String zone, QingcloudParameters in) {
        List<String> ids = in.list("instances");
        List<String> images = in.list("image_id");
        List<String> types = in.list("instance_type");
        List<String> states = in.list("status");
        String word = in.text("search_word");
        boolean verbose = in.flag("verbose");
        return QingcloudAnswers.page(
                in,
                "instance_set",
                fleet.instances(),
                instance -> QingcloudAnswers.among(ids, instance.id())
                        && QingcloudAnswers.among(images, instance.image.id())
                        && QingcloudAnswers.among(types, instance.flavorId)
                        && QingcloudAnswers.among(states, status(instance))
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

    ObjectNode run(Origin origin, QingcloudParameters in) {
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
        ObjectNode body = QingcloudAnswers.job(created.change());
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

    /** Does the same to all instances named; refused for one is refused for all that follow. */
    ObjectNode each(QingcloudParameters in, Function<Instance, Change> work) {
        List<Instance> instances =
                in.requireList("instances").stream().map(fleet::instance).toList();
        Change last = null;
        for (Instance instance : instances) {
            last = work.apply(instance);
        }
        return QingcloudAnswers.job(last);
    }

    ObjectNode modify(QingcloudParameters in) {
        Instance instance = fleet.instance(in.require("instance"));
        instance.name = in.has("instance_name") ? in.text("instance_name") : instance.name;
        instance.description = in.has("description") ? in.text("description") : instance.description;
        return Json.object();
    }

    ObjectNode resize(Origin origin, QingcloudParameters in) {
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

    ObjectNode reset(Origin origin, QingcloudParameters in) {
        return each(in, instance -> {
            String password = login(in, instance.image.platform().equals("windows"));
            return lifecycle.rebuild(origin, instance, instance.image, password);
        });
    }

    ObjectNode brokers(QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode brokers = body.putArray("brokers");
        for (String id : in.requireList("instances")) {
            Instance instance = fleet.instance(id);
            lifecycle.require(instance, "started a console on", Set.of(InstanceState.RUNNING));
            brokers.addObject()
                    .put("instance_id", instance.id())
                    .put("broker_host", "127.0.0.1")
                    .put("broker_port", FIRST_BROKER_PORT + instance.number());
        }
        return body;
    }

    ObjectNode monitor(QingcloudParameters in) {
        Instance instance = fleet.instance(in.require("resource"));
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
}
