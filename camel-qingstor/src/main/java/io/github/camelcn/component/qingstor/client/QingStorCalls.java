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
package io.github.camelcn.component.qingstor.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.wire.ShortAnswers;
import io.github.camelcn.common.wire.StoreKeys;

/**
 * Addresses requests and sends them to the right zone. What all calls share; thread-safe. Errors name keys as the user
 * spells them.
 */
final class QingStorCalls implements Closeable {

    /** Source: QingStor API documentation, "Limits", read 2022. */
    private static final int MAX_KEY_BYTES = 1023;

    private final CloudHttpClient http;
    private final QingStorHosts hosts;
    private final QingStorZones zones;
    private final StoreKeys keys;
    private final ShortAnswers answers;

    QingStorCalls(CloudHttpClient http, QingStorHosts hosts, QingStorZones zones, KeySpace keys, ShortAnswers answers) {
        this.http = http;
        this.hosts = hosts;
        this.zones = zones;
        this.keys = StoreKeys.of(keys, MAX_KEY_BYTES);
        this.answers = answers;
    }

    CloudHttpClient http() {
        return http;
    }

    QingStorHosts hosts() {
        return hosts;
    }

    QingStorZones zones() {
        return zones;
    }

    StoreKeys keys() {
        return keys;
    }

    // ---------------------------------------------------------------- addressing

    /** A request about an object, given as the user knows it. */
    ServiceRequest onObject(String operation, String method, ObjectRef ref, String query) {
        String bucket = hosts.addressable(ref.bucket());
        String url = hosts.url(zones.of(bucket), bucket, storeKey(ref), query);
        return addressed(operation, ref.toString(), method, url, bucket);
    }

    ServiceRequest onBucket(String operation, String method, String bucket, String query) {
        String url = hosts.url(zones.of(hosts.addressable(bucket)), bucket, query);
        return addressed(operation, bucket, method, url, bucket);
    }

    private ServiceRequest addressed(String operation, String resource, String method, String url, String bucket) {
        ServiceRequest request = ServiceRequest.of(operation, resource, method, url);
        String hostBucket = hosts.hostBucket(bucket);
        return hostBucket.isEmpty() ? request : request.withHostBucket(hostBucket);
    }

    /** The key in the bucket, working directory included, known to be addressable. */
    String storeKey(ObjectRef ref) {
        return keys.key(ref);
    }

    ObjectRef storeRef(ObjectRef ref) {
        hosts.addressable(ref.bucket());
        return keys.ref(ref);
    }

    // ---------------------------------------------------------------- sending

    /**
     * Sends a request about a bucket or something in it.
     *
     * @return a success; the caller closes it
     */
    ServiceResponse send(String bucket, ServiceRequest request) throws IOException {
        ServiceRequest first = request;
        if (zones.autoDetect() && !request.body().repeatable() && zones.isUnexplored(bucket)) {
            // a stream cannot be sent twice, so its zone has to be known before
            first = request.withUrl(
                    hosts.inZone(request.url(), zones.find(bucket, http).orElseGet(hosts::zone)));
        }
        try {
            return http.execute(first);
        } catch (BucketNotFoundException | ObjectNotFoundException e) {
            return elsewhere(bucket, first, e);
        }
    }

    /** An answer to HEAD does not say what is missing, all others do. */
    private ServiceResponse elsewhere(String bucket, ServiceRequest request, ServiceException miss) throws IOException {
        boolean mayBeTheZone =
                miss instanceof BucketNotFoundException || miss.code().isEmpty();
        Optional<String> found = mayBeTheZone ? zones.find(bucket, http) : Optional.empty();
        if (found.isEmpty()) {
            throw miss;
        }
        String zone = found.get();
        String url = hosts.inZone(request.url(), zone);
        if (url.equals(request.url())) {
            throw miss;
        }
        if (zones.autoDetect() && request.body().repeatable()) {
            return http.execute(request.withUrl(url));
        }
        throw ServiceException.of(
                miss.operation(), miss.resource(), zones.elsewhere(miss.error(), zone, request), miss.attempts());
    }

    /**
     * Sends an idempotent, repeatable request and reads its short answer; asks again if that breaks off.
     *
     * @param bucket what it is about; empty for the service as a whole
     * @throws io.github.camelcn.common.error.IntegrityException if the answer is not what the protocol promises
     */
    <T> T read(String bucket, ServiceRequest request, ShortAnswers.Reader<T> reader) throws IOException {
        return answers.read(request, sent -> bucket.isEmpty() ? http.execute(sent) : send(bucket, sent), reader);
    }

    /** Sends a request whose answer has nothing to say. */
    void perform(String bucket, ServiceRequest request) throws IOException {
        send(bucket, request).close();
    }

    @Override
    public void close() {
        http.close();
    }
}
