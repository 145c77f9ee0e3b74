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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.github.camelcn.emulator.http.HttpServer;
import io.github.camelcn.emulator.http.ServiceHandler;

/** A service on its port, with its faults before it and its journal around it. Thread-safe. */
final class RunningService implements AutoCloseable {
    private final InetAddress address;
    private final boolean secure;
    private final RequestJournal journal;
    private final HttpServer server;
    private final FaultSwitches faults;
    private final Optional<SSLContext> tls;
    /** Guarded by itself, as {@code closed} is. */
    private final List<HttpServer> domains = new ArrayList<>();

    private boolean closed;

    /** @throws IOException when the port is taken */
    RunningService(
            ServiceHandler service,
            FaultSwitches faults,
            int journalSize,
            InetAddress address,
            int port,
            Optional<SSLContext> tls)
            throws IOException {
        this.address = address;
        this.secure = tls.isPresent();
        this.faults = faults;
        this.tls = tls;
        this.journal = new RequestJournal(new FaultInjector(service, faults), journalSize);
        this.server = HttpServer.start(address, port, tls, journal);
    }

    /** {@code http://127.0.0.1:port}, or {@code https}. */
    URI endpoint() {
        return named(host());
    }

    /** The endpoint under another host name. */
    URI named(String host) {
        return URI.create((secure ? "https://" : "http://") + host + ":" + server.port());
    }

    /**
     * Serves something else on a free port of its own, with the same faults and the same journal.
     *
     * @return host and port
     * @throws IllegalStateException after {@link #close()}
     */
    String open(ServiceHandler handler) {
        synchronized (domains) {
            if (closed) {
                throw new IllegalStateException("the emulator is closed");
            }
            try {
                HttpServer domain =
                        HttpServer.start(address, 0, tls, journal.before(new FaultInjector(handler, faults)));
                domains.add(domain);
                return host() + ":" + domain.port();
            } catch (IOException e) {
                throw new UncheckedIOException("no port is free: " + e.getMessage(), e);
            }
        }
    }

    private String host() {
        return address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    }

    HttpServer server() {
        return server;
    }

    RequestJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        List<HttpServer> all = new ArrayList<>(List.of(server));
        synchronized (domains) {
            closed = true;
            all.addAll(domains);
        }
        // not under the lock: closing waits for connections, and those may be about to open a domain
        all.forEach(HttpServer::close);
    }
}
