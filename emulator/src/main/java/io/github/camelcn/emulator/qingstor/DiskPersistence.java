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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.storage.BlobStore;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.Persistence;
import io.github.camelcn.emulator.storage.RecordFolder;
import io.github.camelcn.emulator.wire.Json;

/** How buckets and objects are written down in a {@link RecordFolder}. Thread-safe. */
final class DiskPersistence implements Persistence<Bucket, StoredObject> {
    private final RecordFolder folder;

    DiskPersistence(Path directory, BlobStore blobs) throws IOException {
        this.folder = new RecordFolder(directory, blobs);
    }

    @Override
    public void saveBucket(Bucket bucket) {
        ObjectNode json = Json.object();
        json.put("name", bucket.name())
                .put("zone", bucket.zone())
                .put("owner", bucket.ownerId())
                .put("created", bucket.created().toString());
        ObjectNode settings = json.putObject("settings");
        bucket.settings()
                .forEach((setting, value) -> settings.set(setting.name().toLowerCase(Locale.ROOT), value));
        folder.saveBucket(bucket.name(), json);
    }

    @Override
    public void deleteBucket(Bucket bucket) {
        folder.deleteBucket(bucket.name());
    }

    @Override
    public void saveObject(Bucket bucket, StoredObject object) {
        ObjectNode json = Json.object();
        json.put("key", object.key())
                .put("etag", object.etag())
                .put("type", object.attributes().contentType())
                .put("storageClass", object.attributes().storageClass())
                .put("modified", object.modified().toString())
                .put("keyMd5", object.keyMd5())
                .put("appendable", object.appendable());
        object.attributes().headers().forEach(json.putObject("headers")::put);
        object.attributes().metadata().forEach(json.putObject("metadata")::put);
        folder.saveObject(bucket.name(), object, json);
    }

    @Override
    public void deleteObject(Bucket bucket, String key) {
        folder.deleteObject(bucket.name(), key);
    }

    /** Fills the store with what an earlier run left, and removes bytes nobody refers to. */
    void load(Store store) throws IOException {
        folder.load(json -> {
            Bucket bucket = bucket(json);
            store.adopt(bucket);
            return (object, content) -> bucket.adopt(object(object, content));
        });
    }

    private Bucket bucket(JsonNode json) {
        Bucket bucket = new Bucket(
                json.path("name").asText(),
                json.path("zone").asText(),
                json.path("owner").asText(),
                Instant.parse(json.path("created").asText()),
                this);
        json.path("settings").properties().forEach(setting -> bucket.settings()
                .put(Setting.valueOf(setting.getKey().toUpperCase(Locale.ROOT)), setting.getValue()));
        return bucket;
    }

    private static StoredObject object(JsonNode json, Content content) {
        return new StoredObject(
                json.path("key").asText(),
                content,
                content.size(),
                json.path("etag").asText(),
                new Attributes(
                        json.path("type").asText(),
                        json.path("storageClass").asText(),
                        RecordFolder.texts(json.path("headers")),
                        RecordFolder.texts(json.path("metadata"))),
                Instant.parse(json.path("modified").asText()),
                json.path("keyMd5").asText(),
                json.path("appendable").asBoolean());
    }
}
