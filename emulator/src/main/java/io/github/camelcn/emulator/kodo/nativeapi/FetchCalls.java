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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.PercentCodec;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Fingerprint;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.ObjectState;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.storage.Content;
import io.github.camelcn.emulator.wire.Json;

/**
 * Objects the service downloads from somewhere else: at once, later, or from a bucket's mirror.
 *
 * <p>Source: Qiniu API descriptions, "fetch", "async fetch", "prefetch"; qiniu-java-sdk 7.19.0.
 */
final class FetchCalls implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int IDLE_SECONDS = 10;
    private static final int QUEUED = 1;
    private static final int RUNNING = 0;
    private static final int PROCESSED = -1;

    private final Buckets buckets;
    private final Receiver receiver;
    private final KodoOptions options;
    private final Clock clock;
    private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    FetchCalls(Buckets buckets, Receiver receiver, KodoOptions options, Clock clock) {
        this.buckets = buckets;
        this.receiver = receiver;
        this.options = options;
        this.clock = clock;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                WORKERS, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "emulator-fetch");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.workers = pool;
    }

    /** @param rest {@code <url>/to/<entry>[/host/<host>]} */
    @NotVerified("Every failure of the source is answered 478; another Host header for the source is refused with 400,"
            + " because the JDK's client cannot send it.")
    HttpResponse fetch(String rest, String userId) throws IOException {
        List<String> parts = Arrays.asList(rest.split("/"));
        if (parts.size() < 3 || !parts.get(1).equals("to")) {
            throw NativeError.badRequest("invalid argument: the path must read /fetch/<url>/to/<entry>");
        }
        if (parts.contains("host")) {
            throw NativeError.badRequest("the emulator cannot send another Host header");
        }
        Entry entry = Entry.decode(parts.get(2));
        Bucket bucket = buckets.require(entry.bucket(), userId);
        StoredObject object =
                store(bucket, entry.key(), Arguments.decoded(parts.get(0)), StorageClass.STANDARD, any -> true);
        return Json.answer(Json.object()
                .put("hash", object.fingerprint().qetag())
                .put("key", object.key())
                .put("fsize", object.size())
                .put("mimeType", object.attributes().contentType()));
    }

    /**
     * Downloads and publishes; without a key the hash becomes the key.
     *
     * @param wanted whether what was downloaded is what was meant
     */
    private StoredObject store(
            Bucket bucket, Optional<String> key, String url, StorageClass storageClass, Predicate<StoredObject> wanted)
            throws IOException {
        Receiver.Received received;
        String type;
        try (Outbound.Source source = Outbound.get(url);
                InputStream in = source.body()) {
            received = receiver.receive(in, source.length(), Receiver.Expectation.atMost(options.maxSinglePutBytes()));
            type = source.contentType();
            if (source.length() >= 0 && received.size() != source.length()) {
                received.segment().blob().release();
                throw new IOException("the source broke off");
            }
        } catch (Receiver.FlawedBodyException e) {
            throw e;
        } catch (IOException e) {
            throw new NativeError(NativeError.SOURCE_FAILED, "fetch failed: " + e.getMessage());
        }
        Content content = received.content();
        Fingerprint fingerprint = new Fingerprint(content, false, received.md5());
        String name = key.orElseGet(fingerprint::qetag);
        StoredObject object = new StoredObject(
                name,
                content,
                content.size(),
                '"' + fingerprint.qetag() + '"',
                fingerprint,
                Attributes.of(type, storageClass, Map.of()),
                clock.instant(),
                ObjectState.NORMAL);
        if (!wanted.test(object)) {
            content.release();
            throw new NativeError(NativeError.SOURCE_FAILED, "fetch failed: the source has another digest");
        }
        bucket.table().publish(object);
        return object;
    }

    @NotVerified("Sources are tried in their order; a callback is sent once, after success.")
    HttpResponse later(byte[] body, String userId) {
        JsonNode request = Arguments.json(body);
        Bucket bucket = buckets.require(request.path("bucket").asText(), userId);
        String url = request.path("url").asText();
        if (url.isEmpty()) {
            throw NativeError.badRequest("invalid argument: there is no url");
        }
        if (request.has("host")) {
            throw NativeError.badRequest("the emulator cannot send another Host header");
        }
        StorageClass storageClass = StorageClass.find(request.path("file_type").asInt(0))
                .filter(bucket.region()::offers)
                .orElseThrow(() -> NativeError.badRequest("invalid file type"));
        String id = UUID.randomUUID().toString().replace("-", "");
        jobs.put(id, QUEUED);
        workers.execute(() -> {
            jobs.put(id, RUNNING);
            try {
                work(bucket, request, url.split(";"), storageClass);
            } finally {
                jobs.put(id, PROCESSED);
            }
        });
        return Json.answer(state(id));
    }

    HttpResponse state(QueryParameters query) {
        String id = query.firstOr("id", "");
        if (!jobs.containsKey(id)) {
            throw new NativeError(NativeError.NO_SUCH_OBJECT, "no such job");
        }
        return Json.answer(state(id));
    }

    private ObjectNode state(String id) {
        return Json.object().put("id", id).put("wait", jobs.get(id));
    }

    private void work(Bucket bucket, JsonNode request, String[] urls, StorageClass storageClass) {
        Optional<String> key =
                request.hasNonNull("key") ? Optional.of(request.path("key").asText()) : Optional.empty();
        boolean skip = request.path("ignore_same_key").asBoolean()
                && key.isPresent()
                && bucket.find(key.get()).isPresent();
        for (int i = 0; i < urls.length && !skip; i++) {
            try {
                StoredObject object =
                        store(bucket, key, urls[i], storageClass, downloaded -> isWanted(request, downloaded));
                callBack(request, bucket, object);
                return;
            } catch (IOException | RuntimeException e) {
                // the next source may do better; a job that fails is processed all the same
            }
        }
    }

    private static boolean isWanted(JsonNode request, StoredObject object) {
        String md5 = request.path("md5").asText("");
        String etag = request.path("etag").asText("");
        return (md5.isEmpty() || md5.equals(object.fingerprint().md5()))
                && (etag.isEmpty() || etag.equals(object.fingerprint().qetag()));
    }

    private static void callBack(JsonNode request, Bucket bucket, StoredObject object) throws IOException {
        String url = request.path("callbackurl").asText("");
        if (!url.isEmpty()) {
            Template template = new Template(Map.of(
                    "key", object.key(),
                    "etag", object.fingerprint().qetag(),
                    "fsize", Long.toString(object.size()),
                    "mimeType", object.attributes().contentType(),
                    "bucket", bucket.name()));
            Outbound.post(
                    url,
                    template.form(request.path("callbackbody").asText("key=$(key)&hash=$(etag)")),
                    request.path("callbackbodytype").asText("application/x-www-form-urlencoded"));
        }
    }

    @NotVerified("A bucket without a mirror is answered 400.")
    HttpResponse prefetch(String rest, String userId) throws IOException {
        Entry entry = Entry.decode(rest);
        Bucket bucket = buckets.require(entry.bucket(), userId);
        String key = entry.requireKey();
        String source =
                mirror(bucket, key).orElseThrow(() -> NativeError.badRequest("the bucket has no mirror source"));
        store(bucket, Optional.of(key), source, StorageClass.STANDARD, any -> true);
        return Json.answer(Json.object());
    }

    private static Optional<String> mirror(Bucket bucket, String key) {
        return bucket.setting(Bucket.Setting.MIRROR).map(source -> {
            String base = source.asText();
            return base + (base.endsWith("/") ? "" : "/") + PercentCodec.encodePath(key);
        });
    }

    /** An object its bucket's mirror has, stored and held by the caller; empty without a mirror. */
    Optional<StoredObject> mirrored(Bucket bucket, String key) {
        return mirror(bucket, key).flatMap(source -> {
            try {
                store(bucket, Optional.of(key), source, StorageClass.STANDARD, any -> true);
            } catch (IOException e) {
                throw new NativeError(NativeError.SOURCE_FAILED, "fetch failed: " + e.getMessage());
            }
            return bucket.table().hold(key);
        });
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
