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
package io.github.camelcn.emulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * Accepts connections and serves each by a daemon thread of a cached pool. {@link #close()} breaks off open connections
 * and returns when the threads have ended. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int IDLE_MILLIS = 300_000;
    private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ServerSocket listener;
    private final HttpHandler handler;
    private final boolean secure;
    private final ExecutorService threads;
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong requestIds =
            new AtomicLong(ThreadLocalRandom.current().nextLong());
    private volatile boolean closed;

    private HttpServer(ServerSocket listener, HttpHandler handler, boolean secure) {
        this.listener = listener;
        this.handler = handler;
        this.secure = secure;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "emulator-" + listener.getLocalPort() + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.removeIf(other -> other.getState() == Thread.State.TERMINATED);
            started.add(thread);
            return thread;
        });
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free port
     * @param tls when present, connections speak TLS
     * @throws IOException when the port is taken
     */
    public static HttpServer start(InetAddress address, int port, Optional<SSLContext> tls, HttpHandler handler)
            throws IOException {
        ServerSocket listener =
                tls.isPresent() ? tls.get().getServerSocketFactory().createServerSocket() : new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        HttpServer server = new HttpServer(listener, handler, tls.isPresent());
        server.threads.execute(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections accepted since the start. */
    public long connectionsOpened() {
        return opened.get();
    }

    /** Connections open now. */
    public int connectionsOpen() {
        return open.size();
    }

    boolean secure() {
        return secure;
    }

    HttpHandler handler() {
        return handler;
    }

    String nextRequestId() {
        long id = requestIds.getAndAdd(0x9E3779B97F4A7C15L);
        return hex(id);
    }

    private static String hex(long id) {
        String digits = Long.toHexString(id);
        return "0".repeat(16 - digits.length()) + digits;
    }

    void forget(Socket socket) {
        open.remove(socket);
    }

    private void accept() {
        while (!closed) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                // one connection failed to open, or the listener was closed: the loop condition decides
            }
        }
    }

    private void serve(Socket socket) {
        opened.incrementAndGet();
        open.add(socket);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            threads.execute(new HttpConnection(this, socket));
            if (closed) {
                closeQuietly(socket);
            }
        } catch (IOException | RejectedExecutionException e) {
            // the client has gone, or this server closes: nobody else knows the socket
            forget(socket);
            closeQuietly(socket);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            // nothing is left to do for a listener that cannot be closed
        }
        open.forEach(HttpServer::closeQuietly);
        threads.shutdownNow();
        try {
            long deadline = System.nanoTime() + CLOSING_NANOS;
            threads.awaitTermination(CLOSING_NANOS, TimeUnit.NANOSECONDS);
            // a pool has terminated when its threads are about to end, not when they have
            for (Thread thread : started) {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // already broken
        }
    }
}
