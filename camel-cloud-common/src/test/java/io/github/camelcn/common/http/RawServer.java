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
package io.github.camelcn.common.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A server that may misbehave at any byte: it reads a request, then lets the test write to the socket, or close it. One
 * thread for each connection.
 */
public final class RawServer implements Closeable {

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Answers one request. */
    @FunctionalInterface
    public interface Behaviour {

        /** @param number 1 for the first request this server sees */
        void answer(int number, Received request, Socket socket) throws IOException;
    }

    /** What arrived; header names in lower case. */
    public record Received(String line, Map<String, String> headers, byte[] body, int connection) {

        public String header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, "");
        }

        public String bodyText() {
            return new String(body, ISO_8859_1);
        }
    }

    private RawServer(ServerSocket listener, Behaviour behaviour) {
        this.listener = listener;
        this.behaviour = behaviour;
    }

    public static RawServer start(Behaviour behaviour) throws IOException {
        return start(ServerSocketFactory.getDefault(), behaviour);
    }

    public static RawServer start(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
        RawServer server =
                new RawServer(sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress()), behaviour);
        daemon(server::accept);
        return server;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int connection = sockets.size();
                daemon(() -> serve(socket, connection));
            } catch (IOException e) {
                // closed by the test
            }
        }
    }

    private void serve(Socket socket, int connection) {
        AtomicInteger number = new AtomicInteger();
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                Received request = read(in, connection);
                if (request == null) {
                    return;
                }
                synchronized (requests) {
                    requests.add(request);
                    number.set(requests.size());
                }
                behaviour.answer(number.get(), request, socket);
            }
        } catch (IOException e) {
            // the client went away, or the test closed the server
        }
    }

    private static Received read(InputStream in, int connection) throws IOException {
        String line = readLine(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        return body.length < length ? null : new Received(line, headers, body, connection);
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    /** An answer with a body whose length is told. */
    public static void answer(Socket socket, int status, String body, String... headers) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        write(socket, text.toString());
    }

    /** Bytes as they are, to be followed by more, or by nothing. */
    public static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<Received> requests() {
        return requests;
    }

    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
