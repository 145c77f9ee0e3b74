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

/** A large object through a Camel route into a file, which Camel's file component writes. */
public final class CamelDownload implements Contender {

    private final CamelRoute route;
    private final Setup setup;
    private final String keyHeader;
    private final String keyEnd;

    public CamelDownload(Setup setup) {
        this(setup, "");
    }

    CamelDownload(Setup setup, String keyEnd) {
        this.keyEnd = keyEnd;
        this.setup = setup;
        CamelService service = CamelService.of(setup);
        this.keyHeader = service.keyHeader();
        this.route = CamelRoute.of(service, route -> route.to(service.get())
                .to("file:" + setup.target().getParent() + "?fileName="
                        + setup.target().getFileName()));
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        route.send(exchange ->
                exchange.getMessage().setHeader(keyHeader, Content.key(setup.size(), thread, number) + keyEnd));
        return setup.checkedTarget();
    }

    @Override
    public void close() {
        route.close();
    }
}
