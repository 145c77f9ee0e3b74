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

/** Copies messages of 1 KiB into a buffer of 1 MiB and puts it with plain OkHttp whenever it is full. */
public final class OkHttpRecords implements Contender {

    private static final int RECORD_BYTES = 1024;
    private static final int MEBIBYTE = 1 << 20;

    private final BareOkHttp http;
    private final Digest digest;
    private final byte[] record = Content.random(RECORD_BYTES);
    private final byte[] batch;
    private final long batches;

    public OkHttpRecords(Setup setup) {
        this(setup, MEBIBYTE / RECORD_BYTES);
    }

    /** @param records how many to an object */
    OkHttpRecords(Setup setup, int records) {
        this.batch = new byte[records * RECORD_BYTES];
        this.http = BareOkHttp.forSmallObjects(setup);
        this.digest = Digest.of(setup.variant());
        this.batches = setup.size() / batch.length;
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        for (long i = 0; i < batches; i++) {
            for (int at = 0; at < batch.length; at += RECORD_BYTES) {
                System.arraycopy(record, 0, batch, at, RECORD_BYTES);
            }
            http.put("records-" + i, PartBody.of(batch, batch.length), digest);
        }
        return batches * batch.length;
    }

    @Override
    public void close() {
        http.close();
    }
}
