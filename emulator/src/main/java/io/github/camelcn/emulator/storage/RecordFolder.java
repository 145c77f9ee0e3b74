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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.wire.Json;

/**
 * Buckets and finished objects in a directory: {@code buckets/<name>/bucket.json}, one JSON file per object named by the
 * digest of its key, and the bytes in {@code blobs}. What stands in the files is the service's business, but for the
 * segments of the content. Unfinished uploads do not outlive the process; their bytes are swept at the next start.
 * Thread-safe: every file is replaced as a whole.
 */
public final class RecordFolder {
    private static final String BUCKET_FILE = "bucket.json";

    /** Takes the buckets of an earlier run. */
    public interface BucketReader {
        /** @return who takes the objects of this bucket */
        ObjectReader bucket(JsonNode json);
    }

    /** Takes the objects of one bucket of an earlier run. */
    public interface ObjectReader {
        /** @param content held for whoever takes it */
        void object(JsonNode json, Content content);
    }

    private final Path buckets;
    private final Path blobFolder;
    private final BlobStore blobs;

    /** @throws IOException when the directory cannot be made */
    public RecordFolder(Path directory, BlobStore blobs) throws IOException {
        this.buckets = Files.createDirectories(directory.resolve("buckets"));
        this.blobFolder = directory.resolve("blobs");
        this.blobs = blobs;
    }

    public void saveBucket(String bucket, ObjectNode json) {
        replace(folder(bucket).resolve(BUCKET_FILE), json);
    }

    /** Removes a bucket with everything in it. */
    public void deleteBucket(String bucket) {
        try {
            Files.deleteIfExists(folder(bucket).resolve(BUCKET_FILE));
            try (Stream<Path> rest = Files.walk(folder(bucket))) {
                rest.sorted((a, b) -> b.compareTo(a)).forEach(Blob::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an object down; its segments are added to the JSON. */
    public void saveObject(String bucket, Stored object, ObjectNode json) {
        ArrayNode segments = json.putArray("segments");
        object.content().segments().forEach(segment -> segments.addObject()
                .put("blob", segment.blob().id())
                .put("iv", Digests.hex(segment.iv())));
        replace(file(bucket, object.key()), json);
    }

    public void deleteObject(String bucket, String key) {
        Blob.delete(file(bucket, key));
    }

    /** Reads what an earlier run left, and removes bytes nobody refers to. Objects whose bytes are gone are left out. */
    public void load(BucketReader reader) throws IOException {
        Map<String, Blob> known = new HashMap<>();
        try (Stream<Path> folders = Files.list(buckets)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve(BUCKET_FILE))) {
                    loadBucket(reader.bucket(read(folder.resolve(BUCKET_FILE))), folder, known);
                }
            }
        }
        sweep(known.keySet());
    }

    private void loadBucket(ObjectReader reader, Path folder, Map<String, Blob> known) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")
                            && path.getParent().getParent().equals(folder))
                    .toList()) {
                JsonNode json = read(file);
                Optional<Content> content = content(json, known);
                content.ifPresent(found -> reader.object(json, found));
            }
        }
    }

    private Optional<Content> content(JsonNode json, Map<String, Blob> known) throws IOException {
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
        return Optional.of(new Content(segments));
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

    /** The members of a JSON object as texts. */
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static JsonNode read(Path file) throws IOException {
        return Json.parse(Files.readAllBytes(file)).orElseThrow(() -> new IOException(file + " is not JSON"));
    }

    private static void replace(Path file, JsonNode json) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "new", ".tmp");
            Files.write(fresh, Json.bytes(json));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String bucket) {
        return buckets.resolve(bucket);
    }

    private Path file(String bucket, String key) {
        String digest = Digests.hex(Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
        return folder(bucket).resolve(digest.substring(0, 2)).resolve(digest + ".json");
    }
}
