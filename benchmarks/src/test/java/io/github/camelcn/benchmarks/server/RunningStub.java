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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A stub server, and a client of the JDK to ask it. */
final class RunningStub implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Certificate certificate;
    private final StubServer server;

    private RunningStub(Certificate certificate, StubServer server) {
        this.certificate = certificate;
        this.server = server;
    }

    static RunningStub of(String service) throws IOException {
        Certificate certificate = Certificate.create();
        return new RunningStub(certificate, StubServer.start(service, certificate));
    }

    StubServer server() {
        return server;
    }

    Certificate certificate() {
        return certificate;
    }

    ServerCounts counts() {
        return ServerCounts.ask(server.controlPort());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    String text(String path) throws Exception {
        return new String(send(request(path)).body());
    }

    @Override
    public void close() throws IOException {
        server.close();
        certificate.close();
    }
}
