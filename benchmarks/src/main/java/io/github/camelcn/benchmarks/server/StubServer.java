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
package io.github.camelcn.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The far end of every benchmark: a server on the loopback interface that costs as little as a server in Java can, so
 * that the clients are what is measured. It verifies no signature and keeps no object (but see {@link DrainBucket}); for the truth about the services
 * there is the emulator. It serves the same with and without TLS. Runs in a JVM of its own, until its standard input
 * ends.
 */
public final class StubServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocketChannel clients;
    private final ServerSocket secureClients;
    private final ServerSocket control;
    private final Dialect dialect;
    private final DateLine date = new DateLine();
    private final Traffic traffic = new Traffic();
    private final DrainBucket drain = new DrainBucket();

    private StubServer(ServerSocketChannel clients, ServerSocket secureClients, ServerSocket control, Dialect dialect) {
        this.clients = clients;
        this.secureClients = secureClients;
        this.control = control;
        this.dialect = dialect;
    }

    /**
     * Starts a server on three free ports.
     *
     * @param service whose protocol it speaks: {@code qingstor} or {@code kodo}
     */
    public static StubServer start(String service, Certificate certificate) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocketChannel clients = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0), BACKLOG);
        ServerSocket secureClients =
                certificate.serverContext().getServerSocketFactory().createServerSocket(0, BACKLOG, loopback);
        StubServer server =
                new StubServer(clients, secureClients, new ServerSocket(0, BACKLOG, loopback), Dialect.of(service));
        daemon("accept", server::acceptClients);
        daemon("accept secure", server::acceptSecureClients);
        daemon("control", server::acceptControl);
        return server;
    }

    /** The port for HTTP. */
    public int port() {
        return clients.socket().getLocalPort();
    }

    /** The port for HTTPS. */
    public int securePort() {
        return secureClients.getLocalPort();
    }

    /** The port that answers every connection with one line of counters. */
    public int controlPort() {
        return control.getLocalPort();
    }

    /** The bucket that can be emptied. */
    public DrainBucket drain() {
        return drain;
    }

    /** How many requests have come. */
    public long requests() {
        return traffic.counts().requests();
    }

    private void acceptClients() {
        try {
            while (true) {
                SocketChannel channel = clients.accept();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                serve(channel);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void acceptSecureClients() {
        try {
            while (true) {
                Socket socket = secureClients.accept();
                socket.setTcpNoDelay(true);
                serve(new SocketStreams(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(ByteChannel channel) {
        daemon("connection", new Connection(channel, dialect, date, traffic, drain));
    }

    private void acceptControl() {
        while (!control.isClosed()) {
            try (Socket socket = control.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write((traffic.counts().line() + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // closed, or the one who asked has gone
            }
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        clients.close();
        secureClients.close();
        control.close();
        date.close();
    }

    /**
     * Prints the ports and serves until standard input ends, so that it never outlives whoever started it.
     *
     * @param args the service and the key store
     */
    public static void main(String[] args) throws IOException {
        try (StubServer server = start(args[0], new Certificate(Path.of(args[1])))) {
            System.out.println(server.port() + " " + server.securePort() + " " + server.controlPort());
            while (System.in.read() >= 0) {
                // wait for the end
            }
        }
    }
}
