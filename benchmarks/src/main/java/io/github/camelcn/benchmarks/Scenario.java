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

import java.util.ArrayList;
import java.util.List;

/**
 * One piece of work, who does it, and how well our side has to.
 *
 * @param id how the command line calls it
 * @param kind how it is measured and reported
 * @param threads how many threads work at once
 * @param size bytes of the object, or keys of the bucket
 * @param entrants in the order of their turns
 */
record Scenario(
        String id, String title, Kind kind, int threads, long size, List<Entrant> entrants, List<Target> targets) {

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

    private static final int THREADS = 16;
    private static final long GIB = 1L << 30;
    private static final long MILLION = 1_000_000;

    static List<Scenario> all() {
        return List.of(
                put("put-1k", 1),
                get("get-1k", 1),
                put("put-16k", 16),
                get("get-16k", 16),
                transfer(
                        "upload-file",
                        "1 GiB up from a file",
                        Kind.UPLOAD,
                        List.of(
                                Entrant.bare("OkHttpFileUpload"),
                                Entrant.ours("CamelFileUpload"),
                                Entrant.official("SdkFileUpload"))),
                transfer(
                        "upload-stream",
                        "1 GiB up from a stream of unknown length",
                        Kind.UPLOAD,
                        List.of(Entrant.bare("OkHttpStreamUpload"), Entrant.ours("CamelStreamUpload"))),
                transfer(
                        "download",
                        "1 GiB down to a file",
                        Kind.DOWNLOAD,
                        List.of(
                                Entrant.bare("OkHttpDownload"),
                                Entrant.ours("CamelDownload"),
                                Entrant.verifying("CamelVerifiedDownload"),
                                Entrant.official("SdkDownload"))),
                new Scenario(
                        "list",
                        "a million keys listed",
                        Kind.LIST,
                        1,
                        MILLION,
                        List.of(Entrant.bare("OkHttpList"), Entrant.ours("CamelList"), Entrant.official("SdkList")),
                        List.of(Target.done())));
    }

    private static Scenario put(String id, int kib) {
        List<Entrant> entrants = List.of(
                Entrant.bare("OkHttpPut"),
                Entrant.digested("OkHttpDigestedPut"),
                Entrant.ours("CamelPut"),
                Entrant.unverified("CamelUnverifiedPut"),
                Entrant.official("SdkPut"),
                Entrant.route("CamelOkHttpPut"),
                Entrant.client("ClientPut"));
        return small(id, "put " + kib + " KiB", kib, entrants, 8);
    }

    private static Scenario get(String id, int kib) {
        List<Entrant> entrants = List.of(
                Entrant.bare("OkHttpGet"),
                Entrant.ours("CamelGet"),
                Entrant.verifying("CamelVerifiedGet"),
                Entrant.official("SdkGet"),
                Entrant.route("CamelOkHttpGet"),
                Entrant.client("ClientGet"));
        return small(id, "get " + kib + " KiB", kib, entrants, 4);
    }

    private static Scenario small(String id, String title, int kib, List<Entrant> entrants, double timesTheSdk) {
        List<Target> targets = new ArrayList<>(List.of(
                Target.atLeast(Metric.RATE, 0.85, Entrant.BARE),
                Target.atMost(Metric.CPU, 1.3, Entrant.BARE),
                Target.atLeast(Metric.RATE, timesTheSdk, Entrant.OFFICIAL)));
        if (kib == 1) {
            targets.add(Target.atMost(Metric.ALLOCATED, 18 * 1024));
        }
        if (entrants.stream().anyMatch(entrant -> entrant.id().equals(Entrant.UNVERIFIED))) {
            targets.add(Target.atLeast(Metric.RATE, 0.85, Entrant.BARE).by(Entrant.UNVERIFIED));
            targets.add(Target.atMost(Metric.CPU, 1.3, Entrant.BARE).by(Entrant.UNVERIFIED));
        }
        return new Scenario(id, title + ", 16 threads", Kind.SMALL, THREADS, kib * 1024L, entrants, targets);
    }

    private static Scenario transfer(String id, String title, Kind kind, List<Entrant> entrants) {
        return new Scenario(
                id,
                title,
                kind,
                1,
                GIB,
                entrants,
                List.of(Target.atLeast(Metric.RATE, 0.9, Entrant.BARE), Target.done()));
    }

    /** The heap of every contender's JVM: the large scenarios are about doing with little. */
    String heap() {
        return kind == Kind.SMALL ? "256m" : "64m";
    }
}
