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
package io.github.camelcn.benchmarks.fleet;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.ThreadMXBean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.qingzhou.QingzhouComponent;
import io.github.camelcn.component.qingzhou.client.QingzhouClient;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;

/**
 * Measures what it costs to list a fleet and to watch it. Clients and consumers work on the thread that calls them, so
 * that its processor time and its allocations are theirs; the server, in the same JVM, has threads of its own.
 */
public final class FleetBenchmark {

    private static final int INSTANCES = 10_000;
    private static final int FEWEST_REQUESTS = INSTANCES / PageRequest.MAX_SIZE;
    private static final int ROUNDS = 15;
    private static final double MAX_CPU_SECONDS = 1;
    private static final double MAX_MIB = 64;
    private static final double MIB = 1 << 20;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FleetServer server;
    private final PrintStream out;
    private boolean missed;

    private FleetBenchmark(FleetServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** Prints a table; exit code 1 if a target was missed. */
    public static void main(String[] arguments) throws Exception {
        // the JDK's server waits for acknowledgements otherwise, 40 ms a page
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try (FleetServer server = new FleetServer(INSTANCES)) {
            FleetBenchmark benchmark = new FleetBenchmark(server, System.out);
            benchmark.run();
            if (benchmark.missed) {
                System.exit(1);
            }
        }
    }

    private void run() throws Exception {
        out.println("| 10,000 instances | CPU ms | allocated MiB | requests | messages |");
        out.println("|---|---|---|---|---|");
        list();
        watch();
    }

    private record Cost(double cpuSeconds, double mib, int requests, int messages) {}

    /** What one round does; tells how many messages it made. */
    @FunctionalInterface
    private interface Round {
        int go() throws Exception;
    }

    private Cost cost(Round round) throws Exception {
        server.takeRequests();
        long thread = Thread.currentThread().getId();
        long cpu = THREAD.getThreadCpuTime(thread);
        long bytes = THREAD.getThreadAllocatedBytes(thread);
        int messages = round.go();
        return new Cost(
                (THREAD.getThreadCpuTime(thread) - cpu) / 1e9,
                (THREAD.getThreadAllocatedBytes(thread) - bytes) / MIB,
                server.takeRequests(),
                messages);
    }

    private void print(String what, Cost cost) {
        out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %d | %d |%n",
                what,
                cost.cpuSeconds() * 1000,
                cost.mib(),
                cost.requests(),
                cost.messages());
    }

    private void require(boolean good, String what) {
        if (!good) {
            missed = true;
            out.println("MISS: " + what);
        }
    }

    private static Cost median(List<Cost> costs) {
        return costs.stream()
                .sorted(java.util.Comparator.comparingDouble(Cost::cpuSeconds))
                .toList()
                .get(costs.size() / 2);
    }

    private void list() throws Exception {
        CredentialsProvider keys = CredentialsProvider.of(Credentials.of("AKID-benchmark", "benchmark-secret"));
        try (QingzhouClient client = QingzhouClient.builder()
                .endpoint(server.endpoint())
                .credentials(keys)
                .build()) {
            Round round = () -> {
                List<Instance> instances = client.list(
                                new ListInstancesRequest(null, null, null, null, null, null, null, PageRequest.FIRST))
                        .all();
                if (instances.size() != INSTANCES) {
                    throw new IllegalStateException("listed " + instances.size());
                }
                return 0;
            };
            Cost first = cost(round);
            List<Cost> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(cost(round));
            }
            print("listed and mapped, first time in a new JVM", first);
            print("listed and mapped, median of " + ROUNDS + " more", median(rounds));
            require(first.cpuSeconds() < MAX_CPU_SECONDS, "listing takes a second of processor time");
            require(first.requests() == FEWEST_REQUESTS, "listing takes more than " + FEWEST_REQUESTS + " requests");
        }
    }

    private void watch() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            QingzhouComponent component = new QingzhouComponent();
            component.getCredentials().setAccessKeyId("AKID-benchmark");
            component.getCredentials().setAccessKeySecret("benchmark-secret");
            context.addComponent("qingzhou", component);
            context.start();
            Endpoint endpoint =
                    context.getEndpoint("qingzhou:fleet?startScheduler=false&endpoint=" + server.endpoint());
            AtomicInteger messages = new AtomicInteger();
            Consumer consumer = endpoint.createConsumer(exchange -> messages.incrementAndGet());
            endpoint.start();
            consumer.start();
            // a scheduled consumer polls when it is run, on the thread that runs it
            Runnable poll = (Runnable) consumer;
            Round round = () -> {
                messages.set(0);
                poll.run();
                return messages.get();
            };
            watched("polled for the first time", cost(round), 0);
            List<Cost> quiet = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                quiet.add(cost(round));
            }
            watched("polled, nothing changed, median of " + ROUNDS, median(quiet), 0);
            server.stop(INSTANCES);
            watched("polled, every instance changed", cost(round), INSTANCES);
            consumer.stop();
        }
    }

    private void watched(String what, Cost cost, int messages) {
        print(what, cost);
        require(cost.messages() == messages, what + ": " + cost.messages() + " messages");
        require(cost.requests() == FEWEST_REQUESTS, what + " takes more than " + FEWEST_REQUESTS + " requests");
        require(cost.mib() < MAX_MIB, what + " allocates " + MAX_MIB + " MiB");
    }
}
