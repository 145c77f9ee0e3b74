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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The {@code Date} header of the current second, ready to be sent. One thread replaces the array each second and all
 * connections read it through the volatile field; whoever keeps a prepared answer compares the array's identity.
 */
final class DateLine implements AutoCloseable {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "date");
        thread.setDaemon(true);
        return thread;
    });
    private volatile byte[] current = now();

    DateLine() {
        timer.scheduleAtFixedRate(() -> current = now(), 1, 1, TimeUnit.SECONDS);
    }

    byte[] current() {
        return current;
    }

    private static byte[] now() {
        String text = FORMAT.format(ZonedDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        return ("Date: " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
