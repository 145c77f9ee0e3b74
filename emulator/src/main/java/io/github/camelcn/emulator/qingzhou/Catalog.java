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
import java.util.Optional;

/**
 * What the cloud has on offer and never changes while it runs.
 *
 * @param regions regions of style A, the first is the default
 * @param zones zones of style C
 */
public record Catalog(
        List<Region> regions,
        List<String> zones,
        List<Image> images,
        List<Flavor> flavors,
        List<Vpc> vpcs,
        List<Iso> isos,
        List<String> addresses) {

    public Catalog {
        regions = List.copyOf(regions);
        zones = List.copyOf(zones);
        images = List.copyOf(images);
        flavors = List.copyOf(flavors);
        vpcs = List.copyOf(vpcs);
        isos = List.copyOf(isos);
        addresses = List.copyOf(addresses);
        if (regions.isEmpty() || zones.isEmpty() || vpcs.isEmpty()) {
            throw new IllegalArgumentException("a catalog needs a region, a zone and a VPC");
        }
    }

    /** A region of style A; it has one zone, {@code <id>a}. */
    public record Region(String id, String name) {
        String zoneId() {
            return id + "a";
        }
    }

    /**
     * A system image.
     *
     * @param osFamily such as {@code ubuntu}
     * @param platform {@code linux} or {@code windows}
     * @param owner {@code system} or {@code self}
     * @param status {@code available}, or anything else for an image that cannot be used yet
     */
    public record Image(
            String id,
            String name,
            String osFamily,
            String platform,
            String owner,
            String status,
            int minDiskGiB,
            String regionId) {
        boolean available() {
            return status.equals("available");
        }
    }

    /** A size of instance. */
    public record Flavor(String id, String name, int cpu, int memoryMiB) {}

    /** A network with one subnet, and for style C the router that serves it. */
    public record Vpc(String id, String name, String cidrBlock, String regionId) {
        String subnetId() {
            return "subnet-" + suffix();
        }

        String vxnetId() {
            return "vxnet-" + suffix();
        }

        String routerId() {
            return "rtr-" + suffix();
        }

        private String suffix() {
            return id.substring(id.indexOf('-') + 1);
        }
    }

    /** An installation medium. */
    public record Iso(String id, String name, String file, int sizeMiB) {}

    Region defaultRegion() {
        return regions.get(0);
    }

    Optional<Region> region(String id) {
        return regions.stream().filter(region -> region.id().equals(id)).findFirst();
    }

    Optional<Image> image(String id) {
        return images.stream().filter(image -> image.id().equals(id)).findFirst();
    }

    Optional<Flavor> flavor(String id) {
        return flavors.stream().filter(flavor -> flavor.id().equals(id)).findFirst();
    }

    Optional<Vpc> vpc(String id) {
        return vpcs.stream().filter(vpc -> vpc.id().equals(id)).findFirst();
    }

    /** The default network of a region: its first, else the first of all. */
    Vpc defaultVpc(String regionId) {
        return vpcs.stream()
                .filter(vpc -> vpc.regionId().equals(regionId))
                .findFirst()
                .orElse(vpcs.get(0));
    }
}
