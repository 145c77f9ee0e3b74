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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.common.objectstore.ObjectRef;

/** A memory that can be looked into, and that fails when told so. */
final class MapMemory implements UploadMemory {

    final Map<ObjectRef, String> notes = new ConcurrentHashMap<>();
    volatile boolean broken;

    @Override
    public Optional<String> recall(ObjectRef target) throws IOException {
        fail();
        return Optional.ofNullable(notes.get(target));
    }

    @Override
    public void remember(ObjectRef target, String note) throws IOException {
        fail();
        notes.put(target, note);
    }

    @Override
    public void forget(ObjectRef target) throws IOException {
        fail();
        notes.remove(target);
    }

    private void fail() throws IOException {
        if (broken) {
            throw new IOException("the memory is gone");
        }
    }
}
