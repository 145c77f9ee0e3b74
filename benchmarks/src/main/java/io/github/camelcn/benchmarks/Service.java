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
    QINGSTOR("qingstor", "QingStor", "", QingStorScenarios::all),
    KODO("kodo", "Kodo", """
            Without TLS, signatures of camel-kodo, camel-aws2-s3 and camel-minio cover the SHA-256 of every body, whatever
            else is switched off; plain OkHttp and the AWS CRT client compute none. With TLS nobody has to, and what
            camel-kodo adds by default is a Content-MD5.
            """, KodoScenarios::all);

    private final String id;
    private final String title;
    private final String remark;
    private final Supplier<List<Scenario>> scenarios;

    Service(String id, String title, String remark, Supplier<List<Scenario>> scenarios) {
        this.id = id;
        this.title = title;
        this.remark = remark;
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

    /** What else a reader of the report has to know; whole lines, or nothing. */
    String remark() {
        return remark;
    }

    List<Scenario> scenarios() {
        return scenarios.get();
    }
}
