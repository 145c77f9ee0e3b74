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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

import io.github.camelcn.benchmarks.soak.SoakRoutes.Books;
import io.github.camelcn.benchmarks.soak.Vitals.Sample;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.emulator.QingStorEmulator;

/**
 * The side of a soak run that is judged: Camel routes under load, for so long and until so many exchanges have ended, in
 * a JVM of its own with a small heap.
 */
public final class SoakClient {

    /** Before this line the weather is bad, after its answer it is good. */
    public static final String CALM = "calm";

    /** Begins the last line: how many things are wrong. */
    public static final String VERDICT = "verdict ";

    private static final long SAMPLE_SECONDS = 15;
    private static final long SETTLE_SECONDS = 180;
    /** Many times what is followed within the overlap. */
    private static final int REMEMBERED = 5_000;

    private static final double MIB = 1 << 20;

    private final String scheme;
    private final String endpoint;
    private final long minutes;
    private final long operations;
    private final long seed;
    private final Contents contents = new Contents();
    private final Books books;
    private final SoakRoutes routes;
    private final Vitals vitals = new Vitals();
    private final Undeleted inbox = new Undeleted();
    private final Undeleted batches = new Undeleted();
    private final Undeleted log = new Undeleted();
    private final List<String> wrong = new ArrayList<>();
    private final long started = System.nanoTime();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private SoakClient(String[] arguments) {
        scheme = arguments[0];
        endpoint = arguments[1];
        minutes = Long.parseLong(arguments[2]);
        operations = Long.parseLong(arguments[3]);
        seed = Long.parseLong(arguments[4]);
        int capacity = Math.toIntExact(Math.max(1_000_000, 2 * operations));
        books = new Books(new Ledger(capacity), new Ledger(capacity), new Ledger(capacity));
        routes = new SoakRoutes(store(), contents, books);
    }

    /** @param arguments service, endpoint, minutes, operations, seed */
    public static void main(String[] arguments) throws Exception {
        SoakClient client = new SoakClient(arguments);
        Thread listening = new Thread(client::listen, "listening");
        listening.setDaemon(true);
        listening.start();
        client.run();
        client.wrong.forEach(what -> System.out.println("WRONG: " + what));
        System.out.println(VERDICT + client.wrong.size());
        // a thread that hangs is a finding, not a reason to stay
        System.exit(client.wrong.isEmpty() ? 0 : 1);
    }

    private String store() {
        String connection = "&accessKey=" + QingStorEmulator.ACCESS_KEY + "&secretKey=" + QingStorEmulator.SECRET_KEY
                + "&retryDelay=50ms&retryMaxDelay=1s";
        return scheme + ":" + SoakServer.BUCKET + "?endpoint=" + endpoint + connection
                + (scheme.equals("kodo") ? "&region=cn-east-1" : "");
    }

    private void run() throws Exception {
        Path state = Files.createTempFile("soak", ".positions");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("inboxReports", inbox);
            context.getRegistry().bind("batchReports", batches);
            context.getRegistry().bind("logReports", log);
            context.getRegistry()
                    .bind("positions", FileStateRepository.fileStateRepository(state.toFile(), new HashMap<>()));
            // the default fills up over hours, and looks like a leak until it is full
            context.getRegistry().bind("followed", MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED));
            context.addRoutes(routes);
            context.start();
            String keyHeader = "Camel" + (scheme.equals("kodo") ? "Kodo" : "Qingstor") + "Key";
            Load load = new Load(context, keyHeader, contents, books, this::allowed);
            load.prepare();
            System.out.println("| minute | operations | puts | gets | consumed | records | followed | repeats"
                    + " | reports | heap MiB after GC | descriptors | threads |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
            load.start(seed);
            watch(load);
            wrong.addAll(load.stop());
            String[] counts = calm();
            settle(context);
            row(load);
            judge(context, load, counts);
        } finally {
            Files.deleteIfExists(state);
        }
    }

    private void watch(Load load) throws InterruptedException {
        long end = started + TimeUnit.MINUTES.toNanos(minutes);
        while (System.nanoTime() < end || done(load) < operations) {
            Thread.sleep(TimeUnit.SECONDS.toMillis(SAMPLE_SECONDS));
            row(load);
        }
    }

    /**
     * How many of each thing may have been done by now, so that the load is the same from the beginning to the end: an
     * object that is put is consumed, and another one is read, so that it is a third of all operations, and a little more.
     */
    private long allowed() {
        double part = (System.nanoTime() - started) / (double) Math.max(1, TimeUnit.MINUTES.toNanos(minutes));
        return (long) (part * operations * 0.36);
    }

    /** Objects put, read and consumed with success; not the records, of which many are one object. */
    private long done(Load load) {
        return books.objects().acknowledged()
                + books.log().acknowledged()
                + load.read()
                + books.objects().deliveries()
                + books.log().deliveries()
                + routes.batches();
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    }

    private void row(Load load) {
        Sample sample = vitals.take(seconds());
        System.out.printf(
                Locale.ROOT,
                "| %.1f | %d | %d | %d | %d | %d | %d | %d | %d | %.1f | %d | %d |%n",
                sample.seconds() / 60.0,
                done(load),
                books.objects().acknowledged() + books.log().acknowledged(),
                load.read(),
                books.objects().deliveries(),
                books.records().acknowledged(),
                books.log().deliveries(),
                repeats(),
                inbox.reports() + batches.reports() + log.reports(),
                sample.heap() / MIB,
                sample.descriptors(),
                sample.threads());
    }

    private long repeats() {
        return books.objects().repeats()
                + books.records().repeats()
                + books.log().repeats();
    }

    /** @return requests, struck requests, writes whose answer was lost */
    private String[] calm() throws InterruptedException {
        System.out.println(CALM);
        return answers.take().split(" ");
    }

    /** Ends with who started it. */
    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(2);
    }

    /** Waits until all is delivered, and what nobody promised is too; when it takes too long, it never will be. */
    private void settle(DefaultCamelContext context) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (System.nanoTime() < deadline && !isSettled(context)) {
            Thread.sleep(500);
        }
    }

    private boolean isSettled(DefaultCamelContext context) {
        return books.objects().waiting()
                                + books.records().waiting()
                                + books.log().waiting()
                        == 0
                && keys(context, "inbox/").isEmpty()
                && keys(context, "batches/").isEmpty();
    }

    private Set<String> keys(DefaultCamelContext context, String prefix) {
        Set<String> keys = new HashSet<>();
        Exchange listing = context.createProducerTemplate()
                .request(store() + "&operation=listObjects&lazyListing=true&prefix=" + prefix, exchange -> {});
        Iterator<?> objects = listing.getMessage().getBody(Iterator.class);
        while (objects.hasNext()) {
            keys.add(((ObjectInfo) objects.next()).ref().key());
        }
        return keys;
    }

    private void judge(DefaultCamelContext context, Load load, String[] counts) {
        long lostWrites = Long.parseLong(counts[2]);
        balance("objects", books.objects(), inbox.objects() + lostWrites);
        balance("records", books.records(), (batches.objects() + lostWrites) * SoakRoutes.BATCH);
        balance("followed objects", books.log(), lostWrites);
        check(load.misread() == 0, load.misread() + " reads gave the wrong content");
        check(routes.damaged() == 0, routes.damaged() + " deliveries had a content that nobody sent");
        check(load.restarts() > 0 || minutes == 0, "no route was restarted");
        remains(context);
        wrong.addAll(vitals.growth());
        System.out.println();
        System.out.printf(
                "%s requests, %s of them struck, %s writes with a lost answer; seed %d%n",
                counts[0], counts[1], counts[2], seed);
        System.out.printf(
                "failed and said so: %d puts, %d gets, %d records; %d restarts of routes%n",
                books.objects().failed(), load.unread(), books.records().failed(), load.restarts());
        tell("objects", books.objects());
        tell("records", books.records());
        tell("followed", books.log());
        System.out.println("heap after GC, MiB: " + vitals.range(Sample::heap, 1 << 20) + "; descriptors: "
                + vitals.range(Sample::descriptors, 1) + "; threads: " + vitals.range(Sample::threads, 1)
                + " (least / median / most)");
        System.out.printf(Locale.ROOT, "%d operations in %.1f minutes%n", done(load), seconds() / 60.0);
    }

    private static void tell(String what, Ledger ledger) {
        System.out.printf(
                "%s: %d acknowledged, %d delivered, of these %d repeats, at most %d deliveries of one%n",
                what, ledger.acknowledged(), ledger.deliveries(), ledger.repeats(), ledger.mostDeliveries());
    }

    private void balance(String what, Ledger ledger, long mostRepeats) {
        check(ledger.waiting() == 0, ledger.waiting() + " " + what + " are lost, such as " + ledger.lost());
        check(ledger.strangers() == 0, ledger.strangers() + " " + what + " came that nobody sent");
        check(
                ledger.repeats() <= mostRepeats,
                ledger.repeats() + " repeated " + what + ", and only " + mostRepeats + " are explained");
        check(ledger.deliveries() > 0, "no " + what + " came");
    }

    /** What is consumed is gone; what is followed and what is read is still there, all of it. */
    private void remains(DefaultCamelContext context) {
        int inInbox = keys(context, "inbox/").size();
        int inBatches = keys(context, "batches/").size();
        int fixed = keys(context, "fixed/").size();
        check(inInbox == 0, inInbox + " objects were consumed and are still there");
        check(inBatches == 0, inBatches + " batches are still there");
        check(fixed == Load.FIXED, "only " + fixed + " of the fixed objects are there");
        Set<String> logged = keys(context, "log/");
        long gone = IntStream.range(0, books.log().begun())
                .filter(books.log()::isAcknowledged)
                .filter(id -> !logged.contains(Load.logKey(id)))
                .count();
        check(gone == 0, gone + " objects were followed and are not there any more");
        System.out.println("in the store: " + fixed + " that are read, " + logged.size() + " that are followed, "
                + inInbox + " and " + inBatches + " that are consumed");
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }
}
