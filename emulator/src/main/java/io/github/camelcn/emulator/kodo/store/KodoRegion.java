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
package io.github.camelcn.emulator.kodo.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A region by the names of both protocols.
 *
 * <p>Source: Qiniu documentation 1671 (2025-11 and 2025-12).
 *
 * @param id the region of S3 endpoints and signatures, such as {@code cn-east-1}
 * @param nativeId the region of native hosts, such as {@code z0}
 * @param refused storage classes it does not offer
 */
public record KodoRegion(String id, String nativeId, String description, Set<StorageClass> refused) {
    /** The regions of the service. */
    public static final List<KodoRegion> ALL = List.of(
            of("cn-east-1", "z0", "East China-Zhejiang"),
            of("cn-east-2", "cn-east-2", "East China-Zhejiang 2"),
            of("cn-north-1", "z1", "North China-Hebei"),
            of("cn-south-1", "z2", "South China-Guangdong"),
            of("cn-northwest-1", "cn-northwest-1", "Northwest-Shaanxi 1"),
            of("us-north-1", "na0", "North America-Los Angeles"),
            of("ap-southeast-1", "as0", "Asia Pacific-Singapore"),
            of("ap-southeast-2", "ap-southeast-2", "Asia Pacific-Hanoi"),
            of("ap-southeast-3", "ap-southeast-3", "Asia Pacific-Ho Chi Minh"));

    public KodoRegion {
        refused = Set.copyOf(refused);
    }

    /** A region that offers every storage class. */
    public static KodoRegion of(String id, String nativeId, String description) {
        return new KodoRegion(id, nativeId, description, Set.of());
    }

    /** The same region without some storage classes. */
    public KodoRegion without(Set<StorageClass> classes) {
        return new KodoRegion(id, nativeId, description, classes);
    }

    public boolean offers(StorageClass storageClass) {
        return !refused.contains(storageClass);
    }

    public Set<StorageClass> offered() {
        Set<StorageClass> offered = EnumSet.allOf(StorageClass.class);
        offered.removeAll(refused);
        return offered;
    }
}
