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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.storage.BucketView;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.ObjectView;
import io.github.camelcn.emulator.storage.Shelf;
import io.github.camelcn.emulator.wire.Json;

/**
 * What the service holds, seen past the protocol: tests prepare and inspect objects here without credentials, faults or
 * journal. Methods that name a bucket or object throw {@link NoSuchElementException} when there is none. Thread-safe.
 */
public final class QingStorContents implements Shelf {
    private final Store store;
    private final Receiver receiver;
    private final ServiceOptions options;
    private final Clock clock;

    QingStorContents(Store store, Receiver receiver, ServiceOptions options, Clock clock) {
        this.store = store;
        this.receiver = receiver;
        this.options = options;
        this.clock = clock;
    }

    /** Creates a bucket of the first account; an existing one is left as it is. */
    public void createBucket(String bucket, String zone) {
        if (!options.zones().contains(zone)) {
            throw new IllegalArgumentException("zone " + zone + " is not one of " + options.zones());
        }
        if (store.find(bucket).isEmpty()) {
            store.create(bucket, zone, options.accounts().get(0).userId(), clock.instant());
        }
    }

    /** Creates a bucket in the default zone. */
    public void createBucket(String bucket) {
        createBucket(bucket, options.defaultZone());
    }

    /** Lets everybody read the objects of a bucket, through its ACL. */
    public void allowAnonymousRead(String bucket) {
        ArrayNode acl = Json.array();
        ObjectNode entry = acl.addObject();
        entry.putObject("grantee").put("type", "group").put("name", "QS_ALL_USERS");
        entry.put("permission", "READ");
        bucket(bucket).set(Setting.ACL, acl);
    }

    public List<String> buckets() {
        return store.all().stream().map(Bucket::name).toList();
    }

    @Override
    public List<BucketView> bucketViews() {
        return store.all().stream()
                .map(bucket -> new BucketView(
                        bucket.name(),
                        bucket.zone(),
                        bucket.count(),
                        bucket.bytes(),
                        bucket.uploads().size(),
                        bucket.created(),
                        ""))
                .toList();
    }

    @Override
    public ObjectPage objectPage(String bucket, String prefix, String after, int limit) {
        return ObjectPage.of(
                bucket(bucket).objects(),
                prefix,
                after,
                limit,
                object -> new ObjectView(
                        object.key(),
                        object.size(),
                        object.etag(),
                        object.modified(),
                        object.attributes().contentType(),
                        object.attributes().storageClass(),
                        object.attributes().metadata(),
                        object.encrypted() ? "encrypted" : object.appendable() ? "appendable" : ""));
    }

    /** Removes a bucket with everything in it; unknown names are ignored. */
    public void removeBucket(String bucket) {
        store.find(bucket).ifPresent(found -> {
            found.clear();
            store.delete(found);
        });
    }

    /** Removes the objects, uploads and settings of every bucket and keeps the buckets. */
    public void clear() {
        store.all().forEach(bucket -> {
            bucket.clear();
            List.copyOf(bucket.settings().keySet()).forEach(bucket::unset);
        });
    }

    /** Stores an object of type {@code application/octet-stream}. */
    public void putObject(String bucket, String key, byte[] bytes) {
        putObject(bucket, key, bytes, "application/octet-stream", Map.of());
    }

    /** @param metadata names without prefix */
    public void putObject(String bucket, String key, byte[] bytes, String contentType, Map<String, String> metadata) {
        HttpHeaders headers = new HttpHeaders().add("Content-Type", contentType);
        metadata.forEach((name, value) -> headers.add(Attributes.META_PREFIX + name, value));
        try {
            Receiver.Received received = receiver.receive(
                    new ByteArrayInputStream(bytes), bytes.length, Long.MAX_VALUE, Optional.empty(), Optional.empty());
            bucket(bucket)
                    .publish(new StoredObject(
                            key,
                            Content.of(received.segment()),
                            received.size(),
                            received.etag(),
                            Attributes.of(headers),
                            clock.instant(),
                            "",
                            false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a plain object. */
    public byte[] objectBytes(String bucket, String key) {
        if (object(bucket, key).encrypted()) {
            throw new IllegalStateException(key + " is encrypted, name its customer key");
        }
        return read(bucket, key, Optional.empty());
    }

    /** The decrypted bytes of an object that was stored with this 32-byte customer key. */
    public byte[] objectBytes(String bucket, String key, byte[] customerKey) {
        return read(bucket, key, Optional.of(CustomerKey.of(customerKey)));
    }

    /** The bytes as they are stored: cipher text for encrypted objects. */
    public byte[] rawBytesAtRest(String bucket, String key) {
        return read(bucket, key, Optional.empty());
    }

    public boolean exists(String bucket, String key) {
        return bucket(bucket).objects().containsKey(key);
    }

    /** All keys in order. */
    public List<String> keys(String bucket) {
        return List.copyOf(bucket(bucket).objects().keySet());
    }

    /** ETag with its quotes. */
    public String etag(String bucket, String key) {
        return object(bucket, key).etag();
    }

    public String contentType(String bucket, String key) {
        return object(bucket, key).attributes().contentType();
    }

    public String storageClass(String bucket, String key) {
        return object(bucket, key).attributes().storageClass();
    }

    /** User metadata, lower-case names without prefix. */
    public Map<String, String> metadata(String bucket, String key) {
        return object(bucket, key).attributes().metadata();
    }

    /** Stored response headers such as Cache-Control. */
    public Map<String, String> storedHeaders(String bucket, String key) {
        return object(bucket, key).attributes().headers();
    }

    public boolean encrypted(String bucket, String key) {
        return object(bucket, key).encrypted();
    }

    /** Ids of the multipart uploads that were begun and neither completed nor aborted. */
    public List<String> uploads(String bucket) {
        return List.copyOf(bucket(bucket).uploads().keySet());
    }

    /** Has objects that come and go told to a URL, by a rule of the bucket's notification setting that replaces it. */
    public void tellEvents(String bucket, String url) {
        ObjectNode setting = Json.object();
        ObjectNode rule = setting.putArray("notifications").addObject();
        rule.put("id", "emulator").put("cloudfunc", "notifier").put("notify_url", url);
        rule.putArray("event_types").add("create_object").add("delete_object");
        bucket(bucket).set(Setting.NOTIFICATION, setting);
    }

    /** Numbers of the parts an open upload holds. */
    public List<Integer> parts(String bucket, String uploadId) {
        return Optional.ofNullable(bucket(bucket).uploads().get(uploadId))
                .map(upload -> List.copyOf(upload.parts().keySet()))
                .orElseThrow(() -> new NoSuchElementException("no open upload " + uploadId));
    }

    private byte[] read(String bucket, String key, Optional<CustomerKey> customerKey) {
        StoredObject object = bucket(bucket)
                .hold(key)
                .orElseThrow(() -> new NoSuchElementException("no object " + key + " in " + bucket));
        try (InputStream in = object.content().open(customerKey, 0, object.size())) {
            customerKey.ifPresent(present -> present.requireMatch(object.keyMd5()));
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            object.content().release();
        }
    }

    private StoredObject object(String bucket, String key) {
        return Optional.ofNullable(bucket(bucket).objects().get(key))
                .orElseThrow(() -> new NoSuchElementException("no object " + key + " in " + bucket));
    }

    private Bucket bucket(String name) {
        return store.find(name).orElseThrow(() -> new NoSuchElementException("no bucket " + name));
    }
}
