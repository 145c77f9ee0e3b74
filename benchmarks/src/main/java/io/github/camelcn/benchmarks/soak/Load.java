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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

import io.github.camelcn.benchmarks.soak.SoakRoutes.Books;

/** Those who write and read: each a thread that sends one message after the other into the routes. */
final class Load {

    static final int FIXED = 200;

    private static final int WRITERS = 4;
    private static final int READERS = 3;
    /** Acknowledged and not consumed yet: beyond that the writers wait, so that the store does not grow. */
    private static final int MOST_WAITING = 2_000;

    private static final int RECORDS_IN_FLIGHT = 2_000;
    private static final long LOG_PAUSE_MILLIS = 20;
    private static final long RESTART_MILLIS = 30_000;
    private static final long PATIENCE_SECONDS = 120;

    private final CamelContext context;
    private final ProducerTemplate template;
    private final String keyHeader;
    private final Contents contents;
    private final Books books;
    private final List<Thread> threads = new ArrayList<>();
    private final LongSupplier allowed;
    private final Semaphore records = new Semaphore(RECORDS_IN_FLIGHT);
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong misread = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();
    private final List<Throwable> broken = new ArrayList<>();

    private volatile boolean over;

    /** @param allowed how many of each thing may have been done by now */
    Load(CamelContext context, String keyHeader, Contents contents, Books books, LongSupplier allowed) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.keyHeader = keyHeader;
        this.contents = contents;
        this.books = books;
        this.allowed = allowed;
    }

    /** Something to be done again and again. */
    @FunctionalInterface
    private interface Step {
        void go() throws Exception;
    }

    /** @param seed of what is read */
    void start(long seed) {
        for (int i = 0; i < WRITERS; i++) {
            start("writer-" + i, this::put);
        }
        for (int i = 0; i < READERS; i++) {
            Random random = new Random(seed + i);
            start("reader-" + i, () -> get(random.nextInt(FIXED)));
        }
        start("recorder", recorder());
        start("logger", this::log);
        start("restarter", restarter(new Random(seed)));
    }

    private void start(String name, Step step) {
        Thread thread = new Thread(() -> run(step), name);
        thread.start();
        threads.add(thread);
    }

    private void run(Step step) {
        try {
            while (!over) {
                step.go();
            }
        } catch (InterruptedException e) {
            // the end
        } catch (Exception | Error e) {
            synchronized (broken) {
                broken.add(e);
            }
        }
    }

    /** The objects that are read, before the weather matters: asked for until they are there. */
    void prepare() {
        for (int id = 0; id < FIXED; id++) {
            byte[] bytes = contents.of(id);
            while (send(SoakRoutes.PUT, "fixed/" + id, bytes).isFailed()) {
                Thread.onSpinWait();
            }
        }
    }

    private Exchange send(String to, String key, Object body) {
        return template.send(to, exchange -> {
            exchange.getMessage().setHeader(keyHeader, key);
            exchange.getMessage().setBody(body);
        });
    }

    private void put() throws InterruptedException {
        int id = next(books.objects());
        if (send(SoakRoutes.PUT, "inbox/" + id, contents.of(id)).isFailed()) {
            books.objects().failed(id);
        } else {
            books.objects().acknowledged(id);
        }
    }

    /** Waits until there is room, and time, for one more. */
    private int next(Ledger ledger) throws InterruptedException {
        while (!over && (ledger.waiting() > MOST_WAITING || ledger.begun() > allowed.getAsLong())) {
            Thread.sleep(5);
        }
        int id = ledger.begin();
        if (id < 0) {
            throw new InterruptedException("the books are full");
        }
        return id;
    }

    private void get(int id) throws InterruptedException {
        while (!over && read.get() > allowed.getAsLong()) {
            Thread.sleep(5);
        }
        Exchange exchange = send(SoakRoutes.GET, "fixed/" + id, null);
        byte[] bytes = exchange.isFailed() ? null : exchange.getMessage().getBody(byte[].class);
        if (bytes == null) {
            unread.incrementAndGet();
        } else if (contents.idOf(bytes).orElse(-1) == id) {
            read.incrementAndGet();
        } else {
            misread.incrementAndGet();
        }
    }

    /** Sends without waiting, as a source does that has many messages out at once. */
    private Step recorder() {
        try {
            Endpoint endpoint = context.getEndpoint(SoakRoutes.RECORD);
            AsyncProducer producer = endpoint.createAsyncProducer();
            producer.start();
            return () -> {
                records.acquire();
                int id = next(books.records());
                Exchange exchange = endpoint.createExchange();
                exchange.getMessage().setBody(SoakRoutes.record(id));
                producer.process(exchange, doneSync -> {
                    if (exchange.isFailed()) {
                        books.records().failed(id);
                    } else {
                        books.records().acknowledged(id);
                    }
                    records.release();
                });
            };
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String logKey(int id) {
        return String.format("log/%09d", id);
    }

    /** One writer whose keys grow: the next is not written before the last one is there. */
    private void log() throws InterruptedException {
        int id = next(books.log());
        String key = logKey(id);
        while (send(SoakRoutes.LOG, key, contents.of(id)).isFailed()) {
            Thread.sleep(LOG_PAUSE_MILLIS);
        }
        books.log().acknowledged(id);
        Thread.sleep(LOG_PAUSE_MILLIS);
    }

    /** As operators do. */
    private Step restarter(Random random) {
        String[] routes = {SoakRoutes.INBOX_ROUTE, SoakRoutes.BATCHES_ROUTE, SoakRoutes.LOG_ROUTE};
        return () -> {
            for (int slept = 0; slept < RESTART_MILLIS && !over; slept += 100) {
                Thread.sleep(100);
            }
            String route = routes[random.nextInt(routes.length)];
            context.getRouteController().stopRoute(route);
            context.getRouteController().startRoute(route);
            restarts.incrementAndGet();
        };
    }

    /** No more of it; returns when everything that was sent is answered. @return what is wrong */
    List<String> stop() throws InterruptedException {
        over = true;
        List<String> wrong = new ArrayList<>();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (thread.isAlive()) {
                wrong.add(thread.getName() + " hangs");
            }
        }
        if (!records.tryAcquire(RECORDS_IN_FLIGHT, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            wrong.add("records were sent that are never answered, about "
                    + (RECORDS_IN_FLIGHT - records.availablePermits()));
        }
        synchronized (broken) {
            broken.forEach(e -> wrong.add("a thread of the load ended: " + e));
        }
        return wrong;
    }

    /** Objects that were read, whole. */
    long read() {
        return read.get();
    }

    /** Reads that failed, and said so. */
    long unread() {
        return unread.get();
    }

    /** Reads that succeeded with the wrong content. */
    long misread() {
        return misread.get();
    }

    long restarts() {
        return restarts.get();
    }
}
