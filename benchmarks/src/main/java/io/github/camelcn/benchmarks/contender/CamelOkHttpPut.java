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

import org.apache.camel.Exchange;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** The puts of {@link OkHttpPut} as a step of a Camel route: what Camel itself costs. */
public final class CamelOkHttpPut implements Contender {

    private static final String KEY = "key";

    private final BareOkHttp http;
    private final CamelRoute route;
    private final byte[] bytes;

    public CamelOkHttpPut(Setup setup) {
        this.http = BareOkHttp.forSmallObjects(setup);
        this.bytes = Content.random(setup.size());
        this.route = CamelRoute.of(route -> route.process(this::put));
    }

    private void put(Exchange exchange) throws IOException {
        String key = exchange.getMessage().getHeader(KEY, String.class);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        http.put(key, PartBody.of(body, body.length), Digest.NONE);
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
        http.close();
    }
}
