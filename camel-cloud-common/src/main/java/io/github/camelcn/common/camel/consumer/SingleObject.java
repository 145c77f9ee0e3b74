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
package io.github.camelcn.common.camel.consumer;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;

/** The one object the {@code fileName} option names, asked for by name at each poll. */
final class SingleObject implements ObjectSource {

    private final ObjectStore store;
    private final HeadObjectRequest request;
    /** What was deleted or moved since it was asked for; a name has one content at a time, so one is enough. */
    private volatile Optional<ObjectIdentity> forgotten = Optional.empty();

    private boolean asked;

    SingleObject(ObjectStore store, HeadObjectRequest request) {
        this.store = store;
        this.request = request;
    }

    @Override
    public void begin() {
        asked = false;
    }

    @Override
    public boolean isAtStart() {
        return true;
    }

    @Override
    public Optional<ObjectInfo> next() throws IOException {
        if (asked) {
            asked = false;
            return Optional.empty();
        }
        forgotten = Optional.empty();
        try {
            ObjectInfo info = store.head(request);
            asked = true;
            return Optional.of(info);
        } catch (ObjectNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void forget(ObjectInfo object) {
        forgotten = Optional.of(ObjectIdentity.of(object));
    }

    @Override
    public boolean isForgotten(ObjectInfo object) {
        return forgotten.equals(Optional.of(ObjectIdentity.of(object)));
    }
}
