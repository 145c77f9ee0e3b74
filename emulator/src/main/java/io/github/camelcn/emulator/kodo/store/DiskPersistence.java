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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    private final KodoOptions options;

    DiskPersistence(Path directory, BlobStore blobs, KodoOptions options) throws IOException {
        this.folder = new RecordFolder(directory, blobs);
        this.options = options;
    }

    @Override
    public void saveBucket(Bucket bucket) {
        ObjectNode json = Json.object();
        json.put("name", bucket.name())
                .put("s3Name", bucket.s3Name())
                .put("region", bucket.region().id())
                .put("owner", bucket.ownerId())
                .put("created", bucket.created().toString())
                .put("private", bucket.isPrivate())
                .put("requesterPays", bucket.requesterPays());
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
        Attributes attributes = object.attributes();
        ObjectNode json = Json.object();
        json.put("key", object.key())
                .put("etag", object.etag())
                .put("md5", object.fingerprint().md5())
                .put("byParts", object.fingerprint().byParts())
                .put("type", attributes.contentType())
                .put("storageClass", attributes.storageClass().name())
                .put("acl", attributes.acl())
                .put("endUser", attributes.endUser())
                .put("modified", object.modified().toString())
                .put("disabled", object.state().disabled());
        object.state().thaw().ifPresent(thaw -> json.putObject("thaw")
                .put("ready", thaw.ready().toString())
                .put("frozen", thaw.frozen().toString()));
        ObjectNode schedule = json.putObject("schedule");
        object.state().schedule().forEach((name, time) -> schedule.put(name, time.toString()));
        attributes.headers().forEach(json.putObject("headers")::put);
        attributes.metadata().forEach(json.putObject("metadata")::put);
        attributes.encryption().forEach(json.putObject("encryption")::put);
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
            return (object, content) -> bucket.table().adopt(object(object, content));
        });
    }

    private Bucket bucket(JsonNode json) {
        String region = json.path("region").asText();
        Bucket bucket = new Bucket(
                json.path("name").asText(),
                json.path("s3Name").asText(),
                options.region(region).orElseGet(() -> KodoRegion.of(region, region, region)),
                json.path("owner").asText(),
                Instant.parse(json.path("created").asText()),
                this);
        bucket.restoreFlags(
                json.path("private").asBoolean(), json.path("requesterPays").asBoolean());
        json.path("settings").properties().forEach(setting -> bucket.settings()
                .put(Bucket.Setting.valueOf(setting.getKey().toUpperCase(Locale.ROOT)), setting.getValue()));
        return bucket;
    }

    private static StoredObject object(JsonNode json, Content content) {
        Map<String, Instant> schedule = new HashMap<>();
        RecordFolder.texts(json.path("schedule")).forEach((name, time) -> schedule.put(name, Instant.parse(time)));
        Optional<Thaw> thaw = json.has("thaw")
                ? Optional.of(new Thaw(
                        Instant.parse(json.at("/thaw/ready").asText()),
                        Instant.parse(json.at("/thaw/frozen").asText())))
                : Optional.empty();
        return new StoredObject(
                json.path("key").asText(),
                content,
                content.size(),
                json.path("etag").asText(),
                new Fingerprint(
                        content,
                        json.path("byParts").asBoolean(),
                        json.path("md5").asText()),
                new Attributes(
                        json.path("type").asText(),
                        StorageClass.valueOf(json.path("storageClass").asText()),
                        RecordFolder.texts(json.path("headers")),
                        RecordFolder.texts(json.path("metadata")),
                        RecordFolder.texts(json.path("encryption")),
                        json.path("acl").asText(),
                        json.path("endUser").asText()),
                Instant.parse(json.path("modified").asText()),
                new ObjectState(json.path("disabled").asBoolean(), thaw, schedule));
    }
}
