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

import java.util.List;

/**
 * One piece of work, who does it, and how well our side has to.
 *
 * @param id how the command line calls it
 * @param kind how it is measured and reported
 * @param threads how many threads work at once
 * @param size bytes of the object, or keys of the bucket
 * @param tls whether everybody talks to the server over TLS
 * @param entrants in the order of their turns
 * @param extra whether it runs only when it is named
 */
record Scenario(
        String id,
        String title,
        Kind kind,
        int threads,
        long size,
        boolean tls,
        List<Entrant> entrants,
        List<Target> targets,
        boolean extra) {

    enum Kind {
        /** Many operations in a window, reported per operation. */
        SMALL,
        /** One transfer is a window, reported in MiB/s; the source file has to exist. */
        UPLOAD,
        /** One transfer is a window, reported in MiB/s. */
        DOWNLOAD,
        /** One listing is a window, reported in keys/s. */
        LIST
    }

    static final long PART_SIZE = 8L << 20;
    static final int PARTS_IN_FLIGHT = 4;
    static final long GIB = 1L << 30;

    private static final int THREADS = 16;
    private static final long MILLION = 1_000_000;

    /** @param verb put or get */
    static Scenario small(String id, String verb, int kib, boolean tls, List<Entrant> entrants, List<Target> targets) {
        String title = verb + " " + kib + " KiB, " + THREADS + " threads" + (tls ? ", over TLS" : "");
        return new Scenario(id, title, Kind.SMALL, THREADS, kib * 1024L, tls, entrants, targets, false);
    }

    /** A transfer of 1 GiB. */
    static Scenario transfer(
            String id, String title, Kind kind, boolean tls, List<Entrant> entrants, List<Target> targets) {
        return new Scenario(id, title + (tls ? ", over TLS" : ""), kind, 1, GIB, tls, entrants, targets, false);
    }

    /** Messages of 1 KiB, so many MiB of them. */
    static Scenario records(String id, String title, int mib, List<Entrant> entrants, List<Target> targets) {
        return new Scenario(id, title, Kind.UPLOAD, 1, (long) mib << 20, false, entrants, targets, false);
    }

    /** All keys of a bucket with a million of them. */
    static Scenario list(List<Entrant> entrants, List<Target> targets) {
        return new Scenario("list", "a million keys listed", Kind.LIST, 1, MILLION, false, entrants, targets, false);
    }

    Scenario onlyWhenNamed() {
        return new Scenario(id, title, kind, threads, size, tls, entrants, targets, true);
    }

    /** The heap of every contender's JVM: the large scenarios are about doing with little. */
    String heap() {
        return kind == Kind.SMALL ? "256m" : "64m";
    }
}
