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

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/** What style C offers to choose from. Callers hold the fleet's monitor. */
final class QingcloudCatalog {
    private final Fleet fleet;

    QingcloudCatalog(Fleet fleet) {
        this.fleet = fleet;
    }

    ObjectNode zones(QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode set = body.putArray("zone_set");
        fleet.catalog().zones().stream()
                .filter(zone -> QingcloudAnswers.among(in.list("zones"), zone)
                        && QingcloudAnswers.among(in.list("status"), "active"))
                .forEach(zone -> set.addObject().put("zone_id", zone).put("status", "active"));
        return body.put("total_count", set.size());
    }

    ObjectNode describeImages(QingcloudParameters in) {
        List<String> ids = in.list("images");
        List<String> states = in.list("status");
        String provider = in.text("provider");
        String family = in.text("os_family");
        return QingcloudAnswers.page(
                in,
                "image_set",
                fleet.catalog().images(),
                image -> QingcloudAnswers.among(ids, image.id())
                        && QingcloudAnswers.among(states, image.status())
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

    ObjectNode describeTypes(String zone, QingcloudParameters in) {
        ObjectNode body = Json.object();
        ArrayNode set = body.putArray("instance_type_set");
        fleet.catalog().flavors().stream()
                .filter(flavor -> QingcloudAnswers.among(in.list("instance_types"), flavor.id()))
                .forEach(flavor -> set.addObject()
                        .put("instance_type_id", flavor.id())
                        .put("instance_type_name", flavor.name())
                        .put("vcpus_current", flavor.cpu())
                        .put("memory_current", flavor.memoryMiB())
                        .put("status", "available")
                        .put("zone_id", zone));
        return body.put("total_count", set.size());
    }
}
