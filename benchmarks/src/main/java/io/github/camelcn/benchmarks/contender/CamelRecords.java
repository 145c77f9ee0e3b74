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

/** A million messages of 1 KiB through a Camel route in streaming upload mode; the last one fills the last batch. */
public final class CamelRecords implements Contender {

    private static final int RECORD_BYTES = 1024;

    private final CamelRoute route;
    private final byte[] record = Content.random(RECORD_BYTES);
    private final long records;

    public CamelRecords(Setup setup) {
        CamelService service = CamelService.of(setup);
        this.records = setup.size() / RECORD_BYTES;
        this.route = CamelRoute.of(service, route -> route.to(service.records()));
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        for (long i = 0; i < records; i++) {
            route.send(exchange -> exchange.getMessage().setBody(record));
        }
        return records * RECORD_BYTES;
    }

    @Override
    public void close() {
        route.close();
    }
}
