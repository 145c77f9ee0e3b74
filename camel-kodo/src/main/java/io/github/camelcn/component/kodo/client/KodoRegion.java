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
package io.github.camelcn.component.kodo.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/**
 * The regions the provider names. Others exist, such as private deployments: wherever a region is configured, free text
 * is accepted beside these.
 *
 * <p>Source: provider documentation, page 1671, read 2025-11 and 2025-12, and the product guide for the names.
 */
public enum KodoRegion {
    CN_EAST_1("cn-east-1", "z0", "East China-Zhejiang"),
    CN_EAST_2("cn-east-2", "cn-east-2", "East China-Zhejiang 2"),
    CN_NORTH_1("cn-north-1", "z1", "North China-Hebei"),
    CN_SOUTH_1("cn-south-1", "z2", "South China-Guangdong"),
    /** Missing on the page of 2025-12: may be closed to new buckets. */
    CN_NORTHWEST_1("cn-northwest-1", "cn-northwest-1", "Northwest-Shaanxi"),
    US_NORTH_1("us-north-1", "na0", "North America-Los Angeles"),
    AP_SOUTHEAST_1("ap-southeast-1", "as0", "Asia Pacific-Singapore"),
    /** For existing customers only since 2025-12. */
    AP_SOUTHEAST_2("ap-southeast-2", "ap-southeast-2", "Asia Pacific-Hanoi"),
    /** For existing customers only since 2025-12. */
    AP_SOUTHEAST_3("ap-southeast-3", "ap-southeast-3", "Asia Pacific-Ho Chi Minh");

    private final String id;
    private final String nativeId;
    private final String displayName;

    KodoRegion(String id, String nativeId, String displayName) {
        this.id = id;
        this.nativeId = nativeId;
        this.displayName = displayName;
    }

    /** What S3 requests, signatures and endpoints call it. */
    public String id() {
        return id;
    }

    /** What the native API calls it. */
    public String nativeId() {
        return nativeId;
    }

    /** What the console and the guide call it. */
    public String displayName() {
        return displayName;
    }

    /** By any of its names, without regard to case. */
    public static Optional<KodoRegion> of(String name) {
        String wanted = requireNonNull(name, "name").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(region -> wanted.equals(region.id)
                        || wanted.equals(region.nativeId)
                        || wanted.equals(region.displayName.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All ids, for messages: {@code cn-east-1, cn-east-2, ...}. */
    static String ids() {
        return Arrays.stream(values()).map(KodoRegion::id).collect(Collectors.joining(", "));
    }
}
