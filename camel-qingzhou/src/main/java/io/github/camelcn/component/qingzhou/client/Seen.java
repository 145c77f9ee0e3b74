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

import java.time.Instant;

import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.Snapshot;

/**
 * What a look at a resource showed.
 *
 * @param state name of its state; {@code DELETED} if it is not there
 * @param changedAt when the service says the state began; null if it does not tell
 * @param thing the instance, disk or snapshot; null if it is not there
 */
record Seen(String state, Instant changedAt, Object thing) {

    static final String DELETED = "DELETED";

    static Seen of(Object thing) {
        if (thing instanceof Instance instance) {
            return new Seen(instance.state().name(), instance.stateChangedAt(), instance);
        }
        if (thing instanceof Disk disk) {
            return new Seen(disk.state().name(), null, disk);
        }
        return new Seen(((Snapshot) thing).state().name(), null, thing);
    }

    boolean isGone() {
        return thing == null;
    }
}
