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

import io.github.camelcn.benchmarks.server.StubServer;

/** The stub server in its own JVM. */
final class Server implements AutoCloseable {

    private final ChildProcess process;
    private final int port;
    private final int controlPort;

    private Server(ChildProcess process, int port, int controlPort) {
        this.process = process;
        this.port = port;
        this.controlPort = controlPort;
    }

    static Server start() throws IOException {
        ChildProcess process = ChildProcess.start(Library.NONE, "256m", StubServer.class.getName(), List.of());
        String[] ports = process.receive("").split(" ");
        return new Server(process, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    int controlPort() {
        return controlPort;
    }

    @Override
    public void close() {
        process.close();
    }
}
