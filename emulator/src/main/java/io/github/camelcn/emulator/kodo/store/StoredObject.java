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

import java.time.Instant;

import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Stored;

/** An object at rest. Never changes; a new version replaces it. */
public record StoredObject(
        String key,
        Content content,
        long size,
        String etag,
        Fingerprint fingerprint,
        Attributes attributes,
        Instant modified,
        ObjectState state)
        implements Stored {
    /** The same bytes under another key; whoever publishes it holds the content once more. */
    public StoredObject copiedTo(String newKey, Attributes newAttributes, Instant now) {
        return new StoredObject(newKey, content, size, etag, fingerprint, newAttributes, now, ObjectState.NORMAL);
    }

    /** The same object with other attributes or another state; its date stays. */
    public StoredObject with(Attributes newAttributes, ObjectState newState) {
        return new StoredObject(key, content, size, etag, fingerprint, newAttributes, modified, newState);
    }

    /** What an archived object is now; every other object counts as thawed. */
    public Thaw.Phase phase(Instant now) {
        if (!attributes.storageClass().archive()) {
            return Thaw.Phase.THAWED;
        }
        return state.thaw().map(thaw -> thaw.phase(now)).orElse(Thaw.Phase.FROZEN);
    }
}
