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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A snapshot of the server's counters.
 *
 * @param connections accepted since the start
 * @param requests answered since the start
 * @param received bytes of content in request bodies
 * @param sent bytes of response bodies
 * @param cpuNanos processor time of the server's process
 */
public record ServerCounts(long connections, long requests, long received, long sent, long cpuNanos) {

    /** Asks a running server over its control port, which counts nothing itself. */
    public static ServerCounts ask(int controlPort) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), controlPort);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            return parse(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was counted between an earlier snapshot and this one. */
    public ServerCounts since(ServerCounts earlier) {
        return new ServerCounts(
                connections - earlier.connections,
                requests - earlier.requests,
                received - earlier.received,
                sent - earlier.sent,
                cpuNanos - earlier.cpuNanos);
    }

    String line() {
        return connections + " " + requests + " " + received + " " + sent + " " + cpuNanos;
    }

    static ServerCounts parse(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new ServerCounts(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
