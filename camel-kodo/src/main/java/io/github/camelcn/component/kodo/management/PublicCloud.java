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
package io.github.camelcn.component.kodo.management;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelcn.component.kodo.names.KodoRegion;

/**
 * The hosts of the public cloud as they are documented, for when nobody answers the question for them. Source: provider
 * documentation, page 1671 (read 2025-11 and 2025-12); the older names and the fallbacks: official SDKs for Java 7.19.0
 * and Go (2026-07).
 */
final class PublicCloud {

    static final String UC = "https://uc.qiniuapi.com";

    /** Global, in the order the official SDKs try them. */
    static final List<String> UC_HOSTS = List.of(UC, "https://kodo-config.qiniuapi.com", "https://uc.qbox.me");

    /** Regions whose statistics and asynchronous fetches are documented at the global host. */
    private static final Set<String> GLOBAL_API = Set.of("z0", "cn-east-2", "z1", "z2", "na0", "as0");

    /** Regions from before 2020, whose services also have names in the older domain. */
    private static final Set<String> OLD_NAMES = Set.of("z0", "z1", "z2", "na0", "as0");

    private PublicCloud() {}

    /**
     * @param region by any of its names
     * @return empty for a region nobody has documented
     */
    static Optional<RegionHosts> hosts(String region) {
        return KodoRegion.of(region).map(PublicCloud::hosts);
    }

    private static RegionHosts hosts(KodoRegion region) {
        String id = region.nativeId();
        String api = "https://api-" + id + ".qiniuapi.com";
        String globalApi = "https://api.qiniuapi.com";
        return new RegionHosts(
                id,
                region.id(),
                List.of("https://s3." + region.id() + ".qiniucs.com"),
                List.of("https://up-" + id + ".qiniup.com"),
                named("rs", id),
                named("rsf", id),
                List.of("https://iovip-" + id + ".qiniuio.com"),
                List.of(),
                GLOBAL_API.contains(id) ? List.of(globalApi, api) : List.of(api),
                UC_HOSTS,
                Map.of(),
                RegionQuery.SILENCE);
    }

    private static List<String> named(String service, String region) {
        String host = "https://" + service + "-" + region + ".qiniuapi.com";
        if (!OLD_NAMES.contains(region)) {
            return List.of(host);
        }
        String old = region.equals("z0") ? service : service + "-" + region;
        return List.of(host, "https://" + old + ".qbox.me");
    }
}
