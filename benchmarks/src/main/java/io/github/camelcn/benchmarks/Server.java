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
package io.github.camelcn.benchmarks;

import java.io.IOException;
import java.util.List;

import io.github.camelcn.benchmarks.server.Certificate;
import io.github.camelcn.benchmarks.server.StubServer;

/** The stub server in its own JVM. */
final class Server implements AutoCloseable {

    private final Certificate certificate;
    private final ChildProcess process;
    private final int port;
    private final int securePort;
    private final int controlPort;

    private Server(Certificate certificate, ChildProcess process, String[] ports) {
        this.certificate = certificate;
        this.process = process;
        this.port = Integer.parseInt(ports[0]);
        this.securePort = Integer.parseInt(ports[1]);
        this.controlPort = Integer.parseInt(ports[2]);
    }

    static Server start(Service service) throws IOException {
        Certificate certificate = Certificate.create();
        ChildProcess process = ChildProcess.start(
                Library.NONE,
                "256m",
                List.of(),
                StubServer.class.getName(),
                List.of(service.id(), certificate.keyStore().toString()));
        return new Server(certificate, process, process.receive("").split(" "));
    }

    String endpoint(boolean tls) {
        return tls ? "https://127.0.0.1:" + securePort : "http://127.0.0.1:" + port;
    }

    int controlPort() {
        return controlPort;
    }

    /** The JVM options of a client that has to trust the server. */
    List<String> trust() {
        return certificate.trust();
    }

    @Override
    public void close() throws IOException {
        process.close();
        certificate.close();
    }
}
