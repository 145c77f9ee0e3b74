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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Buckets and finished objects in a directory: {@code buckets/<name>/bucket.json}, one JSON file per object named by the
 * digest of its key, and the bytes in {@code blobs}. Unfinished uploads do not outlive the process; their bytes are
 * swept at the next start. Thread-safe: every file is replaced as a whole.
 */
final class DiskPersistence implements Persistence {
    private static final String BUCKET_FILE = "bucket.json";

    private final Path buckets;
    private final Path blobFolder;
    private final BlobStore blobs;

    DiskPersistence(Path directory, BlobStore blobs) throws IOException {
        this.buckets = Files.createDirectories(directory.resolve("buckets"));
        this.blobFolder = directory.resolve("blobs");
        this.blobs = blobs;
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
        replace(folder(bucket).resolve(BUCKET_FILE), json);
    }

    @Override
    public void deleteBucket(Bucket bucket) {
        try {
            Files.deleteIfExists(folder(bucket).resolve(BUCKET_FILE));
            try (Stream<Path> rest = Files.walk(folder(bucket))) {
                rest.sorted((a, b) -> b.compareTo(a)).forEach(Blob::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        ArrayNode segments = json.putArray("segments");
        object.content().segments().forEach(segment -> segments.addObject()
                .put("blob", segment.blob().id())
                .put("iv", Digests.hex(segment.iv())));
        replace(file(bucket, object.key()), json);
    }

    @Override
    public void deleteObject(Bucket bucket, String key) {
        Blob.delete(file(bucket, key));
    }

    /** Fills the store with what an earlier run left, and removes bytes nobody refers to. */
    void load(Store store) throws IOException {
        Map<String, Blob> known = new HashMap<>();
        try (Stream<Path> folders = Files.list(buckets)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve(BUCKET_FILE))) {
                    loadBucket(store, folder, known);
                }
            }
        }
        sweep(known.keySet());
    }

    private void loadBucket(Store store, Path folder, Map<String, Blob> known) throws IOException {
        JsonNode json = read(folder.resolve(BUCKET_FILE));
        Bucket bucket = new Bucket(
                json.path("name").asText(),
                json.path("zone").asText(),
                json.path("owner").asText(),
                Instant.parse(json.path("created").asText()),
                this);
        json.path("settings").properties().forEach(setting -> bucket.settings()
                .put(Setting.valueOf(setting.getKey().toUpperCase(Locale.ROOT)), setting.getValue()));
        store.adopt(bucket);
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")
                            && path.getParent().getParent().equals(folder))
                    .toList()) {
                Optional<StoredObject> object = loadObject(read(file), known);
                object.ifPresent(bucket::adopt);
            }
        }
    }

    private Optional<StoredObject> loadObject(JsonNode json, Map<String, Blob> known) throws IOException {
        List<Content.Segment> segments = new ArrayList<>();
        for (JsonNode segment : json.path("segments")) {
            String id = segment.path("blob").asText();
            Blob shared = known.get(id);
            if (shared != null) {
                shared.hold();
            } else {
                Optional<Blob> found = blobs.find(id);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                shared = found.get();
                known.put(id, shared);
            }
            segments.add(new Content.Segment(
                    shared, HexFormat.of().parseHex(segment.path("iv").asText())));
        }
        Content content = new Content(segments);
        return Optional.of(new StoredObject(
                json.path("key").asText(),
                content,
                content.size(),
                json.path("etag").asText(),
                new Attributes(
                        json.path("type").asText(),
                        json.path("storageClass").asText(),
                        texts(json.path("headers")),
                        texts(json.path("metadata"))),
                Instant.parse(json.path("modified").asText()),
                json.path("keyMd5").asText(),
                json.path("appendable").asBoolean()));
    }

    private void sweep(Set<String> known) throws IOException {
        if (Files.exists(blobFolder)) {
            Set<String> keep = new HashSet<>(known);
            try (Stream<Path> files = Files.walk(blobFolder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !keep.contains(file.getFileName().toString()))
                        .forEach(Blob::delete);
            }
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static JsonNode read(Path file) throws IOException {
        return Json.MAPPER.readTree(file.toFile());
    }

    private static void replace(Path file, JsonNode json) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "new", ".tmp");
            Files.write(fresh, Json.MAPPER.writeValueAsBytes(json));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(Bucket bucket) {
        return buckets.resolve(bucket.name());
    }

    private Path file(Bucket bucket, String key) {
        String digest = Digests.hex(Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
        return folder(bucket).resolve(digest.substring(0, 2)).resolve(digest + ".json");
    }
}
