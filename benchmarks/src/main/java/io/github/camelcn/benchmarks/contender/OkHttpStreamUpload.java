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

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/**
 * A stream of unknown length in parts with plain OkHttp: one thread fills part buffers, one more of them than parts in
 * flight, and they are used again and again, over all uploads.
 */
public final class OkHttpStreamUpload implements Contender {

    private final OkHttpMultipart multipart;
    private final ExecutorService senders;
    private final BlockingQueue<byte[]> buffers;
    private final Setup setup;

    public OkHttpStreamUpload(Setup setup) {
        this.setup = setup;
        this.multipart = new OkHttpMultipart(setup);
        this.senders = Executors.newFixedThreadPool(setup.partsInFlight());
        this.buffers = new ArrayBlockingQueue<>(setup.partsInFlight() + 1);
        for (int i = 0; i <= setup.partsInFlight(); i++) {
            buffers.add(new byte[Math.toIntExact(setup.partSize())]);
        }
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        String key = "stream-" + number;
        long total = 0;
        try (InputStream in = UnknownLength.of(setup.source())) {
            String uploadId = multipart.start(key);
            List<Future<String>> sent = new ArrayList<>();
            byte[] buffer = buffers.take();
            int length = in.readNBytes(buffer, 0, buffer.length);
            while (length > 0) {
                sent.add(senders.submit(part(key, uploadId, sent.size(), buffer, length)));
                total += length;
                buffer = buffers.take();
                length = in.readNBytes(buffer, 0, buffer.length);
            }
            buffers.add(buffer);
            String[] eTags = new String[sent.size()];
            for (int part = 0; part < eTags.length; part++) {
                eTags[part] = sent.get(part).get();
            }
            multipart.complete(key, uploadId, eTags);
        }
        return total;
    }

    private Callable<String> part(String key, String uploadId, int number, byte[] buffer, int length) {
        return () -> {
            try {
                return multipart.part(key, uploadId, number, PartBody.of(buffer, length));
            } finally {
                buffers.add(buffer);
            }
        };
    }

    @Override
    public void close() {
        senders.shutdownNow();
        multipart.close();
    }
}
