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
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

/** Puts of small objects with the client inside our component, without Camel: what the client itself costs. */
public final class ClientPut implements Contender {

    private final ObjectStore client;
    private final byte[] bytes;

    public ClientPut(Setup setup) {
        this.client = Client.of(setup);
        this.bytes = Content.random(setup.size());
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        client.put(PutObjectRequest.of(Client.object(bytes.length, thread, number), Payload.of(bytes)));
        return bytes.length;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
