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

import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/**
 * A file in parts with plain OkHttp and wide sockets. A digest per part, if the variant names one, is computed on the
 * thread that sends it.
 */
public final class OkHttpFileUpload implements Contender {

    private final OkHttpMultipart multipart;
    private final ExecutorService senders;
    private final Setup setup;

    public OkHttpFileUpload(Setup setup) {
        this.setup = setup;
        this.multipart = new OkHttpMultipart(setup);
        this.senders = Executors.newFixedThreadPool(setup.partsInFlight());
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        String key = "file-" + number;
        int parts = Math.toIntExact((setup.size() + setup.partSize() - 1) / setup.partSize());
        try (FileChannel file = FileChannel.open(setup.source(), StandardOpenOption.READ)) {
            String uploadId = multipart.start(key);
            List<Future<String>> sent = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int own = part;
                long offset = part * setup.partSize();
                long length = Math.min(setup.partSize(), setup.size() - offset);
                sent.add(senders.submit(() -> multipart.part(key, uploadId, own, PartBody.of(file, offset, length))));
            }
            String[] eTags = new String[parts];
            for (int part = 0; part < parts; part++) {
                eTags[part] = sent.get(part).get();
            }
            multipart.complete(key, uploadId, eTags);
        }
        return setup.size();
    }

    @Override
    public void close() {
        senders.shutdownNow();
        multipart.close();
    }
}
