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

/** Puts of small objects through a Camel route, with everything camel-qingstor does by default. */
public final class CamelPut implements Contender {

    static final String KEY = "CamelQingstorKey";

    private final CamelRoute route;
    private final byte[] bytes;

    public CamelPut(Setup setup) {
        this(setup, "");
    }

    /** @param options more of them, each with an ampersand before it */
    CamelPut(Setup setup, String options) {
        this.bytes = Content.random(setup.size());
        this.route = CamelRoute.of(
                route -> route.to(CamelRoute.qingstor(setup, Setup.BUCKET, "operation=putObject" + options)));
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        route.send(exchange -> {
            exchange.getMessage().setHeader(KEY, Content.key(bytes.length, thread, number));
            exchange.getMessage().setBody(bytes);
        });
        return bytes.length;
    }

    @Override
    public void close() {
        route.close();
    }
}
