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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** What style A tells of the catalog, and the entries that inputs name. Callers hold the fleet's monitor. */
final class OpenApiCatalog {
    private final Fleet fleet;

    OpenApiCatalog(Fleet fleet) {
        this.fleet = fleet;
    }

    OpenApiReply regions(OpenApiContext context) {
        ArrayNode regions = Json.array();
        fleet.catalog().regions().forEach(region -> regions.addObject()
                .put("regionId", region.id())
                .put("name", region.name())
                .put("endpoint", context.endpoint())
                .put("status", "available"));
        return OpenApiReply.ok(Json.object().set("regions", regions));
    }

    OpenApiReply images(OpenApiContext context, Inputs in) {
        return OpenApiReply.page(
                context,
                "images",
                fleet.catalog().images(),
                image -> image.regionId().equals(context.region())
                        && in.among("imageIds", image.id())
                        && in.allows("owner", image.owner())
                        && in.allows("osFamily", image.osFamily()),
                OpenApiCatalog::view);
    }

    OpenApiReply flavors(OpenApiContext context, Inputs in) {
        return OpenApiReply.page(
                context,
                "flavors",
                fleet.catalog().flavors(),
                flavor -> in.among("flavorIds", flavor.id()),
                OpenApiCatalog::view);
    }

    OpenApiReply vpcs(OpenApiContext context, Inputs in) {
        return OpenApiReply.page(
                context,
                "vpcs",
                fleet.catalog().vpcs(),
                vpc -> vpc.regionId().equals(context.region()) && in.among("vpcIds", vpc.id()),
                OpenApiCatalog::view);
    }

    OpenApiReply isos(OpenApiContext context) {
        return OpenApiReply.page(context, "isos", fleet.catalog().isos(), iso -> true, OpenApiCatalog::view);
    }

    /** An image of the region that can be used. */
    Catalog.Image image(OpenApiContext context, String id) {
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

    Catalog.Flavor flavor(String id) {
        return fleet.catalog()
                .flavor(id)
                .orElseThrow(() -> new RefusedException(Refusal.FLAVOR_NOT_FOUND, "flavor [" + id + "] not found"));
    }

    /** The network of the region that the input names, else the region's own. */
    Catalog.Vpc vpc(OpenApiContext context, Inputs in) {
        if (!in.has("vpcId")) {
            return fleet.catalog().defaultVpc(context.region());
        }
        return fleet.catalog()
                .vpc(in.text("vpcId"))
                .filter(one -> one.regionId().equals(context.region()))
                .orElseThrow(
                        () -> new RefusedException(Refusal.VPC_NOT_FOUND, "VPC [" + in.text("vpcId") + "] not found"));
    }

    Catalog.Iso iso(String id) {
        return fleet.catalog().isos().stream()
                .filter(iso -> iso.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.ISO_NOT_FOUND, "ISO [" + id + "] not found"));
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
