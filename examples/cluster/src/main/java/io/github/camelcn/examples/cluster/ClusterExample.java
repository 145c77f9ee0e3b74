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
package io.github.camelcn.examples.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.github.camelcn.emulator.QingStorEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Empties a bucket with one node, with two and with three, and once more with three of which one is killed with -9
 * half-way. Ends with 0 only if every object arrived, and none twice but those that the killed node had on their way.
 */
public final class ClusterExample {

    static final String BUCKET = "orders";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int objects;
    private final PrintStream out;

    /** @param objects how many there are in each round */
    ClusterExample(int objects, PrintStream out) {
        this.objects = objects;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        ClusterExample example = new ClusterExample(Integer.getInteger("cluster.objects", 20_000), System.out);
        boolean right = true;
        for (int nodes = 1; nodes <= 3; nodes++) {
            right &= example.round(nodes, false);
        }
        right &= example.round(3, true);
        System.out.println(right ? "Nothing was lost." : "THIS IS WRONG.");
        System.exit(right ? 0 : 1);
    }

    /** @return whether the records of the sinks are as they should be */
    boolean round(int count, boolean kill) throws Exception {
        Path folder = Files.createTempDirectory("camel-cn-cluster");
        List<NodeProcess> nodes = new ArrayList<>();
        try (QingStorEmulator store = QingStorEmulator.builder().bucket(BUCKET).start()) {
            Set<String> stored = fill(store);
            List<Integer> ports = freePorts(count);
            for (int i = 0; i < count; i++) {
                nodes.add(new NodeProcess(store.endpoint(), folder.resolve("node-" + i), ports));
                Collections.rotate(ports, -1);
            }
            for (NodeProcess node : nodes) {
                node.awaitReady();
            }
            long begin = System.nanoTime();
            for (NodeProcess node : nodes) {
                node.go();
            }
            Set<String> onTheirWay = kill ? killHalfWay(nodes, store) : Set.of();
            await(() -> store.keys(BUCKET).isEmpty(), "the bucket is not empty");
            double seconds = (System.nanoTime() - begin) / 1e9;
            closeAll(nodes);
            Verdict verdict =
                    Verdict.of(stored, nodes.stream().map(NodeProcess::records).toList(), onTheirWay);
            out.printf(
                    Locale.ROOT,
                    "%d node%s%s: %,d objects in %.1f s, %,.0f objects/s, by node %s; %s%n",
                    count,
                    count == 1 ? "" : "s",
                    kill ? ", one killed half-way with " + onTheirWay.size() + " objects on their way" : "",
                    objects,
                    seconds,
                    objects / seconds,
                    nodes.stream().map(node -> node.records().size()).toList(),
                    verdict);
            return verdict.isRight();
        } finally {
            closeAll(nodes);
            delete(folder);
        }
    }

    private Set<String> fill(QingStorEmulator store) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < objects; i++) {
            String key = String.format("in/%06d.json", i);
            store.putObject(BUCKET, key, ("{\"number\":" + i + "}").getBytes(UTF_8));
            keys.add(key);
        }
        return keys;
    }

    /** @return what had gone through the route of the killed node, while the store still had it */
    private Set<String> killHalfWay(List<NodeProcess> nodes, QingStorEmulator store) throws Exception {
        NodeProcess victim = nodes.get(nodes.size() - 1);
        await(
                () -> {
                    int left = store.keys(BUCKET).size();
                    return left == 0
                            || (left <= objects / 2
                                    && !onTheirWay(victim, store).isEmpty());
                },
                "the bucket is not half empty");
        victim.kill();
        return onTheirWay(victim, store);
    }

    private static Set<String> onTheirWay(NodeProcess node, QingStorEmulator store) {
        Set<String> keys = new HashSet<>(node.records());
        keys.retainAll(Set.copyOf(store.keys(BUCKET)));
        return keys;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition, String otherwise) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(otherwise + " after " + PATIENCE.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static void closeAll(List<NodeProcess> nodes) throws IOException {
        for (NodeProcess node : nodes) {
            node.close();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
