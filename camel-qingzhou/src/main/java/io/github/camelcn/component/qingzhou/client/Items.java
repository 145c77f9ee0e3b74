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
package io.github.camelcn.component.qingzhou.client;

import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.Flavor;
import io.github.camelcn.component.qingzhou.model.Image;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.Region;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.Vpc;

/** What listed things have in common. */
final class Items {

    private Items() {}

    /** What tells a thing from others of its kind; the thing itself where there is no id. */
    static Object idOf(Object item) {
        if (item instanceof Instance instance) {
            return instance.id();
        }
        if (item instanceof Disk disk) {
            return disk.id();
        }
        if (item instanceof Snapshot snapshot) {
            return snapshot.id();
        }
        if (item instanceof Image image) {
            return image.id();
        }
        if (item instanceof Flavor flavor) {
            return flavor.id();
        }
        if (item instanceof Region region) {
            return region.id();
        }
        return item instanceof Vpc vpc ? vpc.id() : item;
    }
}
