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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.emulator.http.HttpServer;

/**
 * A page for people on a port of its own: buckets, objects and instances of running emulators, and their last requests,
 * each with whether its signature was right, and why not. It looks and changes nothing, shows no secrets, and knows the
 * requests that the journals of the emulators keep.
 *
 * <p>Thread-safe. {@link #close()} ends the page and leaves the emulators alone.
 */
public final class EmulatorPage implements AutoCloseable {
    private final InetAddress address;
    private final HttpServer server;

    private EmulatorPage(InetAddress address, HttpServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Opens the page on the loopback address.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static EmulatorPage open(int port, Emulator... emulators) {
        return open(InetAddress.getLoopbackAddress(), port, List.of(emulators));
    }

    /**
     * Opens the page. Whoever reaches the address may look at it.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static EmulatorPage open(InetAddress address, int port, Collection<? extends Emulator> emulators) {
        PageHandler handler = new PageHandler(new PageData(List.copyOf(emulators)), address.isLoopbackAddress());
        try {
            return new EmulatorPage(address, HttpServer.start(address, port, Optional.empty(), handler));
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** What to open in a browser. */
    public URI uri() {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        server.close();
    }
}
