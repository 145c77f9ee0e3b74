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

/** The puts of {@link OkHttpPut} with a {@code Content-MD5}: what the digest costs anybody who sends one. */
public final class OkHttpDigestedPut implements Contender {

    private final BareOkHttp http;
    private final byte[] bytes;

    public OkHttpDigestedPut(Setup setup) {
        this.http = BareOkHttp.forSmallObjects(setup);
        this.bytes = Content.random(setup.size());
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        PartBody body = PartBody.of(bytes, bytes.length);
        http.put(Content.key(bytes.length, thread, number), body, body.md5());
        return bytes.length;
    }

    @Override
    public void close() {
        http.close();
    }
}
