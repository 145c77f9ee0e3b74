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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** A large object into a file with plain OkHttp and a wide socket; the file is written in large pieces. */
public final class OkHttpDownload implements Contender {

    private static final int PIECE = 256 * 1024;

    private final BareOkHttp http;
    private final Setup setup;
    private final byte[] piece = new byte[PIECE];

    public OkHttpDownload(Setup setup) {
        this.setup = setup;
        this.http = BareOkHttp.forLargeObjects(setup);
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        try (Response response = http.send(
                        http.request(Content.key(setup.size(), thread, number)).build());
                InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(setup.target())) {
            int read = in.readNBytes(piece, 0, piece.length);
            while (read > 0) {
                out.write(piece, 0, read);
                read = in.readNBytes(piece, 0, piece.length);
            }
        }
        return setup.checkedTarget();
    }

    @Override
    public void close() {
        http.close();
    }
}
