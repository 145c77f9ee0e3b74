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
package io.github.camelcn.benchmarks.contender;

import java.io.IOException;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** As {@link OkHttpRecords}, with ten messages to an object. */
public final class OkHttpTenRecords implements Contender {

    private final OkHttpRecords records;

    public OkHttpTenRecords(Setup setup) {
        records = new OkHttpRecords(setup, 10);
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        return records.operate(thread, number);
    }

    @Override
    public void close() {
        records.close();
    }
}
