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

import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** Gets of small objects with plain OkHttp, read to the last byte. */
public final class OkHttpGet implements Contender {

    private final BareOkHttp http;
    private final long size;
    private final byte[][] buffers;

    public OkHttpGet(Setup setup) {
        this.http = BareOkHttp.forSmallObjects(setup);
        this.size = setup.size();
        this.buffers = Content.readBuffers(setup.threads());
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        try (Response response =
                http.send(http.request(Content.key(size, thread, number)).build())) {
            return Content.readFully(response.body().byteStream(), buffers[thread], size);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
