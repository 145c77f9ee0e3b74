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

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Whose protocol is spoken, and what is measured with it. */
enum Service {
    QINGSTOR("qingstor", "QingStor", QingStorScenarios::all),
    KODO("kodo", "Kodo", KodoScenarios::all);

    private final String id;
    private final String title;
    private final Supplier<List<Scenario>> scenarios;

    Service(String id, String title, Supplier<List<Scenario>> scenarios) {
        this.id = id;
        this.title = title;
        this.scenarios = scenarios;
    }

    /** @throws IllegalArgumentException if there is none of this id */
    static Service of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown service " + id));
    }

    /** How the command line calls it. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    List<Scenario> scenarios() {
        return scenarios.get();
    }
}
