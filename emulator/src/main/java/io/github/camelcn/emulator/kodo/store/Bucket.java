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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.storage.KeyOrder;
import io.github.camelcn.emulator.storage.ObjectTable;
import io.github.camelcn.emulator.storage.Persistence;

/** A bucket: two names, a region, sorted objects, open uploads, settings. Thread-safe. */
public final class Bucket {
    /** What both protocols, or one of them, can set about a bucket. */
    public enum Setting {
        CORS,
        TAGS,
        POLICY,
        LIFECYCLE,
        QUOTA,
        MIRROR,
        DOMAINS,
        EVENTS
    }

    private final String name;
    private final String s3Name;
    private final KodoRegion region;
    private final String ownerId;
    private final Instant created;
    private final Persistence<Bucket, StoredObject> persistence;
    private final ObjectTable<StoredObject, Attributes> table;
    private final Map<Setting, JsonNode> settings = new ConcurrentHashMap<>();
    private volatile boolean isPrivate;
    private volatile boolean requesterPays;

    Bucket(
            String name,
            String s3Name,
            KodoRegion region,
            String ownerId,
            Instant created,
            Persistence<Bucket, StoredObject> persistence) {
        this.name = name;
        this.s3Name = s3Name;
        this.region = region;
        this.ownerId = ownerId;
        this.created = created;
        this.persistence = persistence;
        this.table = new ObjectTable<>(persistence.keeper(this), KeyOrder.UTF_8);
    }

    /** The Kodo name, which native calls use. */
    public String name() {
        return name;
    }

    /** The name S3 requests use. */
    public String s3Name() {
        return s3Name;
    }

    public KodoRegion region() {
        return region;
    }

    public String ownerId() {
        return ownerId;
    }

    public Instant created() {
        return created;
    }

    public ObjectTable<StoredObject, Attributes> table() {
        return table;
    }

    /** The object as it is, for looking at; its bytes may go any moment. */
    public Optional<StoredObject> find(String key) {
        return Optional.ofNullable(table.objects().get(key));
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    public void makePrivate(boolean other) {
        isPrivate = other;
        persistence.saveBucket(this);
    }

    /** Whether requests must say that whoever sends them pays. */
    public boolean requesterPays() {
        return requesterPays;
    }

    public void demandRequesterPays(boolean demand) {
        requesterPays = demand;
        persistence.saveBucket(this);
    }

    public Optional<JsonNode> setting(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    Map<Setting, JsonNode> settings() {
        return settings;
    }

    public void set(Setting setting, JsonNode value) {
        settings.put(setting, value);
        persistence.saveBucket(this);
    }

    public void unset(Setting setting) {
        settings.remove(setting);
        persistence.saveBucket(this);
    }

    void restoreFlags(boolean wasPrivate, boolean wasRequesterPays) {
        isPrivate = wasPrivate;
        requesterPays = wasRequesterPays;
    }

    /** Removes objects, uploads and settings. */
    void clear() {
        table.clear();
        List.copyOf(settings.keySet()).forEach(this::unset);
    }
}
