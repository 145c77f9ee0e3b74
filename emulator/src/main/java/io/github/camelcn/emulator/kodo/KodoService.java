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
package io.github.camelcn.emulator.kodo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.ServiceHandler;
import io.github.camelcn.emulator.kodo.nativeapi.Domains;
import io.github.camelcn.emulator.kodo.nativeapi.NativeService;
import io.github.camelcn.emulator.kodo.s3.S3Service;
import io.github.camelcn.emulator.kodo.store.KodoContents;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.notification.Notifications;

/** Both protocols over one store. Thread-safe. */
public final class KodoService implements ServiceHandler, AutoCloseable {
    private final Store store;
    private final KodoContents contents;
    private final S3Service s3;
    private final NativeService natively;
    private final Clock clock;

    private KodoService(Store store, KodoOptions options, Clock clock, Domains domains) {
        this.store = store;
        this.clock = clock;
        Receiver receiver = new Receiver(store.blobs(), options.trustDigests());
        this.contents = new KodoContents(store, receiver, options, clock);
        this.s3 = new S3Service(store, receiver, options, clock);
        this.natively = new NativeService(store, receiver, options, clock, domains);
    }

    /**
     * Opens the service.
     *
     * @param domains opens a listener for a bucket whose domain is asked for
     * @throws IOException when the directory cannot be read
     * @see Store#open
     */
    public static KodoService open(
            KodoOptions options, Clock clock, Optional<Path> directory, long memoryBudget, Domains domains)
            throws IOException {
        return new KodoService(Store.open(directory, memoryBudget, options), options, clock, domains);
    }

    /** What is stored, past the protocols. */
    public KodoContents contents() {
        return contents;
    }

    /**
     * Host and port of the domain a bucket is downloaded from, by the Kodo name of the bucket.
     *
     * @throws NoSuchElementException when there is no such bucket
     */
    public String domain(String bucket) {
        return natively.domain(store.find(bucket).orElseThrow(() -> new NoSuchElementException("no bucket " + bucket)));
    }

    /** What the service tells others by itself. */
    public Notifications notifications() {
        return natively.notifications();
    }

    @Override
    public void close() {
        natively.close();
        store.close();
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        return NativeService.speaks(request) ? natively.handle(request) : signedOff(request, s3.handle(request));
    }

    @Override
    public HttpResponse error(HttpRequest request, int status, String code) {
        if (NativeService.speaks(request)) {
            return natively.error(request, status, code);
        }
        return signedOff(request, s3.error(request, status, code, "the emulator was told to answer " + code));
    }

    @Override
    public HttpResponse bare(HttpRequest request, int status) {
        if (NativeService.speaks(request)) {
            return natively.bare(request, status);
        }
        return signedOff(request, HttpResponse.of(status).header("x-amz-request-id", request.id()));
    }

    private HttpResponse signedOff(HttpRequest request, HttpResponse response) {
        response.headers()
                .add("Server", "Kodo")
                .add("Date", HttpDates.format(clock.instant()))
                .add("X-Reqid", request.id());
        return response;
    }
}
