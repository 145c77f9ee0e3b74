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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.storage.BucketView;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.storage.ObjectView;
import io.github.camelcn.emulator.storage.Shelf;

/**
 * What the service holds, seen past both protocols: tests prepare and inspect objects here without credentials, faults or
 * journal. Buckets go by their Kodo names. Methods that name a bucket or object throw {@link NoSuchElementException}
 * when there is none. Thread-safe.
 */
public final class KodoContents implements Shelf {
    private final Store store;
    private final Receiver receiver;
    private final KodoOptions options;
    private final Clock clock;

    public KodoContents(Store store, Receiver receiver, KodoOptions options, Clock clock) {
        this.store = store;
        this.receiver = receiver;
        this.options = options;
        this.clock = clock;
    }

    /** Creates a bucket of the first account; an existing one is left as it is. */
    public void createBucket(KodoBucket bucket) {
        createBucket(bucket, options.accounts().get(0).userId());
    }

    /** Creates a bucket of a user; an existing one is left as it is. */
    public void createBucket(KodoBucket wanted, String userId) {
        KodoRegion region = wanted.region().isEmpty()
                ? options.defaultRegion()
                : options.regionByAnyName(wanted.region())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no region '" + wanted.region() + "' in this emulator"));
        store.create(wanted.name(), wanted.s3Name(), region, userId, clock.instant(), wanted.isPrivate())
                .ifPresent(bucket -> {
                    bucket.demandRequesterPays(wanted.requesterPays());
                    wanted.mirror()
                            .ifPresent(source -> bucket.set(
                                    Bucket.Setting.MIRROR, JsonNodeFactory.instance.textNode(source.toString())));
                });
    }

    /** Kodo names in order. */
    public List<String> buckets() {
        return store.all().stream().map(Bucket::name).toList();
    }

    @Override
    public List<BucketView> bucketViews() {
        return store.all().stream()
                .map(bucket -> new BucketView(
                        bucket.name(),
                        bucket.region().id(),
                        bucket.table().count(),
                        bucket.table().bytes(),
                        bucket.table().uploads().size(),
                        bucket.created(),
                        (bucket.isPrivate() ? "private" : "public")
                                + (bucket.s3Name().equals(bucket.name()) ? "" : ", S3 name " + bucket.s3Name())))
                .toList();
    }

    @Override
    public ObjectPage objectPage(String bucket, String prefix, String after, int limit) {
        Instant now = clock.instant();
        return ObjectPage.of(
                bucket(bucket).table().objects(),
                prefix,
                after,
                limit,
                object -> new ObjectView(
                        object.key(),
                        object.size(),
                        object.etag(),
                        object.modified(),
                        object.attributes().contentType(),
                        object.attributes().storageClass().name(),
                        object.attributes().metadata(),
                        state(object, now)));
    }

    private static String state(StoredObject object, Instant now) {
        if (object.state().disabled()) {
            return "disabled";
        }
        boolean archive = object.attributes().storageClass().archive();
        return archive ? object.phase(now).name().toLowerCase(Locale.ROOT) : "";
    }

    /** Removes a bucket with everything in it; unknown names are ignored. */
    public void removeBucket(String bucket) {
        store.find(bucket).ifPresent(found -> {
            found.clear();
            store.delete(found);
        });
    }

    /** Stores an object of type {@code application/octet-stream} in the standard class. */
    public void putObject(String bucket, String key, byte[] bytes) {
        putObject(bucket, key, bytes, Attributes.DEFAULT_TYPE, StorageClass.STANDARD, Map.of());
    }

    /** @param metadata names without prefix */
    public void putObject(
            String bucket,
            String key,
            byte[] bytes,
            String contentType,
            StorageClass storageClass,
            Map<String, String> metadata) {
        try {
            Receiver.Received received = receiver.receive(
                    new ByteArrayInputStream(bytes), bytes.length, Receiver.Expectation.atMost(Long.MAX_VALUE));
            Content content = received.content();
            bucket(bucket)
                    .table()
                    .publish(new StoredObject(
                            key,
                            content,
                            received.size(),
                            received.quotedEtag(),
                            new Fingerprint(content, false, received.md5()),
                            Attributes.of(contentType, storageClass, metadata),
                            clock.instant(),
                            ObjectState.NORMAL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] objectBytes(String bucket, String key) {
        StoredObject object = bucket(bucket).table().hold(key).orElseThrow(() -> noObject(bucket, key));
        try (InputStream in = object.content().open(Optional.empty(), 0, object.size())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            object.content().release();
        }
    }

    public boolean exists(String bucket, String key) {
        return bucket(bucket).find(key).isPresent();
    }

    /** All keys in the order of their UTF-8 bytes. */
    public List<String> keys(String bucket) {
        return List.copyOf(bucket(bucket).table().objects().keySet());
    }

    public long size(String bucket, String key) {
        return object(bucket, key).size();
    }

    /** ETag with its quotes. */
    public String etag(String bucket, String key) {
        return object(bucket, key).etag();
    }

    /** Kodo's own digest of the object. */
    public String qetag(String bucket, String key) {
        StoredObject object = bucket(bucket).table().hold(key).orElseThrow(() -> noObject(bucket, key));
        try {
            return object.fingerprint().qetag();
        } finally {
            object.content().release();
        }
    }

    public String contentType(String bucket, String key) {
        return object(bucket, key).attributes().contentType();
    }

    public StorageClass storageClass(String bucket, String key) {
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

    /** Encryption headers as they were sent; empty when there were none. */
    public Map<String, String> encryption(String bucket, String key) {
        return object(bucket, key).attributes().encryption();
    }

    /** The canned ACL sent with the object, or the empty string. */
    public String acl(String bucket, String key) {
        return object(bucket, key).attributes().acl();
    }

    public Instant modified(String bucket, String key) {
        return object(bucket, key).modified();
    }

    /** Whether an archived object is frozen, thawing or readable now; objects of other classes are readable. */
    public Thaw.Phase phase(String bucket, String key) {
        return object(bucket, key).phase(clock.instant());
    }

    /** Ends every restore that is under way, whatever the delay. */
    public void finishRestores() {
        Instant now = clock.instant();
        for (Bucket bucket : store.all()) {
            for (String key : bucket.table().objects().keySet()) {
                synchronized (bucket.table().lock(key)) {
                    bucket.find(key)
                            .filter(object -> object.phase(now) == Thaw.Phase.THAWING)
                            .filter(object -> object.content().hold())
                            .ifPresent(object -> {
                                Thaw thaw = new Thaw(
                                        now, object.state().thaw().orElseThrow().frozen());
                                bucket.table()
                                        .publish(object.with(
                                                object.attributes(),
                                                object.state().withThaw(Optional.of(thaw))));
                            });
                }
            }
        }
    }

    /** Has objects that come and go told to a URL, signed with the key of the first account; replaces all event rules. */
    public void tellEvents(String bucket, String url) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        ObjectNode rule = rules.addObject();
        rule.put("name", "emulator")
                .put("prefix", "")
                .put("suffix", "")
                .put("access_key", options.accounts().get(0).accessKey())
                .put("host", "");
        rule.putArray("events").add("put").add("mkfile").add("delete");
        rule.putArray("callback_urls").add(url);
        bucket(bucket).set(Bucket.Setting.EVENTS, rules);
    }

    /** Whether the bucket is private. */
    public boolean isPrivate(String bucket) {
        return bucket(bucket).isPrivate();
    }

    /** S3 name of the region a bucket lives in. */
    public String region(String bucket) {
        return bucket(bucket).region().id();
    }

    /** Ids of the multipart uploads that were begun and neither completed nor aborted, of either protocol. */
    public List<String> uploads(String bucket) {
        return List.copyOf(bucket(bucket).table().uploads().keySet());
    }

    /** Numbers of the parts an open upload holds. */
    public List<Integer> parts(String bucket, String uploadId) {
        return Optional.ofNullable(bucket(bucket).table().uploads().get(uploadId))
                .map(upload -> List.copyOf(upload.parts().keySet()))
                .orElseThrow(() -> new NoSuchElementException("no open upload " + uploadId));
    }

    private StoredObject object(String bucket, String key) {
        return bucket(bucket).find(key).orElseThrow(() -> noObject(bucket, key));
    }

    private static NoSuchElementException noObject(String bucket, String key) {
        return new NoSuchElementException("no object " + key + " in " + bucket);
    }

    private Bucket bucket(String name) {
        return store.find(name).orElseThrow(() -> new NoSuchElementException("no bucket " + name));
    }
}
