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
package io.github.camelcn.common.component;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

import io.github.camelcn.common.http.RawServer;
import io.github.camelcn.common.http.RawServer.Received;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An HTTP proxy that wants one particular login and passes everything on to one server, whatever host was asked for. Each
 * plain request travels on a connection of its own; tunnels are joined.
 */
final class RecordingProxy implements Closeable {

    private final RawServer server;
    private final int target;
    private final String login;

    private RecordingProxy(int target, String login) throws IOException {
        this.target = target;
        this.login = login;
        this.server = RawServer.start((number, request, socket) -> serve(request, socket));
    }

    /**
     * @param target port of the server on this machine
     * @param login the Proxy-Authorization to insist on
     */
    static RecordingProxy start(int target, String login) throws IOException {
        return new RecordingProxy(target, login);
    }

    private void serve(Received request, Socket client) throws IOException {
        if (!request.header("proxy-authorization").equals(login)) {
            RawServer.answer(client, 407, "", "Proxy-Authenticate: Basic realm=\"proxy\"");
        } else if (request.line().startsWith("CONNECT ")) {
            RawServer.write(client, "HTTP/1.1 200 OK\r\n\r\n");
            join(client);
        } else {
            forward(request, client);
        }
    }

    private void forward(Received request, Socket client) throws IOException {
        String[] line = request.line().split(" ");
        URI asked = URI.create(line[1]);
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        StringBuilder head = new StringBuilder(line[0] + " " + asked.getRawPath() + query + " HTTP/1.1\r\n");
        request.headers().forEach((name, value) -> {
            if (!name.startsWith("proxy-") && !name.equals("connection")) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        head.append("connection: close\r\n\r\n");
        try (client;
                Socket service = new Socket(InetAddress.getLoopbackAddress(), target)) {
            OutputStream out = service.getOutputStream();
            out.write(head.toString().getBytes(ISO_8859_1));
            out.write(request.body());
            out.flush();
            service.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private void join(Socket client) throws IOException {
        try (Socket service = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = new Thread(() -> copy(service, client), "recording-proxy");
            back.setDaemon(true);
            back.start();
            copy(client, service);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // one of the two hung up
        }
    }

    int port() {
        return server.port();
    }

    /** What arrived here, refused logins among it. */
    List<Received> requests() {
        return server.requests();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
