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

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves prepared pages of instances, as the openapi style has them, and checks nothing. Thread-safe. */
final class FleetServer implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("pageNumber=(\\d+)&pageSize=(\\d+)");

    private final HttpServer server;
    private final int instances;
    private final AtomicInteger requests = new AtomicInteger();
    /** Replaced as a whole. */
    private volatile List<byte[]> pages;

    FleetServer(int instances) throws IOException {
        this.instances = instances;
        pages = pages(0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/instances", this::answer);
        server.start();
    }

    /** Stops so many instances, the others run. */
    void stop(int stopped) {
        pages = pages(stopped);
    }

    private List<byte[]> pages(int stopped) {
        List<byte[]> made = new ArrayList<>();
        for (int from = 0; from < instances; from += 100) {
            StringBuilder page = new StringBuilder(
                            "{\"requestId\":\"8f4b5c1e-0000-4000-8000-000000000000\",\"totalCount\":")
                    .append(instances)
                    .append(",\"pageNumber\":")
                    .append(from / 100 + 1)
                    .append(",\"pageSize\":100,\"instances\":[");
            for (int i = from; i < Math.min(from + 100, instances); i++) {
                page.append(i == from ? "" : ",").append(instance(i, i < stopped));
            }
            made.add(page.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        }
        return List.copyOf(made);
    }

    private static String instance(int i, boolean stopped) {
        return String.format(
                Locale.ROOT,
                "{\"instanceId\":\"i-%08x\",\"name\":\"web-%05d\",\"description\":\"\",\"status\":\"%s\",\"cpu\":2,"
                        + "\"memoryMiB\":4096,\"systemDiskGiB\":40,\"imageId\":\"image-ubuntu2204\","
                        + "\"imageName\":\"Ubuntu 22.04 LTS\",\"flavorId\":\"flavor-2c4g\",\"regionId\":\"cn-north-1\","
                        + "\"zoneId\":\"cn-north-1a\",\"vpcId\":\"vpc-0a1b2c3d\",\"subnetId\":\"subnet-11aa22bb\","
                        + "\"privateIpAddresses\":[\"10.0.%d.%d\"],\"publicIpAddresses\":[],"
                        + "\"createdAt\":\"2026-01-15T08:30:00Z\",\"statusChangedAt\":\"2026-01-15T08:30:25Z\"}",
                i,
                i,
                stopped ? "Stopped" : "Running",
                i / 250,
                i % 250);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Matcher asked = PAGE.matcher(exchange.getRequestURI().getQuery());
        if (!asked.find() || !asked.group(2).equals("100")) {
            // pages of another size are not prepared
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        byte[] page = pages.get(Integer.parseInt(asked.group(1)) - 1);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests came since the last call. */
    int takeRequests() {
        return requests.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
