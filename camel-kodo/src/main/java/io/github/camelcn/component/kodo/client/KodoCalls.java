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
package io.github.camelcn.component.kodo.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelcn.common.error.AccessDeniedException;
import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.common.retry.Sleeper;
import io.github.camelcn.common.wire.ShortAnswers;
import io.github.camelcn.common.wire.StoreKeys;

/**
 * Addresses requests and sends them to the right region. What all calls share; thread-safe. Errors name keys as the user
 * spells them.
 */
final class KodoCalls implements Closeable {

    /** Natively, and S3 takes more. Source: provider documentation of uploads; its SDK for Java 7.19.0. */
    static final int MAX_KEY_BYTES = 750;

    private final CloudHttpClient http;
    private final KodoRegions regions;
    private final KodoErrors errors;
    private final StoreKeys keys;
    private final RetryPolicy policy;
    private final ShortAnswers answers;
    private final boolean requesterPays;

    KodoCalls(
            CloudHttpClient http,
            KodoRegions regions,
            KodoErrors errors,
            StoreKeys keys,
            RetryPolicy policy,
            boolean requesterPays) {
        this.http = http;
        this.regions = regions;
        this.errors = errors;
        this.keys = keys;
        this.policy = policy;
        this.answers = new ShortAnswers(1 + policy.retries());
        this.requesterPays = requesterPays;
    }

    CloudHttpClient http() {
        return http;
    }

    KodoRegions regions() {
        return regions;
    }

    StoreKeys keys() {
        return keys;
    }

    boolean requesterPays() {
        return requesterPays;
    }

    // ---------------------------------------------------------------- addressing

    /** A request about an object, given as the user knows it. */
    ServiceRequest onObject(String operation, String method, ObjectRef ref, String query) throws IOException {
        String url = objectUrl(ref, query);
        return paid(ServiceRequest.of(operation, ref.toString(), method, url));
    }

    String objectUrl(ObjectRef ref, String query) throws IOException {
        KodoHosts hosts = hosts(ref.bucket());
        return hosts.urls().object("", hosts.addressable(ref.bucket()), storeKey(ref), query);
    }

    /** A request about a bucket as a whole. */
    ServiceRequest onBucket(String operation, String method, String bucket, String query) throws IOException {
        KodoHosts hosts = hosts(bucket);
        return ServiceRequest.of(operation, bucket, method, hosts.urls().bucket("", hosts.addressable(bucket), query));
    }

    /** A request about what is in a bucket. */
    ServiceRequest onListing(String operation, String bucket, String query) throws IOException {
        return paid(onBucket(operation, "GET", bucket, query));
    }

    private ServiceRequest paid(ServiceRequest request) {
        return requesterPays ? request.header(KodoWire.REQUEST_PAYER, "requester") : request;
    }

    private KodoHosts hosts(String bucket) throws IOException {
        return regions.of(bucket);
    }

    /** The key in the bucket, working directory included, known to be addressable. */
    String storeKey(ObjectRef ref) {
        return keys.key(ref);
    }

    ObjectRef storeRef(ObjectRef ref) {
        regions.home().addressable(ref.bucket());
        return keys.ref(ref);
    }

    // ---------------------------------------------------------------- sending

    /**
     * Sends a request about a bucket or something in it.
     *
     * @param request with {@code x-amz-content-sha256}, unless its body is empty
     * @return a success; the caller closes it
     */
    ServiceResponse send(String bucket, ServiceRequest request) throws IOException {
        if (request.body().length() == 0) {
            request.header(KodoSigner.CONTENT_SHA256, Sha256.OF_NOTHING);
        }
        try {
            return http.execute(request);
        } catch (WrongRegionException e) {
            return elsewhere(bucket, request, e);
        } catch (BucketNotFoundException | AccessDeniedException e) {
            throw explained(bucket, request, e);
        }
    }

    private ServiceResponse elsewhere(String bucket, ServiceRequest request, WrongRegionException e)
            throws IOException {
        Optional<KodoHosts> next = regions.moved(bucket, e.actualRegion(), hosts(bucket));
        if (next.isPresent() && request.body().repeatable()) {
            return http.execute(request.withUrl(next.get().relocated(request.url(), bucket)));
        }
        throw e.actualRegion().isEmpty() ? explained(bucket, request, e) : e;
    }

    private ServiceException explained(String bucket, ServiceRequest request, ServiceException e) {
        Optional<ServiceError> better = regions.explain(bucket, request, e.error());
        if (better.isEmpty()) {
            return e;
        }
        ServiceException explained = ServiceException.of(e.operation(), e.resource(), better.get(), e.attempts());
        for (Throwable earlier : e.getSuppressed()) {
            explained.addSuppressed(earlier);
        }
        return explained;
    }

    /**
     * Sends an idempotent, repeatable request and reads its short answer; asks again if that breaks off, or is an error
     * that came in place of a result and may pass.
     *
     * @param bucket what it is about; empty for the service as a whole
     * @throws io.github.camelcn.common.error.IntegrityException if the answer is not what the protocol promises
     */
    <T> T read(String bucket, ServiceRequest request, ShortAnswers.Reader<T> reader) throws IOException {
        List<ServiceException> earlier = new ArrayList<>();
        int[] sent = {0};
        while (true) {
            try {
                return answers.read(request, again -> counted(bucket, again, sent), reading(request, reader));
            } catch (ServiceException e) {
                boolean inSuccess = e.status() == 200;
                if (!inSuccess || !e.error().retryable() || earlier.size() >= policy.retries()) {
                    throw sent[0] > 1 ? e.after(e.attempts() + sent[0] - 1, earlier) : e;
                }
                earlier.add(e);
                pause(earlier.size(), request, e);
            }
        }
    }

    private ServiceResponse counted(String bucket, ServiceRequest request, int[] sent) throws IOException {
        sent[0]++;
        return bucket.isEmpty() ? sendToService(request) : send(bucket, request);
    }

    private ServiceResponse sendToService(ServiceRequest request) throws IOException {
        return http.execute(request.header(KodoSigner.CONTENT_SHA256, Sha256.OF_NOTHING));
    }

    private <T> ShortAnswers.Reader<T> reading(ServiceRequest request, ShortAnswers.Reader<T> reader) {
        return response -> {
            try {
                return reader.read(response);
            } catch (ErrorInSuccessException e) {
                ServiceError error = errors.decode(request, e.document(), KodoWire.HEADERS.requestId(response));
                throw ServiceException.of(request.operation(), request.resource(), error, 1);
            }
        };
    }

    private void pause(int retry, ServiceRequest request, ServiceException cause) throws TransportException {
        try {
            Sleeper.REAL.sleep(policy.delay(retry, ThreadLocalRandom.current()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    request.operation(),
                    request.resource(),
                    "interrupted while waiting to repeat it",
                    false,
                    retry,
                    cause);
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
