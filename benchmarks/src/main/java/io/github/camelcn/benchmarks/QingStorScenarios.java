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

import io.github.camelcn.benchmarks.Scenario.Kind;

/** camel-qingstor against plain OkHttp and the official SDK for Java. */
final class QingStorScenarios {

    private static final String OURS = "camel-qingstor";
    private static final String UNVERIFIED = "camel-qingstor-unverified";
    private static final String OFFICIAL = "sdk";

    private QingStorScenarios() {}

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
                                Entrant.bare("OkHttpFileUpload").variant("MD5"),
                                ours("CamelFileUpload"),
                                official("SdkFileUpload"))),
                transfer(
                        "upload-stream",
                        "1 GiB up from a stream of unknown length",
                        Kind.UPLOAD,
                        List.of(Entrant.bare("OkHttpStreamUpload").variant("MD5"), ours("CamelStreamUpload"))),
                transfer(
                        "download",
                        "1 GiB down to a file",
                        Kind.DOWNLOAD,
                        List.of(
                                Entrant.bare("OkHttpDownload"),
                                ours("CamelDownload"),
                                verifying("CamelVerifiedDownload"),
                                official("SdkDownload"))),
                Scenario.list(
                        List.of(Entrant.bare("OkHttpList"), ours("CamelList"), official("SdkList")),
                        List.of(Target.done(OURS))));
    }

    private static Scenario put(String id, int kib) {
        List<Entrant> entrants = List.of(
                Entrant.bare("OkHttpPut"),
                Entrant.of("okhttp-md5", "plain OkHttp with Content-MD5", "OkHttpPut", Library.OURS)
                        .variant("MD5"),
                ours("CamelPut"),
                Entrant.of(UNVERIFIED, "camel-qingstor, verifyContent=false", "CamelPut", Library.OURS)
                        .variant("qingstor&verifyContent=false"),
                official("SdkPut"),
                route("CamelOkHttpPut"),
                client("ClientPut"));
        List<Target> targets = small(kib, 8);
        targets.add(Target.atLeast(UNVERIFIED, Metric.RATE, 0.85, Entrant.BARE));
        targets.add(Target.atMost(UNVERIFIED, Metric.CPU, 1.3, Entrant.BARE));
        return Scenario.small(id, "put", kib, false, entrants, targets);
    }

    private static Scenario get(String id, int kib) {
        List<Entrant> entrants = List.of(
                Entrant.bare("OkHttpGet"),
                ours("CamelGet"),
                verifying("CamelVerifiedGet"),
                official("SdkGet"),
                route("CamelOkHttpGet"),
                client("ClientGet"));
        return Scenario.small(id, "get", kib, false, entrants, small(kib, 4));
    }

    private static List<Target> small(int kib, double timesTheSdk) {
        List<Target> targets = new ArrayList<>(List.of(
                Target.atLeast(OURS, Metric.RATE, 0.85, Entrant.BARE),
                Target.atMost(OURS, Metric.CPU, 1.3, Entrant.BARE),
                Target.atLeast(OURS, Metric.RATE, timesTheSdk, OFFICIAL)));
        if (kib == 1) {
            targets.add(Target.atMost(OURS, Metric.ALLOCATED, 18 * 1024));
        }
        return targets;
    }

    private static Scenario transfer(String id, String title, Kind kind, List<Entrant> entrants) {
        return Scenario.transfer(
                id,
                title,
                kind,
                false,
                entrants,
                List.of(Target.atLeast(OURS, Metric.RATE, 0.9, Entrant.BARE), Target.done(OURS)));
    }

    private static Entrant ours(String simpleClassName) {
        return Entrant.of(OURS, "camel-qingstor", simpleClassName, Library.OURS).variant("qingstor");
    }

    private static Entrant verifying(String simpleClassName) {
        return Entrant.of("camel-qingstor-md5", "camel-qingstor comparing an MD5", simpleClassName, Library.OURS)
                .variant("qingstor");
    }

    private static Entrant official(String simpleClassName) {
        return Entrant.of(OFFICIAL, "official QingStor SDK", simpleClassName, Library.QINGSTOR_SDK);
    }

    private static Entrant route(String simpleClassName) {
        return Entrant.of("okhttp-route", "plain OkHttp in a Camel route", simpleClassName, Library.OURS)
                .onlyWhenNamed();
    }

    private static Entrant client(String simpleClassName) {
        return Entrant.of("client", "camel-qingstor's client without Camel", simpleClassName, Library.OURS)
                .onlyWhenNamed();
    }
}
