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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.wire.Query;

/**
 * What the native API does to single objects, and fetching. Thread-safe. Source: provider documentation, "Object
 * management", "Fetch", "Asynchronous fetch", "Prefetch".
 */
final class NativeObjects {

    private final ManagementCalls calls;
    private final NamedBuckets buckets;
    private final KeySpace keys;

    NativeObjects(ManagementCalls calls, NamedBuckets buckets, KeySpace keys) {
        this.calls = calls;
        this.buckets = buckets;
        this.keys = keys;
    }

    // ---------------------------------------------------------------- single entries

    ObjectStat stat(StatObjectRequest stat) throws IOException {
        return Answers.stat(send(stat, true));
    }

    /** After a lost answer the repetition finds the object as the first attempt left it. */
    void changeType(ChangeTypeRequest change) throws IOException {
        performUnlessDone(change);
    }

    /** As for {@link #changeType}. */
    void restore(RestoreArchiveRequest restore) throws IOException {
        performUnlessDone(restore);
    }

    private void performUnlessDone(BatchEntry entry) throws IOException {
        try {
            send(entry, true);
        } catch (ConflictException e) {
            if (e.attempts() == 1) {
                throw e;
            }
        }
    }

    /** After a lost answer the repetition finds nothing left to delete. */
    void delete(NativeDeleteRequest delete) throws IOException {
        try {
            send(delete, true);
        } catch (ObjectNotFoundException e) {
            if (e.attempts() == 1) {
                throw e;
            }
        }
    }

    void perform(BatchEntry entry) throws IOException {
        send(entry, entry.repeatable());
    }

    private JsonNode send(BatchEntry entry, boolean idempotent) throws IOException {
        String resource = entry.object().toString();
        return buckets.call(entry.buckets(), kodoName -> {
            RegionHosts region = buckets.located(kodoName.apply(entry.object().bucket()));
            String command = entry.command(object -> entryUri(kodoName.apply(object.bucket()), object.key()));
            return calls.call(hosts(entry.operation(), resource, region, "rs", RegionHosts::rs), host -> {
                ServiceRequest request = NativeRequests.post(entry.operation(), resource, host + command);
                return idempotent ? request : request.notIdempotent();
            });
        });
    }

    // ---------------------------------------------------------------- fetching

    FetchResult fetch(FetchObjectRequest fetch) throws IOException {
        JsonNode answer =
                atBucket("fetchObject", fetch.resource(), fetch.bucket(), "io", RegionHosts::io, (host, bucket) -> {
                    String entry =
                            fetched(fetch.key()).isEmpty() ? EntryUri.ofBucket(bucket) : entryUri(bucket, fetch.key());
                    StringBuilder url = new StringBuilder(host)
                            .append("/fetch/")
                            .append(UrlBase64.encode(fetch.source().toString()))
                            .append("/to/")
                            .append(entry);
                    if (!fetch.host().isEmpty()) {
                        url.append("/host/").append(UrlBase64.encode(fetch.host()));
                    }
                    return NativeRequests.post("fetchObject", fetch.resource(), url.toString());
                });
        return new FetchResult(
                keys.toUser(answer.path("key").asText(fetched(fetch.key()))),
                answer.path("hash").asText(),
                answer.path("fsize").asLong(),
                answer.path("mimeType").asText());
    }

    AsyncFetchState asyncFetch(AsyncFetchRequest fetch) throws IOException {
        return state(atBucket(
                "asyncFetch",
                fetch.resource(),
                fetch.bucket(),
                "api",
                RegionHosts::api,
                (host, bucket) -> NativeRequests.json(
                                "asyncFetch", fetch.resource(), "POST", host + "/sisyphus/fetch", job(fetch, bucket))
                        .notIdempotent()));
    }

    private ObjectNode job(AsyncFetchRequest fetch, String bucket) {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("url", fetch.sources().stream().map(URI::toString).collect(Collectors.joining(";")));
        job.put("bucket", bucket);
        text(job, "key", fetched(fetch.key()));
        text(job, "host", fetch.host());
        text(job, "md5", fetch.md5());
        text(job, "etag", fetch.etag());
        text(job, "callbackurl", fetch.callbackUrl());
        text(job, "callbackbody", fetch.callbackBody());
        text(job, "callbackbodytype", fetch.callbackBodyType());
        text(job, "callbackhost", fetch.callbackHost());
        job.put("file_type", fetch.fileType());
        job.put("ignore_same_key", fetch.ignoreSameKey());
        return job;
    }

    private static void text(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    AsyncFetchState asyncFetchStatus(AsyncFetchStatusRequest status) throws IOException {
        String query = Query.empty().with("id", status.id()).toString();
        return state(atBucket(
                "getAsyncFetchStatus",
                status.bucket(),
                status.bucket(),
                "api",
                RegionHosts::api,
                (host, bucket) -> ServiceRequest.of(
                        "getAsyncFetchStatus", status.bucket(), "GET", host + "/sisyphus/fetch?" + query)));
    }

    private static AsyncFetchState state(JsonNode answer) {
        return new AsyncFetchState(
                answer.path("id").asText(), answer.path("wait").asInt());
    }

    void prefetch(PrefetchObjectRequest prefetch) throws IOException {
        String resource = prefetch.object().toString();
        atBucket(
                "prefetch",
                resource,
                prefetch.object().bucket(),
                "io",
                RegionHosts::io,
                (host, bucket) -> NativeRequests.post(
                        "prefetch",
                        resource,
                        host + "/prefetch/" + entryUri(bucket, prefetch.object().key())));
    }

    // ---------------------------------------------------------------- addressing

    private String entryUri(String kodoName, String key) {
        return EntryUri.of(kodoName, NativeNames.key(keys.toStore(key)));
    }

    /** A key that the service chooses would not lie in the working directory. */
    private String fetched(String key) {
        if (key.isEmpty() && !keys.equals(KeySpace.WHOLE_BUCKET)) {
            throw new IllegalArgumentException(
                    "a fetch without key stores the object outside of workDir: name a key, or leave out workDir");
        }
        return key.isEmpty() ? "" : NativeNames.key(keys.toStore(key));
    }

    @FunctionalInterface
    private interface RequestToBucket {
        ServiceRequest on(String host, String kodoName);
    }

    private JsonNode atBucket(
            String operation,
            String resource,
            String bucket,
            String service,
            Function<RegionHosts, List<String>> hosts,
            RequestToBucket request)
            throws IOException {
        return buckets.call(List.of(bucket), kodoName -> {
            String name = kodoName.apply(bucket);
            RegionHosts region = buckets.located(name);
            return calls.call(hosts(operation, resource, region, service, hosts), host -> request.on(host, name));
        });
    }

    static List<String> hosts(
            String operation,
            String resource,
            RegionHosts region,
            String service,
            Function<RegionHosts, List<String>> of)
            throws IntegrityException {
        List<String> hosts = of.apply(region);
        if (hosts.isEmpty()) {
            throw new IntegrityException(
                    operation,
                    resource,
                    "the service names no " + service + " host for region " + region.nativeRegion()
                            + ", which this operation needs");
        }
        return hosts;
    }
}
