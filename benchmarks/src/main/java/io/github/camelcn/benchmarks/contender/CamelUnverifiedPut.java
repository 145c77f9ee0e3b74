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

/** The puts of {@link CamelPut} without digests, as somebody may configure it whose network checks the bytes. */
public final class CamelUnverifiedPut implements Contender {

    private final CamelPut same;

    public CamelUnverifiedPut(Setup setup) {
        this.same = new CamelPut(setup, "&verifyContent=false");
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        return same.operate(thread, number);
    }

    @Override
    public void close() {
        same.close();
    }
}
