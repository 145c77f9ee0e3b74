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

import okhttp3.Response;
import org.apache.camel.Exchange;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** The gets of {@link OkHttpGet} as a step of a Camel route: what Camel itself costs. */
public final class CamelOkHttpGet implements Contender {

    private static final String KEY = "key";

    private final BareOkHttp http;
    private final CamelRoute route;
    private final BodyReader reader;
    private final long size;

    public CamelOkHttpGet(Setup setup) {
        this.http = BareOkHttp.forSmallObjects(setup);
        this.size = setup.size();
        this.reader = new BodyReader(size);
        this.route = CamelRoute.of(route -> route.process(this::get));
    }

    private void get(Exchange exchange) throws Exception {
        String key = exchange.getMessage().getHeader(KEY, String.class);
        try (Response response = http.send(http.request(key).build())) {
            exchange.getMessage().setBody(response.body().byteStream());
            reader.process(exchange);
        }
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        route.send(exchange -> exchange.getMessage().setHeader(KEY, Content.key(size, thread, number)));
        return size;
    }

    @Override
    public void close() {
        route.close();
        http.close();
    }
}
