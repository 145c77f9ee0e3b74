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

import java.util.Base64;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Instances of style A: what their calls read and answer. Callers hold the fleet's monitor. */
final class OpenApiInstances {
    private static final int DEFAULT_DISK_GIB = 40;

    private final Fleet fleet;
    private final Lifecycle lifecycle;
    private final Storage storage;
    private final Consoles consoles;
    private final OpenApiCatalog catalog;

    OpenApiInstances(Fleet fleet, Lifecycle lifecycle, Storage storage, Consoles consoles, OpenApiCatalog catalog) {
        this.fleet = fleet;
        this.lifecycle = lifecycle;
        this.storage = storage;
        this.consoles = consoles;
        this.catalog = catalog;
    }

    /** The instance of the region that the input names. */
    Instance find(OpenApiContext context, Inputs in) {
        Instance instance = fleet.instance(in.text("instanceId"));
        if (!instance.regionId.equals(context.region())) {
            throw Fleet.noInstance(in.text("instanceId"));
        }
        return instance;
    }

    OpenApiReply describe(OpenApiContext context, Inputs in) {
        return OpenApiReply.ok(Json.object().set("instance", view(find(context, in))));
    }

    OpenApiReply list(OpenApiContext context, Inputs in) {
        return OpenApiReply.page(
                context,
                "instances",
                fleet.instances(),
                instance -> !instance.deleted()
                        && instance.regionId.equals(context.region())
                        && in.among("instanceIds", instance.id())
                        && in.among("states", instance.state().canonical())
                        && in.allows("name", instance.name)
                        && in.allows("vpcId", instance.vpc.id())
                        && in.allows("zoneId", instance.zoneId)
                        && in.allows("imageId", instance.image.id()),
                OpenApiInstances::view);
    }

    OpenApiReply create(OpenApiContext context, Inputs in) {
        Catalog.Image image = catalog.image(context, in.text("imageId"));
        Catalog.Flavor flavor = catalog.flavor(in.text("flavorId"));
        Catalog.Region region = fleet.catalog().region(context.region()).orElseThrow();
        Catalog.Vpc vpc = catalog.vpc(context, in);
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
        return OpenApiReply.task(created.change(), Json.object().set("instanceIds", Json.texts(created.ids())));
    }

    OpenApiReply destroy(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        Change change = lifecycle.destroy(context.origin(), instance, in.flag("force"));
        if (in.flag("deleteSnapshots")) {
            storage.deleteSnapshotsOf(instance, change.due());
        }
        return accepted(in, change);
    }

    OpenApiReply update(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        instance.name = in.has("name") ? in.text("name") : instance.name;
        instance.description = in.has("description") ? in.text("description") : instance.description;
        return changed(instance);
    }

    OpenApiReply resize(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        int cpu = 0;
        long memory = 0;
        if (in.has("flavorId")) {
            Catalog.Flavor flavor = catalog.flavor(in.text("flavorId"));
            cpu = flavor.cpu();
            memory = flavor.memoryMiB();
        }
        long disk = in.integer("diskGiB", 0) * 1024L;
        return accepted(in, lifecycle.resize(context.origin(), instance, in.text("flavorId"), cpu, memory, disk));
    }

    OpenApiReply rebuild(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        Catalog.Image image = catalog.image(context, in.text("imageId"));
        return accepted(in, lifecycle.rebuild(context.origin(), instance, image, in.text("password")));
    }

    @NotVerified("The scheme of the console's address is that of the server, so that it can be opened.")
    OpenApiReply vncUrl(OpenApiContext context, Inputs in) {
        Consoles.Ticket ticket = consoles.open(lifecycle, find(context, in));
        return OpenApiReply.ok(Json.object()
                .put("url", context.endpoint() + ticket.pathAndQuery())
                .put("expiresAt", IsoTimes.seconds(ticket.expiresAt())));
    }

    OpenApiReply screenshot(OpenApiContext context, Inputs in) {
        lifecycle.require(find(context, in), "shown", Set.of(InstanceState.RUNNING));
        String format = in.text("format");
        return OpenApiReply.ok(Json.object()
                .put("imageBase64", Base64.getEncoder().encodeToString(Consoles.screenshot(format)))
                .put("contentType", "image/" + format));
    }

    OpenApiReply mountIso(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        instance.isoIds.add(catalog.iso(in.text("isoId")).id());
        return changed(instance);
    }

    OpenApiReply unmountIso(OpenApiContext context, Inputs in) {
        Instance instance = find(context, in);
        if (!instance.isoIds.remove(in.text("isoId"))) {
            throw new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + in.text("isoId") + "] is not mounted");
        }
        return changed(instance);
    }

    /** A change of the instance that the input names, which goes on. */
    static OpenApiReply accepted(Inputs in, Change change) {
        return OpenApiReply.task(change, Json.object().put("instanceId", in.text("instanceId")));
    }

    private static OpenApiReply changed(Instance instance) {
        return OpenApiReply.ok(Json.object().put("instanceId", instance.id()));
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
}
