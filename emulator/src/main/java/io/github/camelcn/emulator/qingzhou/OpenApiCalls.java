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

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** The operations of style A, by their canonical names. Callers hold the fleet's monitor. */
@NotVerified("Field names and statuses; the vendor's reference is only shown in its console.")
final class OpenApiCalls {
    private static final int MOST_POINTS = 44_640;
    private static final int DEFAULT_DISK_GIB = 40;

    /** @param number from 1 */
    record Page(int number, int size) {}

    record Reply(int status, ObjectNode body) {}

    /** What a call knows besides its inputs. */
    record Context(Origin origin, String region, Page page, HttpRequest request) {}

    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final Consoles consoles;

    OpenApiCalls(Fleet fleet, Lifecycle lifecycle, Storage storage, Consoles consoles) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.consoles = consoles;
    }

    Reply run(Context context, Inputs in) {
        Origin origin = context.origin();
        return switch (origin.operation()) {
            case "testConnection", "listRegions" -> regions(context);
            case "listInstances" -> listInstances(context, in);
            case "describeInstance" -> ok(Json.object().set("instance", view(instance(context, in))));
            case "createInstance" -> createInstance(context, in);
            case "startInstance" -> accepted(lifecycle.start(origin, instance(context, in)), context, in);
            case "stopInstance" ->
                accepted(lifecycle.stop(origin, instance(context, in), in.flag("force")), context, in);
            case "restartInstance" -> accepted(lifecycle.restart(origin, instance(context, in)), context, in);
            case "suspendInstance" -> accepted(lifecycle.suspend(origin, instance(context, in)), context, in);
            case "resumeInstance" -> accepted(lifecycle.resume(origin, instance(context, in)), context, in);
            case "destroyInstance" -> destroyInstance(context, in);
            case "updateInstance" -> updateInstance(context, in);
            case "resizeInstance" -> resizeInstance(context, in);
            case "resetPassword" ->
                accepted(lifecycle.resetPassword(origin, instance(context, in), in.text("password")), context, in);
            case "rebuildInstance" ->
                accepted(
                        lifecycle.rebuild(
                                origin, instance(context, in), image(context, in.text("imageId")), in.text("password")),
                        context,
                        in);
            case "getVncUrl" -> vncUrl(context, in);
            case "getScreenshot" -> screenshot(context, in);
            case "getMetrics" -> metrics(context, in);
            case "createSnapshot" -> createSnapshot(context, in, Snapshot.Kind.SNAPSHOT);
            case "createBackup" -> createSnapshot(context, in, Snapshot.Kind.BACKUP);
            case "listSnapshots" -> listSnapshots(context, in, Snapshot.Kind.SNAPSHOT, "snapshotIds");
            case "listBackups" -> listSnapshots(context, in, Snapshot.Kind.BACKUP, "backupIds");
            case "restoreSnapshot", "restoreBackup" ->
                accepted(storage.restore(origin, snapshot(in), instance(context, in)), context, in);
            case "deleteSnapshot", "deleteBackup" -> task(storage.deleteSnapshot(origin, snapshot(in)), Json.object());
            case "listDisks" -> listDisks(context, in);
            case "createDisk" -> createDisk(context, in);
            case "attachDisk" -> disk(storage.attach(origin, disk(in), instance(context, in)), in);
            case "detachDisk" -> disk(storage.detach(origin, disk(in), instance(context, in)), in);
            case "deleteDisk" -> disk(storage.deleteDisk(origin, disk(in)), in);
            case "listIsos" -> page(context, "isos", fleet.catalog().isos(), iso -> true, OpenApiCalls::view);
            case "mountIso" -> mountIso(context, in);
            case "unmountIso" -> unmountIso(context, in);
            case "listImages" -> listImages(context, in);
            case "listFlavors" ->
                page(
                        context,
                        "flavors",
                        fleet.catalog().flavors(),
                        flavor -> in.list("flavorIds").isEmpty()
                                || in.list("flavorIds").contains(flavor.id()),
                        OpenApiCalls::view);
            case "listVpcs" ->
                page(
                        context,
                        "vpcs",
                        fleet.catalog().vpcs(),
                        vpc -> vpc.regionId().equals(context.region())
                                && (in.list("vpcIds").isEmpty()
                                        || in.list("vpcIds").contains(vpc.id())),
                        OpenApiCalls::view);
            default ->
                throw new RefusedException(
                        Refusal.UNKNOWN_ACTION, "the emulator has no operation " + origin.operation());
        };
    }

    private static Reply ok(ObjectNode body) {
        return new Reply(200, body);
    }

    private static Reply task(Change change, ObjectNode body) {
        return new Reply(202, body.put("taskId", change.taskId()));
    }

    private Reply accepted(Change change, Context context, Inputs in) {
        return task(change, Json.object().put("instanceId", in.text("instanceId")));
    }

    private Reply disk(Change change, Inputs in) {
        return task(change, Json.object().put("diskId", in.text("diskId")));
    }

    private Instance instance(Context context, Inputs in) {
        Instance instance = fleet.instance(in.text("instanceId"));
        if (!instance.regionId.equals(context.region())) {
            throw Fleet.noInstance(in.text("instanceId"));
        }
        return instance;
    }

    private Disk disk(Inputs in) {
        return fleet.disk(in.text("diskId"));
    }

    private Snapshot snapshot(Inputs in) {
        return fleet.snapshot(in.has("backupId") ? in.text("backupId") : in.text("snapshotId"));
    }

    /** An image of the region that can be used. */
    private Catalog.Image image(Context context, String id) {
        Catalog.Image image = fleet.catalog()
                .image(id)
                .filter(one -> one.regionId().equals(context.region()))
                .orElseThrow(() -> new RefusedException(
                        Refusal.IMAGE_NOT_FOUND, "image [" + id + "] not found in " + context.region()));
        if (!image.available()) {
            throw new RefusedException(Refusal.IMAGE_NOT_AVAILABLE, "image [" + id + "] is " + image.status());
        }
        return image;
    }

    private Catalog.Flavor flavor(String id) {
        return fleet.catalog()
                .flavor(id)
                .orElseThrow(() -> new RefusedException(Refusal.FLAVOR_NOT_FOUND, "flavor [" + id + "] not found"));
    }

    private Reply regions(Context context) {
        ArrayNode regions = Json.array();
        String authority = context.request().authority();
        String endpoint = (context.request().secure() ? "https://" : "http://") + authority;
        fleet.catalog().regions().forEach(region -> regions.addObject()
                .put("regionId", region.id())
                .put("name", region.name())
                .put("endpoint", endpoint)
                .put("status", "available"));
        return ok(Json.object().set("regions", regions));
    }

    private Reply listInstances(Context context, Inputs in) {
        List<String> ids = in.list("instanceIds");
        List<String> states = in.list("states");
        return page(
                context,
                "instances",
                fleet.instances(),
                instance -> !instance.deleted()
                        && instance.regionId.equals(context.region())
                        && (ids.isEmpty() || ids.contains(instance.id()))
                        && (states.isEmpty() || states.contains(instance.state().canonical()))
                        && (!in.has("name") || instance.name.equals(in.text("name")))
                        && (!in.has("vpcId") || instance.vpc.id().equals(in.text("vpcId")))
                        && (!in.has("zoneId") || instance.zoneId.equals(in.text("zoneId")))
                        && (!in.has("imageId") || instance.image.id().equals(in.text("imageId"))),
                OpenApiCalls::view);
    }

    private static <T> Reply page(
            Context context, String name, Collection<T> all, Predicate<T> filter, Function<T, ObjectNode> view) {
        ArrayNode items = Json.array();
        long skip = (context.page().number() - 1L) * context.page().size();
        long total = 0;
        for (T one : all) {
            if (filter.test(one)) {
                if (total >= skip && items.size() < context.page().size()) {
                    items.add(view.apply(one));
                }
                total++;
            }
        }
        ObjectNode body = Json.object().put("totalCount", total);
        body.put("pageNumber", context.page().number())
                .put("pageSize", context.page().size())
                .set(name, items);
        return ok(body);
    }

    private Reply createInstance(Context context, Inputs in) {
        Catalog.Image image = image(context, in.text("imageId"));
        Catalog.Flavor flavor = flavor(in.text("flavorId"));
        Catalog.Region region = fleet.catalog().region(context.region()).orElseThrow();
        Catalog.Vpc vpc = in.has("vpcId")
                ? fleet.catalog()
                        .vpc(in.text("vpcId"))
                        .filter(one -> one.regionId().equals(context.region()))
                        .orElseThrow(() ->
                                new RefusedException(Refusal.VPC_NOT_FOUND, "VPC [" + in.text("vpcId") + "] not found"))
                : fleet.catalog().defaultVpc(context.region());
        if (in.has("subnetId") && !in.text("subnetId").equals(vpc.subnetId())) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the subnet is not of the VPC");
        }
        if (in.has("zoneId") && !in.text("zoneId").equals(region.zoneId())) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "the zone is not of the region");
        }
        int diskGiB = in.integer("diskGiB", Math.max(DEFAULT_DISK_GIB, image.minDiskGiB()));
        if (diskGiB < image.minDiskGiB()) {
            throw new RefusedException(
                    Refusal.INVALID_PARAMETER, "the image needs a disk of " + image.minDiskGiB() + " GiB");
        }
        InstanceSpec spec = new InstanceSpec(
                in.text("name"),
                in.text("description"),
                image,
                flavor.id(),
                flavor.cpu(),
                flavor.memoryMiB(),
                diskGiB * 1024L,
                context.region(),
                region.zoneId(),
                vpc,
                in.text("hostname"),
                in.text("password"),
                in.map("tags"));
        Lifecycle.Created created = lifecycle.create(context.origin(), spec, in.integer("count", 1));
        ObjectNode body = Json.object();
        body.set("instanceIds", Json.texts(created.ids()));
        return task(created.change(), body);
    }

    private Reply destroyInstance(Context context, Inputs in) {
        Instance instance = instance(context, in);
        Change change = lifecycle.destroy(context.origin(), instance, in.flag("force"));
        if (in.flag("deleteSnapshots")) {
            storage.deleteSnapshotsOf(instance, change.due());
        }
        return accepted(change, context, in);
    }

    private Reply updateInstance(Context context, Inputs in) {
        Instance instance = instance(context, in);
        instance.name = in.has("name") ? in.text("name") : instance.name;
        instance.description = in.has("description") ? in.text("description") : instance.description;
        return ok(Json.object().put("instanceId", instance.id()));
    }

    private Reply resizeInstance(Context context, Inputs in) {
        Instance instance = instance(context, in);
        int cpu = 0;
        long memory = 0;
        if (in.has("flavorId")) {
            Catalog.Flavor flavor = flavor(in.text("flavorId"));
            cpu = flavor.cpu();
            memory = flavor.memoryMiB();
        }
        long disk = in.integer("diskGiB", 0) * 1024L;
        return accepted(
                lifecycle.resize(context.origin(), instance, in.text("flavorId"), cpu, memory, disk), context, in);
    }

    @NotVerified("The scheme of the console's address is that of the server, so that it can be opened.")
    private Reply vncUrl(Context context, Inputs in) {
        Consoles.Ticket ticket = consoles.open(lifecycle, instance(context, in));
        String scheme = context.request().secure() ? "https://" : "http://";
        return ok(Json.object()
                .put(
                        "url",
                        scheme + context.request().authority() + "/vnc/" + ticket.instanceId() + "?token="
                                + ticket.token())
                .put("expiresAt", IsoTimes.seconds(ticket.expiresAt())));
    }

    private Reply screenshot(Context context, Inputs in) {
        lifecycle.require(instance(context, in), "shown", Set.of(InstanceState.RUNNING));
        String format = in.text("format");
        return ok(Json.object()
                .put("imageBase64", Base64.getEncoder().encodeToString(Consoles.screenshot(format)))
                .put("contentType", "image/" + format));
    }

    private Reply metrics(Context context, Inputs in) {
        Instance instance = instance(context, in);
        int period = in.integer("periodSeconds", Metrics.MINUTE);
        Instant start = in.instant("startTime");
        Instant end = in.instant("endTime");
        if (!start.isBefore(end)) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "startTime must be before endTime");
        }
        if (Duration.between(start, end).toSeconds() / period > MOST_POINTS) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, "at most " + MOST_POINTS + " points at once");
        }
        ArrayNode series = Json.array();
        for (String group : in.list("metrics")) {
            for (Metrics.Metric metric : Metrics.group(group)) {
                ObjectNode one = series.addObject().put("metric", metric.name()).put("unit", metric.unit());
                ArrayNode points = one.putArray("points");
                for (Instant at : Metrics.beginnings(start, end, period)) {
                    if (at.isBefore(instance.createdAt()) || at.isAfter(fleet.now())) {
                        continue;
                    }
                    ObjectNode point = points.addObject().put("timestamp", IsoTimes.seconds(at));
                    OptionalDouble value = Metrics.average(instance, metric, at, period);
                    if (value.isPresent()) {
                        point.put("value", value.getAsDouble());
                    } else {
                        point.putNull("value");
                    }
                }
            }
        }
        ObjectNode body = Json.object().put("period", period);
        body.set("series", series);
        return ok(body);
    }

    private Reply createSnapshot(Context context, Inputs in, Snapshot.Kind kind) {
        Storage.CreatedSnapshot created = storage.createSnapshot(
                context.origin(), instance(context, in), kind, in.text("name"), in.text("description"));
        return task(
                created.change(),
                Json.object().put("snapshotId", created.snapshot().id()));
    }

    private Reply listSnapshots(Context context, Inputs in, Snapshot.Kind kind, String idsName) {
        List<String> ids = in.list(idsName);
        return page(
                context,
                "snapshots",
                fleet.snapshots(),
                snapshot -> snapshot.kind() == kind
                        && snapshot.state() != Snapshot.State.DELETED
                        && (ids.isEmpty() || ids.contains(snapshot.id()))
                        && (!in.has("instanceId") || snapshot.instanceId().equals(in.text("instanceId"))),
                OpenApiCalls::view);
    }

    private Reply listDisks(Context context, Inputs in) {
        List<String> ids = in.list("diskIds");
        return page(
                context,
                "disks",
                fleet.disks(),
                disk -> disk.state() != Disk.State.DELETED
                        && (ids.isEmpty() || ids.contains(disk.id()))
                        && (!in.has("instanceId") || disk.attachedTo(in.text("instanceId"))),
                OpenApiCalls::view);
    }

    private Reply createDisk(Context context, Inputs in) {
        Storage.CreatedDisk created = storage.createDisk(
                context.origin(), in.text("name"), in.integer("diskGiB", 0) * 1024L, in.text("type"));
        return task(created.change(), Json.object().put("diskId", created.disk().id()));
    }

    private Reply mountIso(Context context, Inputs in) {
        Instance instance = instance(context, in);
        String id = in.text("isoId");
        if (fleet.catalog().isos().stream().noneMatch(iso -> iso.id().equals(id))) {
            throw new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + id + "] not found");
        }
        instance.isoIds.add(id);
        return ok(Json.object().put("instanceId", instance.id()));
    }

    private Reply unmountIso(Context context, Inputs in) {
        Instance instance = instance(context, in);
        if (!instance.isoIds.remove(in.text("isoId"))) {
            throw new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + in.text("isoId") + "] is not mounted");
        }
        return ok(Json.object().put("instanceId", instance.id()));
    }

    private Reply listImages(Context context, Inputs in) {
        List<String> ids = in.list("imageIds");
        return page(
                context,
                "images",
                fleet.catalog().images(),
                image -> image.regionId().equals(context.region())
                        && (ids.isEmpty() || ids.contains(image.id()))
                        && (!in.has("owner") || image.owner().equals(in.text("owner")))
                        && (!in.has("osFamily") || image.osFamily().equals(in.text("osFamily"))),
                OpenApiCalls::view);
    }

    private static ObjectNode view(Instance instance) {
        ObjectNode view = Json.object()
                .put("instanceId", instance.id())
                .put("name", instance.name)
                .put("description", instance.description)
                .put("status", instance.state().openApi())
                .put("cpu", instance.cpu)
                .put("memoryMiB", instance.memoryMiB)
                .put("systemDiskGiB", instance.diskGiB())
                .put("imageId", instance.image.id())
                .put("imageName", instance.image.name())
                .put("flavorId", instance.flavorId)
                .put("regionId", instance.regionId)
                .put("zoneId", instance.zoneId)
                .put("vpcId", instance.vpc.id())
                .put("subnetId", instance.vpc.subnetId());
        view.set("privateIpAddresses", Json.texts(instance.privateIps()));
        view.set("publicIpAddresses", Json.texts(instance.publicIps));
        return view.put("createdAt", IsoTimes.seconds(instance.createdAt()))
                .put("statusChangedAt", IsoTimes.seconds(instance.changedAt()));
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

    private static ObjectNode view(Catalog.Image image) {
        return Json.object()
                .put("imageId", image.id())
                .put("name", image.name())
                .put("osFamily", image.osFamily())
                .put("platform", image.platform())
                .put("owner", image.owner())
                .put("status", image.status())
                .put("minDiskGiB", image.minDiskGiB())
                .put("regionId", image.regionId());
    }

    private static ObjectNode view(Catalog.Flavor flavor) {
        return Json.object()
                .put("flavorId", flavor.id())
                .put("name", flavor.name())
                .put("cpu", flavor.cpu())
                .put("memoryMiB", flavor.memoryMiB())
                .put("status", "available");
    }

    private static ObjectNode view(Catalog.Vpc vpc) {
        return Json.object()
                .put("vpcId", vpc.id())
                .put("name", vpc.name())
                .put("cidrBlock", vpc.cidrBlock())
                .put("regionId", vpc.regionId());
    }

    private static ObjectNode view(Catalog.Iso iso) {
        return Json.object()
                .put("isoId", iso.id())
                .put("name", iso.name())
                .put("file", iso.file())
                .put("sizeMiB", iso.sizeMiB());
    }
}
