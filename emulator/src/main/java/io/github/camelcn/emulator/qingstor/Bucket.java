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
package io.github.camelcn.emulator.qingstor;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;

/** A bucket: sorted objects, open uploads, settings. Thread-safe; writers of one key take {@link #lock(String)}. */
final class Bucket {
    private static final int STRIPES = 64;

    private final String name;
    private final String zone;
    private final String ownerId;
    private final Instant created;
    private final Persistence persistence;
    private final ConcurrentNavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<Setting, JsonNode> settings = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Object[] locks = new Object[STRIPES];

    Bucket(String name, String zone, String ownerId, Instant created, Persistence persistence) {
        this.name = name;
        this.zone = zone;
        this.ownerId = ownerId;
        this.created = created;
        this.persistence = persistence;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
        }
    }

    String name() {
        return name;
    }

    String zone() {
        return zone;
    }

    String ownerId() {
        return ownerId;
    }

    Instant created() {
        return created;
    }

    ConcurrentNavigableMap<String, StoredObject> objects() {
        return objects;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    Optional<JsonNode> setting(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    Map<Setting, JsonNode> settings() {
        return settings;
    }

    void set(Setting setting, JsonNode value) {
        settings.put(setting, value);
        persistence.saveBucket(this);
    }

    void unset(Setting setting) {
        settings.remove(setting);
        persistence.saveBucket(this);
    }

    long count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }

    Object lock(String key) {
        return locks[(key.hashCode() & 0x7fffffff) % STRIPES];
    }

    /** The object, its content held by the caller; empty when there is none. */
    Optional<StoredObject> hold(String key) {
        while (true) {
            StoredObject object = objects.get(key);
            if (object == null) {
                return Optional.empty();
            }
            if (object.content().hold()) {
                return Optional.of(object);
            }
        }
    }

    /** Puts an object in place, taking over the caller's hold on its content. */
    void publish(StoredObject object) {
        synchronized (lock(object.key())) {
            persistence.saveObject(this, object);
            adopt(object);
        }
    }

    /** As {@link #publish} for an object that is on disk already. */
    void adopt(StoredObject object) {
        StoredObject old = objects.put(object.key(), object);
        bytes.addAndGet(object.size() - (old == null ? 0 : old.size()));
        if (old == null) {
            count.incrementAndGet();
        } else {
            old.content().release();
        }
    }

    void remove(String key) {
        synchronized (lock(key)) {
            StoredObject old = objects.remove(key);
            if (old != null) {
                persistence.deleteObject(this, key);
                count.decrementAndGet();
                bytes.addAndGet(-old.size());
                old.content().release();
            }
        }
    }

    /** Forgets an upload and lets go of its parts; true when it was open. */
    boolean abort(String uploadId) {
        Upload upload = uploads.remove(uploadId);
        if (upload == null || !upload.close()) {
            return false;
        }
        upload.parts().values().forEach(part -> part.segment().blob().release());
        return true;
    }

    /** Removes every object and upload. */
    void clear() {
        objects.keySet().forEach(this::remove);
        uploads.keySet().forEach(this::abort);
    }
}
