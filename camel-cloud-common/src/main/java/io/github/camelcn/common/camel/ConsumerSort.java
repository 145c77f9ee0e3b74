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
package io.github.camelcn.common.camel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ObjectInfo;

/** The orders to consume in. An object without a date counts as the oldest; equal ones follow their keys. */
public enum ConsumerSort {
    /** As the service lists. */
    none(null),
    name(byName()),
    nameDescending(byName().reversed()),
    modified(byDate().thenComparing(byName())),
    modifiedDescending(byDate().reversed().thenComparing(byName())),
    size(Comparator.comparingLong(ObjectInfo::size).thenComparing(byName())),
    sizeDescending(Comparator.comparingLong(ObjectInfo::size).reversed().thenComparing(byName()));

    private final transient Comparator<ObjectInfo> order;

    ConsumerSort(Comparator<ObjectInfo> order) {
        this.order = order;
    }

    /** Empty for {@link #none}. */
    public Optional<Comparator<ObjectInfo>> order() {
        return Optional.ofNullable(order);
    }

    private static Comparator<ObjectInfo> byName() {
        return Comparator.comparing(info -> info.ref().key());
    }

    private static Comparator<ObjectInfo> byDate() {
        return Comparator.comparing(info -> info.lastModified().orElse(Instant.MIN));
    }
}
