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

/** Gets of small objects through a Camel route whose next step reads them to the last byte. */
public final class CamelGet implements Contender {

    private final CamelRoute route;
    private final String keyHeader;
    private final long size;
    private final String keyEnd;

    public CamelGet(Setup setup) {
        this(setup, "");
    }

    CamelGet(Setup setup, String keyEnd) {
        this.keyEnd = keyEnd;
        this.size = setup.size();
        CamelService service = CamelService.of(setup);
        this.keyHeader = service.keyHeader();
        this.route = CamelRoute.of(service, route -> route.to(service.get()).process(new BodyReader(size)));
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        route.send(exchange -> exchange.getMessage().setHeader(keyHeader, Content.key(size, thread, number) + keyEnd));
        return size;
    }

    @Override
    public void close() {
        route.close();
    }
}
