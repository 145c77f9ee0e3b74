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

/**
 * A contender of a scenario.
 *
 * @param id how targets and the command line call it
 * @param title how the report calls it
 * @param className the {@link io.github.camelcn.benchmarks.worker.Contender}; by name, since its libraries are not
 *     those of this process
 * @param library what it needs
 */
record Entrant(String id, String title, String className, Library library) {

    private static final String PACKAGE = "io.github.camelcn.benchmarks.contender.";

    static final String BARE = "okhttp";
    static final String DIGESTED = "okhttp-md5";
    static final String ROUTE = "okhttp-route";
    static final String CLIENT = "client";
    static final String OURS = "camel-qingstor";
    static final String VERIFYING = "camel-qingstor-md5";
    static final String UNVERIFIED = "camel-qingstor-unverified";
    static final String OFFICIAL = "sdk";

    /** Whether it is there to tell where time goes, and runs only when it is named. */
    boolean extra() {
        return id.equals(ROUTE) || id.equals(CLIENT);
    }

    static Entrant bare(String simpleClassName) {
        return new Entrant(BARE, "plain OkHttp", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant digested(String simpleClassName) {
        return new Entrant(DIGESTED, "plain OkHttp with Content-MD5", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant route(String simpleClassName) {
        return new Entrant(ROUTE, "plain OkHttp in a Camel route", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant client(String simpleClassName) {
        return new Entrant(
                CLIENT, "camel-qingstor's client without Camel", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant ours(String simpleClassName) {
        return new Entrant(OURS, "camel-qingstor", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant unverified(String simpleClassName) {
        return new Entrant(
                UNVERIFIED, "camel-qingstor, verifyContent=false", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant verifying(String simpleClassName) {
        return new Entrant(VERIFYING, "camel-qingstor comparing an MD5", PACKAGE + simpleClassName, Library.OKHTTP_5);
    }

    static Entrant official(String simpleClassName) {
        return new Entrant(OFFICIAL, "official QingStor SDK", PACKAGE + simpleClassName, Library.SDK);
    }
}
