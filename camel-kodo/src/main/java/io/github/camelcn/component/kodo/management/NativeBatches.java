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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.wire.UriEncoding;
import io.github.camelcn.component.kodo.management.BatchResult.Entry;
import io.github.camelcn.component.kodo.management.BatchResult.Outcome;

/**
 * Sends many entries in few requests, each to the region that its bucket is in, and keeps what was answered when a later
 * request fails. Thread-safe. Source: provider documentation, "batch".
 */
final class NativeBatches {

    private static final Logger LOG = LoggerFactory.getLogger(NativeBatches.class);

    static final int MAX_ENTRIES = 1000;

    private static final String OPERATION = "batch";
    private static final int NO_SUCH_BUCKET = 631;

    private final ManagementCalls calls;
    private final NamedBuckets buckets;
    private final KeySpace keys;

    NativeBatches(ManagementCalls calls, NamedBuckets buckets, KeySpace keys) {
        this.calls = calls;
        this.buckets = buckets;
        this.keys = keys;
    }

    /** @throws CloudException if nothing at all was answered; otherwise failures are in the result */
    BatchResult batch(BatchRequest batch) throws IOException {
        Run run = new Run(batch.entries());
        run.send(run.all());
        run.sendUnnamed();
        return run.result();
    }

    /** One batch on its way; for one thread. */
    private final class Run {

        private final List<BatchEntry> entries;
        private final Entry[] results;
        private CloudException failure;
        private boolean anyAnswer;

        Run(List<BatchEntry> entries) {
            this.entries = entries;
            this.results = new Entry[entries.size()];
        }

        List<Integer> all() {
            List<Integer> all = new ArrayList<>(results.length);
            for (int i = 0; i < results.length; i++) {
                all.add(i);
            }
            return all;
        }

        /** Once more the entries whose bucket was unknown because it was given by its S3 name. */
        void sendUnnamed() throws IOException {
            if (failure != null) {
                return;
            }
            try {
                List<Integer> unnamed = new ArrayList<>();
                Map<List<String>, Boolean> learned = new HashMap<>();
                for (int i = 0; i < results.length; i++) {
                    List<String> names = entries.get(i).buckets();
                    if (results[i].code() == NO_SUCH_BUCKET) {
                        if (!learned.containsKey(names)) {
                            learned.put(names, buckets.learned(names));
                        }
                        if (learned.get(names)) {
                            unnamed.add(i);
                        }
                    }
                }
                send(unnamed);
            } catch (CloudException e) {
                // the names could not be asked for: then these buckets stay unknown
                LOG.debug("batch: {}", e.getMessage());
            }
        }

        void send(List<Integer> which) throws IOException {
            for (Map.Entry<List<String>, List<Integer>> region : byRegion(which).entrySet()) {
                List<Integer> ofRegion = region.getValue();
                for (int start = 0; start < ofRegion.size() && failure == null; start += MAX_ENTRIES) {
                    int end = Math.min(start + MAX_ENTRIES, ofRegion.size());
                    sendTogether(region.getKey(), ofRegion.subList(start, end));
                }
            }
        }

        private Map<List<String>, List<Integer>> byRegion(List<Integer> which) throws IOException {
            Map<List<String>, List<Integer>> byRegion = new LinkedHashMap<>();
            Map<String, List<String>> hosts = new HashMap<>();
            for (int i : which) {
                String bucket = entries.get(i).object().bucket();
                try {
                    List<String> known = hosts.get(bucket);
                    if (known == null) {
                        known = NativeObjects.hosts(OPERATION, bucket, buckets.region(bucket), "rs", RegionHosts::rs);
                        hosts.put(bucket, known);
                    }
                    byRegion.computeIfAbsent(known, any -> new ArrayList<>()).add(i);
                } catch (BucketNotFoundException e) {
                    results[i] = failed(entries.get(i), e.status(), e.error().message());
                    anyAnswer = true;
                }
            }
            return byRegion;
        }

        private void sendTogether(List<String> hosts, List<Integer> which) throws IOException {
            boolean idempotent = which.stream().allMatch(i -> entries.get(i).repeatable());
            try {
                String body = body(which);
                String resource = which.size() + " entries";
                JsonNode answer = calls.call(hosts, host -> {
                    ServiceRequest request = NativeRequests.form(OPERATION, resource, host + "/batch", body);
                    return idempotent ? request : request.notIdempotent();
                });
                if (answer.size() != which.size()) {
                    throw new IntegrityException(
                            OPERATION, resource, "the answer is about " + answer.size() + " entries");
                }
                for (int i = 0; i < which.size(); i++) {
                    int index = which.get(i);
                    results[index] = answered(entries.get(index), answer.get(i));
                }
                anyAnswer = true;
            } catch (CloudException e) {
                failure = e;
                Outcome outcome = mayHaveHappened(e, idempotent) ? Outcome.UNKNOWN : Outcome.NOT_DONE;
                which.forEach(i -> results[i] = unanswered(entries.get(i), outcome, e));
            }
        }

        private String body(List<Integer> which) {
            StringBuilder body = new StringBuilder(which.size() * 64);
            for (int i : which) {
                body.append(body.length() == 0 ? "op=" : "&op=");
                UriEncoding.appendQueryValue(body, entries.get(i).command(NativeBatches.this::entryUri));
            }
            return body.toString();
        }

        BatchResult result() throws CloudException {
            if (failure != null && !anyAnswer) {
                throw failure;
            }
            for (int i = 0; i < results.length; i++) {
                if (results[i] == null) {
                    results[i] = unanswered(entries.get(i), Outcome.NOT_DONE, failure);
                }
            }
            return new BatchResult(Arrays.asList(results), Optional.ofNullable(failure));
        }
    }

    private String entryUri(ObjectRef object) {
        return EntryUri.of(buckets.known(object.bucket()), NativeNames.key(keys.toStore(object.key())));
    }

    private static Entry answered(BatchEntry entry, JsonNode answer) {
        int code = answer.path("code").asInt();
        if (code / 100 != 2) {
            return failed(entry, code, answer.path("data").path("error").asText());
        }
        Optional<ObjectStat> stat =
                entry instanceof StatObjectRequest ? Optional.of(Answers.stat(answer.path("data"))) : Optional.empty();
        return new Entry(entry, Outcome.DONE, code, Optional.empty(), "", stat);
    }

    private static Entry failed(BatchEntry entry, int code, String message) {
        ErrorKind kind = ManagementErrors.rule(code, message, entry.operation()).kind();
        return new Entry(entry, Outcome.FAILED, code, Optional.of(kind), message, Optional.empty());
    }

    private static Entry unanswered(BatchEntry entry, Outcome outcome, CloudException why) {
        Optional<ErrorKind> kind =
                why instanceof ServiceException refusal ? Optional.of(refusal.kind()) : Optional.empty();
        return new Entry(entry, outcome, 0, kind, why.getMessage(), Optional.empty());
    }

    private static boolean mayHaveHappened(CloudException e, boolean idempotent) {
        if (e instanceof TransportException lost) {
            return idempotent || lost.mayHaveHappened();
        }
        return !(e instanceof ServiceException refusal)
                || refusal.status() < 300
                || refusal.status() >= 500 && refusal.status() != 503;
    }
}
