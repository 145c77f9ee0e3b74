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
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JacksonException;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectKeys;
import io.github.camelcn.common.objectstore.ObjectRef;

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
    private final KeySpace keys;
    private final int maxKeyBytes;
    private final int readings;

    /**
     * @param readings how often a short answer that breaks off is asked for, in all
     */
    QingStorCalls(CloudHttpClient http, QingStorHosts hosts, QingStorZones zones, KeySpace keys, int readings) {
        this.http = http;
        this.hosts = hosts;
        this.zones = zones;
        this.keys = keys;
        this.maxKeyBytes = MAX_KEY_BYTES - keys.prefix().getBytes(StandardCharsets.UTF_8).length;
        this.readings = readings;
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

    KeySpace keys() {
        return keys;
    }

    /** The longest key a user may give: what the working directory leaves of the service's limit. */
    int maxKeyBytes() {
        return maxKeyBytes;
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
        return keys.toStore(ObjectKeys.check(ref.key(), maxKeyBytes));
    }

    ObjectRef storeRef(ObjectRef ref) {
        hosts.addressable(ref.bucket());
        return new ObjectRef(ref.bucket(), storeKey(ref));
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

    /** Reads an answer to its end. */
    @FunctionalInterface
    interface AnswerReader<T> {
        T read(ServiceResponse response) throws IOException;
    }

    /**
     * Sends an idempotent, repeatable request and reads its short answer; asks again if that breaks off.
     *
     * @param bucket what it is about; empty for the service as a whole
     * @throws IntegrityException if the answer is not what the protocol promises
     */
    <T> T read(String bucket, ServiceRequest request, AnswerReader<T> reader) throws IOException {
        for (int reading = 1; ; reading++) {
            try (ServiceResponse response = bucket.isEmpty() ? http.execute(request) : send(bucket, request)) {
                return read(response, request, reader);
            } catch (BrokenOff e) {
                if (reading >= readings) {
                    throw e.cause();
                }
            }
        }
    }

    private static <T> T read(ServiceResponse response, ServiceRequest request, AnswerReader<T> reader)
            throws IOException {
        try {
            return reader.read(response);
        } catch (TransportException e) {
            throw new BrokenOff(e);
        } catch (JacksonException e) {
            throw new IntegrityException(
                    request.operation(),
                    request.resource(),
                    "the answer is not the JSON that was expected: " + e.getOriginalMessage());
        }
    }

    /** The headers came, the rest did not: unlike other failures the chain below could not see this one. */
    private static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenOff(TransportException cause) {
            super(cause);
        }

        TransportException cause() {
            return (TransportException) getCause();
        }
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
