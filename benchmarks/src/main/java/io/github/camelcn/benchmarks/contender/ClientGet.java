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
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;

/** Gets of small objects with the client inside our component, without Camel: what the client itself costs. */
public final class ClientGet implements Contender {

    private final ObjectStore client;
    private final long size;
    private final byte[][] buffers;

    public ClientGet(Setup setup) {
        this.client = Client.of(setup);
        this.size = setup.size();
        this.buffers = Content.readBuffers(setup.threads());
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        try (StoredObject object = client.get(GetObjectRequest.of(Client.object(size, thread, number)))) {
            return Content.readFully(object.content(), buffers[thread], size);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
