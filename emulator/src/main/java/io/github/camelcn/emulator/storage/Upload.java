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
package io.github.camelcn.emulator.storage;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A multipart upload that was begun. The parts map is shared by threads; {@code closed} is guarded by this, so that a
 * part arriving while the upload ends is not lost in the store.
 *
 * @param <D> the draft of what the object is to be
 */
public final class Upload<D> {
    /** @param etag hex digits without quotes */
    public record Part(int number, Content.Segment segment, long size, String etag, Instant created) {}

    private final String id;
    private final String key;
    private final D draft;
    private final Instant created;
    private final NavigableMap<Integer, Part> parts = new ConcurrentSkipListMap<>();
    private boolean closed;

    public Upload(String id, String key, D draft, Instant created) {
        this.id = id;
        this.key = key;
        this.draft = draft;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String key() {
        return key;
    }

    public D draft() {
        return draft;
    }

    public Instant created() {
        return created;
    }

    public NavigableMap<Integer, Part> parts() {
        return parts;
    }

    /** Stores a part, replacing one of the same number; false when the upload has ended meanwhile. */
    public synchronized boolean put(Part part) {
        if (closed) {
            return false;
        }
        Part old = parts.put(part.number(), part);
        if (old != null) {
            old.segment().blob().release();
        }
        return true;
    }

    /** Ends the upload; false when another thread did so first. */
    public synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
