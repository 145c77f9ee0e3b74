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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.wire.Json;

/**
 * The operations of style B, by their canonical names. Sizes of memory and disk are MB, networks Mbit/s. Callers hold the
 * fleet's monitor.
 *
 * <p>Source: the OpenIDCS Qingzhou driver, which sends these members and reads these.
 */
final class RestCalls {
    private static final int BYTES_PER_MEGABIT = 125_000;
    private static final int LEAST_MEMORY_MB = 128;
    private static final int LEAST_DISK_MB = 1024;
    private static final int HOST_CORES = 256;

    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final RestNetwork network;
    private final Consoles consoles;

    RestCalls(Fleet fleet, Lifecycle lifecycle, Storage storage, Network network, Consoles consoles) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.network = new RestNetwork(fleet, network);
        this.consoles = consoles;
    }

    /** @param path the parameters in the path, in their order */
    JsonNode run(Origin origin, List<String> path, RestBody body, HttpRequest request) {
        String action = body.json().path("action").asText();
        return switch (origin.operation()) {
            case "listInstances" -> listInstances();
            case "describeInstance" -> status(instance(path));
            case "createInstance" -> createInstance(origin, body);
            case "startInstance" -> done(lifecycle.start(origin, instance(path)));
            case "stopInstance" -> done(lifecycle.stop(origin, instance(path), action.equals("stop")));
            case "restartInstance" -> done(lifecycle.restart(origin, instance(path)));
            case "suspendInstance" -> done(lifecycle.suspend(origin, instance(path)));
            case "resumeInstance" -> done(lifecycle.resume(origin, instance(path)));
            case "destroyInstance" -> done(lifecycle.destroy(origin, instance(path), true));
            case "resizeInstance" -> resize(origin, instance(path), body);
            case "resetPassword" -> done(lifecycle.resetPassword(origin, instance(path), body.require("password")));
            case "rebuildInstance" -> rebuild(origin, instance(path), body);
            case "getVncUrl" -> vnc(instance(path), request);
            case "getScreenshot" -> screenshot(instance(path));
            case "createBackup" -> createBackup(origin, instance(path), body);
            case "listBackups" -> listBackups(instance(path));
            case "restoreBackup" ->
                done(storage.restore(origin, backup(instance(path), body.require("backup_id")), instance(path)));
            case "deleteBackup" -> done(storage.deleteSnapshot(origin, backup(instance(path), path.get(1))));
            case "attachDisk" -> mountDisk(origin, instance(path), body);
            case "detachDisk" ->
                done(storage.detach(origin, disk(instance(path), body.require("disk_name")), instance(path)));
            case "deleteDisk" -> done(storage.deleteDisk(origin, disk(instance(path), path.get(1))));
            case "listIsos" -> listIsos();
            case "mountIso" -> mountIso(instance(path), body);
            case "unmountIso" -> unmountIso(instance(path), body);
            case "createNat" -> network.createNat(body);
            case "deleteNat" -> network.deleteNat(body);
            case "createWebProxy" -> network.createWebProxy(body);
            case "deleteWebProxy" -> network.deleteWebProxy(body);
            case "bindIp" -> network.ip(body, true);
            case "unbindIp" -> network.ip(body, false);
            case "getHostStatus" -> hostStatus();
            default ->
                throw new RefusedException(
                        Refusal.UNKNOWN_ACTION, "the emulator has no operation " + origin.operation());
        };
    }

    private static ObjectNode done(Change change) {
        return change == null ? Json.object() : Json.object().put("accepted", true);
    }

    private Instance instance(List<String> path) {
        return fleet.instance(path.get(0));
    }

    private ObjectNode listInstances() {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray("list");
        fleet.instances().stream().filter(instance -> !instance.deleted()).forEach(instance -> list.addObject()
                .put("id", instance.number())
                .put("name", instance.name)
                .put("cpu", instance.cpu)
                .put("memory", instance.memoryMiB)
                .put("disk", instance.diskMiB)
                .put("os", instance.image.name()));
        return data;
    }

    private ObjectNode status(Instance instance) {
        Instant now = fleet.now();
        boolean running = instance.state() == InstanceState.RUNNING;
        return Json.object()
                .put("status", instance.state().rest(instance.before()))
                .put("cpu_usage", running ? Math.round(Metrics.cpu(instance, now)) : 0)
                .put("mem_usage", running ? value(instance, "memory.used") : 0)
                .put("hdd_usage", value(instance, "disk.used"))
                .put("net_up", running ? value(instance, "network.out") / BYTES_PER_MEGABIT : 0)
                .put("net_down", running ? value(instance, "network.in") / BYTES_PER_MEGABIT : 0)
                .put("traffic_used", Metrics.traffic(instance, now));
    }

    private long value(Instance instance, String metric) {
        return Math.round(Metrics.value(instance, Metrics.named(metric), fleet.now()));
    }

    private ObjectNode createInstance(Origin origin, RestBody body) {
        String password = body.require("password");
        lifecycle.checkPassword(password);
        List<RestNetwork.Nic> nics = RestNetwork.nics(body);
        Catalog.Region region = fleet.catalog().defaultRegion();
        InstanceSpec spec = new InstanceSpec(
                body.require("name"),
                "",
                image(body.require("os_image")),
                "",
                body.require("cpu", 1),
                body.require("memory", LEAST_MEMORY_MB),
                body.require("disk", LEAST_DISK_MB),
                region.id(),
                region.zoneId(),
                fleet.catalog().defaultVpc(region.id()),
                "",
                password,
                Map.of());
        Instance instance = lifecycle.create(origin, spec, 1).instances().get(0);
        setLimits(instance, body);
        network.bind(instance, nics);
        return Json.object().put("id", instance.number());
    }

    private static void setLimits(Instance instance, RestBody body) {
        instance.bandwidthUp = body.has("bandwidth_up") ? body.number("bandwidth_up") : instance.bandwidthUp;
        instance.bandwidthDown = body.has("bandwidth_down") ? body.number("bandwidth_down") : instance.bandwidthDown;
        instance.trafficLimitMiB = body.has("traffic_limit") ? body.number("traffic_limit") : instance.trafficLimitMiB;
    }

    private Catalog.Image image(String idOrName) {
        Catalog.Image image = fleet.catalog().images().stream()
                .filter(one -> one.id().equals(idOrName) || one.name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.IMAGE_NOT_FOUND, "image [" + idOrName + "] not found"));
        if (!image.available()) {
            throw new RefusedException(Refusal.IMAGE_NOT_AVAILABLE, "image [" + idOrName + "] is " + image.status());
        }
        return image;
    }

    private ObjectNode resize(Origin origin, Instance instance, RestBody body) {
        List<String> known = List.of("cpu", "memory", "disk", "bandwidth_up", "bandwidth_down", "traffic_limit");
        if (known.stream().noneMatch(body::has)) {
            throw new RefusedException(
                    Refusal.MISSING_PARAMETER, "one of " + String.join(", ", known) + " is required");
        }
        Change change =
                lifecycle.resize(origin, instance, "", body.number("cpu"), body.number("memory"), body.number("disk"));
        setLimits(instance, body);
        return done(change);
    }

    private ObjectNode rebuild(Origin origin, Instance instance, RestBody body) {
        String password = body.require("password");
        lifecycle.checkPassword(password);
        return done(lifecycle.rebuild(origin, instance, image(body.require("os_image")), password));
    }

    private ObjectNode vnc(Instance instance, HttpRequest request) {
        Consoles.Ticket ticket = consoles.open(lifecycle, instance);
        String authority = request.authority();
        int colon = authority.lastIndexOf(':');
        return Json.object()
                .put("url", (request.secure() ? "https://" : "http://") + authority + ticket.pathAndQuery())
                .put("token", ticket.token())
                .put("port", colon < 0 ? 6080 : Integer.parseInt(authority.substring(colon + 1)));
    }

    private ObjectNode screenshot(Instance instance) {
        lifecycle.require(instance, "shown", Set.of(InstanceState.RUNNING));
        return Json.object().put("image", Base64.getEncoder().encodeToString(Consoles.screenshot("png")));
    }

    private ObjectNode createBackup(Origin origin, Instance instance, RestBody body) {
        Storage.CreatedSnapshot created =
                storage.createSnapshot(origin, instance, Snapshot.Kind.BACKUP, "", body.text("description"));
        return Json.object().put("backup_id", created.snapshot().id());
    }

    private ObjectNode listBackups(Instance instance) {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray("list");
        fleet.snapshots().stream()
                .filter(snapshot -> snapshot.kind() == Snapshot.Kind.BACKUP)
                .filter(snapshot -> snapshot.instanceId().equals(instance.id()))
                .filter(snapshot -> snapshot.state() != Snapshot.State.DELETED)
                .forEach(snapshot -> list.addObject()
                        .put("id", snapshot.id())
                        .put("created_at", snapshot.createdAt().getEpochSecond())
                        .put("description", snapshot.description)
                        .put("os_name", snapshot.image.name()));
        return data;
    }

    private Snapshot backup(Instance instance, String id) {
        Snapshot snapshot = fleet.snapshot(id);
        if (!snapshot.instanceId().equals(instance.id()) || snapshot.kind() != Snapshot.Kind.BACKUP) {
            throw new RefusedException(Refusal.SNAPSHOT_NOT_FOUND, "backup [" + id + "] not found");
        }
        return snapshot;
    }

    /** Makes the disk unless the instance had one of that name before. */
    private ObjectNode mountDisk(Origin origin, Instance instance, RestBody body) {
        String name = body.require("disk_name");
        Disk disk = storage.diskOf(instance, name).orElse(null);
        if (disk == null) {
            disk = storage.newDisk(origin, name, body.require("disk_size", LEAST_DISK_MB));
        } else if (disk.attached()) {
            throw new RefusedException(Refusal.EXISTS, "the instance has a disk " + name + " already");
        }
        return done(storage.attach(origin, disk, instance));
    }

    private Disk disk(Instance instance, String name) {
        return storage.diskOf(instance, name)
                .orElseThrow(() -> new RefusedException(Refusal.DISK_NOT_FOUND, "disk [" + name + "] not found"));
    }

    @NotVerified("The form of the list's elements.")
    private ObjectNode listIsos() {
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray("list");
        fleet.catalog().isos().forEach(iso -> list.addObject()
                .put("iso_name", iso.name())
                .put("iso_file", iso.file())
                .put("size", iso.sizeMiB()));
        return data;
    }

    private ObjectNode mountIso(Instance instance, RestBody body) {
        body.require("iso_name");
        String file = body.require("iso_file");
        Catalog.Iso iso = fleet.catalog().isos().stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + file + "] not found"));
        instance.isoIds.add(iso.id());
        return Json.object();
    }

    private ObjectNode unmountIso(Instance instance, RestBody body) {
        String name = body.require("iso_name");
        boolean removed = fleet.catalog().isos().stream()
                .filter(iso -> iso.name().equals(name))
                .anyMatch(iso -> instance.isoIds.remove(iso.id()));
        if (!removed) {
            throw new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + name + "] is not mounted");
        }
        return Json.object();
    }

    private ObjectNode hostStatus() {
        long memory = 0;
        long disk = 0;
        long cores = 0;
        for (Instance instance : fleet.instances()) {
            if (!instance.deleted()) {
                memory += instance.state() == InstanceState.RUNNING ? instance.memoryMiB : 0;
                cores += instance.state() == InstanceState.RUNNING ? instance.cpu : 0;
                disk += instance.diskMiB;
            }
        }
        return Json.object()
                .put("cpu_usage", Math.min(100, cores * 100 / HOST_CORES))
                .put("cpu_total", HOST_CORES)
                .put("mem_total", Math.max(1024L * 1024, memory))
                .put("mem_usage", memory)
                .put("hdd_total", Math.max(16L * 1024 * 1024, disk))
                .put("hdd_usage", disk)
                .put("network_up", 100)
                .put("network_down", 100);
    }
}
