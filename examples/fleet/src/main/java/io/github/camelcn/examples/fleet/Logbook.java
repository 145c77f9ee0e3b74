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
package io.github.camelcn.examples.fleet;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.apache.camel.Header;

import io.github.camelcn.component.qingzhou.QingzhouHeaders;
import io.github.camelcn.component.qingzhou.model.Disk;
import io.github.camelcn.component.qingzhou.model.DiskState;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.Snapshot;
import io.github.camelcn.component.qingzhou.model.SnapshotState;

/**
 * What the routes have seen and done, and a table of it that grows line by line: a column for each instance, a line for
 * each change. Called by the routes on any thread, waited on by the main thread.
 */
public final class Logbook {

    private static final int LONGEST_STATE = "REBUILDING *".length();

    private final PrintStream out;
    private final Duration patience;
    private final int width;
    private final long started = System.nanoTime();

    // all guarded by this
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final List<String> repaired = new ArrayList<>();

    Logbook(List<String> names, Duration patience, PrintStream out) {
        this.patience = patience;
        this.out = out;
        this.width = Math.max(
                LONGEST_STATE, names.stream().mapToInt(String::length).max().orElse(0));
        names.forEach(name -> entries.put(name, new Entry(name)));
    }

    /** One instance. Guarded by the logbook. */
    private static final class Entry {
        private final String name;
        private final List<String> path = new ArrayList<>();
        private String id = "";
        private String snapshot = "";
        private String disk = "";

        Entry(String name) {
            this.name = name;
        }

        String state() {
            return path.isEmpty() ? "-" : path.get(path.size() - 1);
        }
    }

    /**
     * What became of an instance.
     *
     * @param path the states it was seen in
     * @param snapshot empty if none was made
     * @param disk empty if none was attached
     */
    record Story(String name, String id, List<String> path, String snapshot, String disk) {}

    synchronized void printHead() {
        String rule = "-".repeat(width);
        printRow("time", List.copyOf(entries.keySet()), "what happened besides");
        printRow("-".repeat(6), entries.keySet().stream().map(name -> rule).toList(), "-".repeat(21));
    }

    public synchronized void changed(
            @Header(QingzhouHeaders.INSTANCE_ID) String id,
            @Header(QingzhouHeaders.INSTANCE_NAME) String name,
            @Header(QingzhouHeaders.STATE) String state) {
        // an instance that is gone is known by its id only
        Entry entry = byId.computeIfAbsent(id, unseen -> entries.get(name));
        entry.id = id;
        entry.path.add(state);
        print(entry, "");
        notifyAll();
    }

    public synchronized void furnished(
            @Header(QingzhouHeaders.INSTANCE_NAME) String name, List<Snapshot> snapshots, List<Disk> disks) {
        Entry entry = entries.get(name);
        snapshots.stream()
                .filter(snapshot -> snapshot.state() == SnapshotState.AVAILABLE)
                .forEach(snapshot -> entry.snapshot = snapshot.id());
        disks.stream()
                .filter(disk -> disk.state() == DiskState.IN_USE)
                .forEach(disk -> entry.disk = disk.id() + " at " + disk.device());
        print(null, name + " has snapshot " + entry.snapshot + " and disk " + entry.disk);
    }

    public synchronized void repaired(@Header(QingzhouHeaders.INSTANCE_ID) String id) {
        Entry entry = byId.get(id);
        repaired.add(entry.name);
        print(null, entry.name + " is rebuilt, has a new password and runs again");
        notifyAll();
    }

    public synchronized void note(String text) {
        print(null, text);
    }

    private void print(Entry changed, String note) {
        double seconds = (System.nanoTime() - started) / 1e9;
        printRow(
                "%.1f s".formatted(seconds),
                entries.values().stream()
                        .map(entry -> entry.state() + (entry == changed ? " *" : ""))
                        .toList(),
                note);
    }

    private void printRow(String time, List<String> cells, String note) {
        StringBuilder row = new StringBuilder("| %6s |".formatted(time));
        cells.forEach(cell -> row.append((" %-" + width + "s |").formatted(cell)));
        out.println(note.isEmpty() ? row : row + " " + note);
    }

    /** @throws IllegalStateException if it does not come to that in time */
    synchronized void awaitAll(InstanceState state) throws InterruptedException {
        await(
                () -> entries.values().stream().allMatch(entry -> entry.state().equals(state.name())),
                "not all instances are " + state);
    }

    /** @throws IllegalStateException if it does not come to that in time */
    synchronized void awaitRepair(String name) throws InterruptedException {
        await(
                () -> repaired.contains(name) && entries.get(name).state().equals(InstanceState.RUNNING.name()),
                name + " does not run again");
    }

    private void await(BooleanSupplier condition, String lack) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(lack + " within " + patience.toSeconds() + " s");
            }
            wait(left);
        }
    }

    /** The id of an instance; empty if it was never seen. */
    synchronized String id(String name) {
        return entries.get(name).id;
    }

    synchronized List<Story> stories() {
        return entries.values().stream()
                .map(entry -> new Story(entry.name, entry.id, List.copyOf(entry.path), entry.snapshot, entry.disk))
                .toList();
    }
}
