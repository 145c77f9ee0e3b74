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
import java.net.InetAddress;
import java.net.URI;
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
        this.journal = new RequestJournal(new FaultInjector(service, faults), journalSize);
        this.server = HttpServer.start(address, port, tls, journal);
    }

    /** {@code http://127.0.0.1:port}, or {@code https}. */
    URI endpoint() {
        return named(address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress());
    }

    /** The endpoint under another host name. */
    URI named(String host) {
        return URI.create((secure ? "https://" : "http://") + host + ":" + server.port());
    }

    HttpServer server() {
        return server;
    }

    RequestJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        server.close();
    }
}
