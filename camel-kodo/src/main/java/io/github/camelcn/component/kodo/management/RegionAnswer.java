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

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.wire.EndpointAddress;
import io.github.camelcn.common.wire.MalformedAnswerException;

/**
 * Reads the answer to {@code /v4/query}. Stateless. Source: official SDKs for Java 7.19.0 and Go (2026-07), adapter
 * library 0.7.1.
 */
final class RegionAnswer {

    /** The answers of the public cloud say so, too. */
    static final Duration USUAL_TTL = Duration.ofDays(1);

    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(7);

    private final JsonNode region;
    private final String scheme;

    private RegionAnswer(JsonNode region, String scheme) {
        this.region = region;
        this.scheme = scheme;
    }

    /**
     * @param scheme of hosts that are named without one, as all usually are
     * @throws MalformedAnswerException if it names no region, or something as a host that is none
     */
    static RegionHosts read(JsonNode answer, String scheme) throws MalformedAnswerException {
        JsonNode first = answer.path("hosts").path(0);
        if (!first.isObject()) {
            throw new MalformedAnswerException("JSON", "it names no region", null);
        }
        return new RegionAnswer(first, scheme).hosts();
    }

    private RegionHosts hosts() throws MalformedAnswerException {
        return new RegionHosts(
                region.path("region").asText(),
                region.path("s3").path("region_alias").asText(),
                of("s3"),
                of("up"),
                of("rs"),
                of("rsf"),
                of("io"),
                of("io_src"),
                of("api"),
                of("uc"),
                fileTypes(),
                ttl());
    }

    /** Preferred hosts, then alternatives; those for accelerated uploads are left out. */
    private List<String> of(String service) throws MalformedAnswerException {
        List<String> hosts = new ArrayList<>();
        for (String rank : List.of("domains", "old")) {
            for (JsonNode host : region.path(service).path(rank)) {
                String name = host.asText();
                if (!name.isEmpty() && !hosts.contains(url(name))) {
                    hosts.add(url(name));
                }
            }
        }
        return hosts;
    }

    /** An answer that came over https sends nobody to plain http. */
    private String url(String name) throws MalformedAnswerException {
        int behind = name.startsWith("http://") && scheme.equals("https") ? "http://".length() : 0;
        String host = name.substring(behind);
        try {
            return EndpointAddress.of(host.contains("://") ? host : scheme + "://" + host, PublicCloud.UC)
                    .uri()
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswerException("JSON", "it names a host that is none", e);
        }
    }

    private Map<Integer, String> fileTypes() {
        Map<Integer, String> types = new HashMap<>();
        for (JsonNode type : region.path("extra").path("file_types")) {
            types.put(
                    type.path("file_type").asInt(),
                    type.path("s3_storage_class").asText());
        }
        return types;
    }

    /** An absurd value would ask all the time, or never again. */
    private Duration ttl() {
        Duration told = Duration.ofSeconds(region.path("ttl").asLong());
        if (told.isNegative() || told.isZero()) {
            return USUAL_TTL;
        }
        return told.compareTo(SHORTEST_TTL) < 0 ? SHORTEST_TTL : told.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : told;
    }
}
