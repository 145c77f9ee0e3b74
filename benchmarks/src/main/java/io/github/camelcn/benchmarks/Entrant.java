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
 * A contender of a scenario.
 *
 * @param id how targets and the command line call it
 * @param title how the report calls it
 * @param className the {@link io.github.camelcn.benchmarks.worker.Contender}; by name, since its libraries are not
 *     those of this process
 * @param library what it needs
 * @param variant which of several ways of doing the work, in words the contender understands; may be empty
 * @param heap of its JVM, empty for the scenario's
 * @param jvmOptions more of them
 * @param extra whether it is there to tell where time goes, and runs only when it is named
 */
record Entrant(
        String id,
        String title,
        String className,
        Library library,
        String variant,
        String heap,
        List<String> jvmOptions,
        boolean extra) {

    /** Everybody is compared with plain OkHttp. */
    static final String BARE = "okhttp";

    private static final String PACKAGE = "io.github.camelcn.benchmarks.contender.";

    Entrant {
        jvmOptions = List.copyOf(jvmOptions);
    }

    static Entrant of(String id, String title, String simpleClassName, Library library) {
        return new Entrant(id, title, PACKAGE + simpleClassName, library, "", "", List.of(), false);
    }

    static Entrant bare(String simpleClassName) {
        return of(BARE, "plain OkHttp", simpleClassName, Library.OURS);
    }

    Entrant variant(String other) {
        return new Entrant(id, title, className, library, other, heap, jvmOptions, extra);
    }

    /** For who cannot do it with the heap of the scenario; the report's title says so. */
    Entrant heap(String other) {
        return new Entrant(id, title + " (-Xmx" + other + ")", className, library, variant, other, jvmOptions, extra);
    }

    Entrant jvmOption(String option) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add(option);
        return new Entrant(id, title, className, library, variant, heap, options, extra);
    }

    Entrant onlyWhenNamed() {
        return new Entrant(id, title, className, library, variant, heap, jvmOptions, true);
    }
}
