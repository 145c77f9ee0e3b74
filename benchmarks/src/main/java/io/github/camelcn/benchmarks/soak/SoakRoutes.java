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
package io.github.camelcn.benchmarks.soak;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes under load. Objects below {@code inbox/} and {@code batches/} are consumed and deleted, those below
 * {@code log/} are followed and stay, those below {@code fixed/} are read again and again.
 */
final class SoakRoutes extends RouteBuilder {

    static final String PUT = "direct:put";
    static final String LOG = "direct:log";
    static final String GET = "direct:get";
    static final String RECORD = "direct:record";
    static final String INBOX_ROUTE = "inbox";
    static final String BATCHES_ROUTE = "batches";
    static final String LOG_ROUTE = "log";

    /** How many records become an object. */
    static final int BATCH = 200;

    private static final String DRAIN = "&deleteAfterRead=true&delay=50&initialDelay=0&failureBackoff=500ms"
            + "&failureBackoffMax=2s&exceptionHandler=#";

    private final String store;
    private final Contents contents;
    private final Books books;
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();

    /**
     * What is noted.
     *
     * @param objects those below {@code inbox/}
     * @param records of the objects below {@code batches/}
     * @param log objects below {@code log/}
     */
    record Books(Ledger objects, Ledger records, Ledger log) {}

    /** @param store an endpoint without work: {@code scheme:bucket?connection} */
    SoakRoutes(String store, Contents contents, Books books) {
        this.store = store;
        this.contents = contents;
        this.books = books;
    }

    @Override
    public void configure() {
        // failures are counted, and there are thousands
        errorHandler(defaultErrorHandler().logExhausted(false));
        from(PUT).to(store + "&operation=putObject");
        from(LOG).to(store + "&operation=putObject");
        from(GET).to(store + "&operation=getObject").convertBodyTo(byte[].class);
        from(RECORD)
                .to(store + "&operation=putObject&keyName=batches/b&streamingUploadMode=true&streamingAck=onCommit"
                        + "&namingStrategy=random&recordSeparator=\\n&streamingUploadTimeout=1s&batchMessageNumber="
                        + BATCH);

        from(store + "&prefix=inbox/&concurrentConsumers=2" + DRAIN + "inboxReports")
                .routeId(INBOX_ROUTE)
                .process(exchange -> deliver(exchange, books.objects()::delivered));
        from(store + "&prefix=batches/" + DRAIN + "batchReports")
                .routeId(BATCHES_ROUTE)
                .process(this::records);
        from(store + "&prefix=log/&follow=true&followOverlap=5s&stateRepository=#positions"
                        + "&idempotentRepository=#followed&delay=200"
                        + "&initialDelay=0&failureBackoff=500ms&failureBackoffMax=2s&exceptionHandler=#logReports")
                .routeId(LOG_ROUTE)
                .process(exchange -> deliver(exchange, books.log()::delivered));
    }

    private void deliver(Exchange exchange, IntConsumer delivered) {
        OptionalInt id = contents.idOf(exchange.getMessage().getBody(byte[].class));
        if (id.isEmpty()) {
            damaged.incrementAndGet();
        }
        id.ifPresent(delivered);
    }

    private void records(Exchange exchange) {
        batches.incrementAndGet();
        String text = new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
        Arrays.stream(text.split("\n")).forEach(line -> {
            OptionalInt id = recordId(line);
            if (id.isEmpty()) {
                damaged.incrementAndGet();
            }
            id.ifPresent(books.records()::delivered);
        });
    }

    static String record(int id) {
        return id + ":" + Integer.toHexString(id * 31) + ":a record of a few words, as a log has them";
    }

    private static OptionalInt recordId(String line) {
        int end = line.indexOf(':');
        try {
            int id = Integer.parseInt(line.substring(0, Math.max(0, end)));
            return line.equals(record(id)) ? OptionalInt.of(id) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** How many objects of records came. */
    long batches() {
        return batches.get();
    }

    /** How many contents came that nobody sent. */
    long damaged() {
        return damaged.get();
    }
}
