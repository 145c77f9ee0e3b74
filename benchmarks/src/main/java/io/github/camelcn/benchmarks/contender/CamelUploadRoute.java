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

import io.github.camelcn.benchmarks.worker.Setup;

/**
 * A route that sends whatever it gets in parts, several of them at a time. Stream caching is off, since Camel would
 * copy a stream into memory before the route sees it.
 */
final class CamelUploadRoute implements AutoCloseable {

    private final CamelRoute route;
    private final String keyHeader;

    private CamelUploadRoute(CamelService service, String to) {
        this.keyHeader = service.keyHeader();
        this.route = CamelRoute.of(service, route -> route.streamCache("false").to(to));
    }

    static CamelUploadRoute forFiles(Setup setup) {
        CamelService service = CamelService.of(setup);
        return new CamelUploadRoute(service, service.upload());
    }

    static CamelUploadRoute forStreams(Setup setup) {
        CamelService service = CamelService.of(setup);
        return new CamelUploadRoute(service, service.stream());
    }

    void upload(String key, Object body) throws IOException {
        route.send(exchange -> {
            exchange.getMessage().setHeader(keyHeader, key);
            exchange.getMessage().setBody(body);
        });
    }

    @Override
    public void close() {
        route.close();
    }
}
