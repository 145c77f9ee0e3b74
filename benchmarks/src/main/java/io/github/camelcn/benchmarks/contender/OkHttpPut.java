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

/**
 * Puts of small objects with plain OkHttp: no signature, no date, no check of the answer but its status. A variant names
 * a digest, which shows what it costs anybody who sends one.
 */
public final class OkHttpPut implements Contender {

    private final BareOkHttp http;
    private final Digest digest;
    private final byte[] bytes;

    public OkHttpPut(Setup setup) {
        this.http = BareOkHttp.forSmallObjects(setup);
        this.digest = Digest.of(setup.variant());
        this.bytes = Content.random(setup.size());
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        http.put(Content.key(bytes.length, thread, number), PartBody.of(bytes, bytes.length), digest);
        return bytes.length;
    }

    @Override
    public void close() {
        http.close();
    }
}
