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
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** All keys of a bucket through a Camel route: a listing that pages while the Split EIP reads it, an exchange a key. */
public final class CamelList implements Contender {

    private final CamelRoute route;
    private final AtomicLong keys = new AtomicLong();
    private final Setup setup;

    public CamelList(Setup setup) {
        this.setup = setup;
        CamelService service = CamelService.of(setup);
        this.route = CamelRoute.of(service, route -> route.to(service.list())
                .split()
                .body()
                .streaming()
                .process(exchange -> keys.incrementAndGet()));
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        keys.set(0);
        route.send(exchange -> {});
        return Keys.checked(keys.get(), setup.size());
    }

    @Override
    public void close() {
        route.close();
    }
}
