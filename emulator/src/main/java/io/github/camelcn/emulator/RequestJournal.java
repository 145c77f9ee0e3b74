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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcn.emulator.http.DropConnectionException;
import io.github.camelcn.emulator.http.HttpHandler;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;

/** Writes down the last requests, each before its answer leaves. Thread-safe; {@code entries} is guarded by itself. */
final class RequestJournal implements HttpHandler {
    private final HttpHandler next;
    private final int capacity;
    private final Deque<RecordedRequest> entries = new ArrayDeque<>();
    private final AtomicLong served = new AtomicLong();

    RequestJournal(HttpHandler next, int capacity) {
        this.next = next;
        this.capacity = capacity;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws IOException {
        return handle(request, next);
    }

    /** Another handler whose requests are written down here as well. */
    HttpHandler before(HttpHandler other) {
        return request -> handle(request, other);
    }

    private HttpResponse handle(HttpRequest request, HttpHandler handler) throws IOException {
        served.incrementAndGet();
        try {
            HttpResponse response = handler.handle(request);
            record(request, response.status());
            return response;
        } catch (DropConnectionException e) {
            record(request, 0);
            throw e;
        }
    }

    List<RecordedRequest> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Requests since the start or the last {@link #clear()}, also those no longer kept. */
    long served() {
        return served.get();
    }

    void clear() {
        synchronized (entries) {
            entries.clear();
        }
        served.set(0);
    }

    private void record(HttpRequest request, int status) {
        if (capacity == 0) {
            return;
        }
        RecordedRequest entry = RecordedRequest.of(request.id(), request.method(), request.target(), request.headers())
                .answered(
                        status,
                        request.bodyBytesRead(),
                        Instant.now(),
                        request.examination().verdict());
        synchronized (entries) {
            if (entries.size() == capacity) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
    }
}
