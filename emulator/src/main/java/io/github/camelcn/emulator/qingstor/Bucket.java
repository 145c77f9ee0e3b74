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

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.storage.KeyOrder;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.storage.Persistence;
import io.github.camelcn.emulator.storage.Upload;

/** A bucket: sorted objects, open uploads, settings. Thread-safe; writers of one key take {@link #lock(String)}. */
final class Bucket {
    private final String name;
    private final String zone;
    private final String ownerId;
    private final Instant created;
    private final Persistence<Bucket, StoredObject> persistence;
    private final ObjectTable<StoredObject, Draft> table;
    private final Map<Setting, JsonNode> settings = new ConcurrentHashMap<>();

    Bucket(String name, String zone, String ownerId, Instant created, Persistence<Bucket, StoredObject> persistence) {
        this.name = name;
        this.zone = zone;
        this.ownerId = ownerId;
        this.created = created;
        this.persistence = persistence;
        this.table = new ObjectTable<>(persistence.keeper(this), KeyOrder.UTF_16);
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

    /** @see ObjectTable#watch */
    void watch(ObjectTable.Watcher<StoredObject> watcher) {
        table.watch(watcher);
    }

    ConcurrentNavigableMap<String, StoredObject> objects() {
        return table.objects();
    }

    Map<String, Upload<Draft>> uploads() {
        return table.uploads();
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
        return table.count();
    }

    long bytes() {
        return table.bytes();
    }

    Object lock(String key) {
        return table.lock(key);
    }

    /** @see ObjectTable#hold(String) */
    Optional<StoredObject> hold(String key) {
        return table.hold(key);
    }

    /** @see ObjectTable#publish */
    void publish(StoredObject object) {
        table.publish(object);
    }

    /** @see ObjectTable#adopt */
    void adopt(StoredObject object) {
        table.adopt(object);
    }

    void remove(String key) {
        table.remove(key);
    }

    /** @see ObjectTable#abort(String) */
    boolean abort(String uploadId) {
        return table.abort(uploadId);
    }

    /** Removes every object and upload. */
    void clear() {
        table.clear();
    }
}
