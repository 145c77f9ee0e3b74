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
import java.io.InputStream;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** A stream of unknown length in parts through a Camel route. */
public final class CamelStreamUpload implements Contender {

    private final CamelUploadRoute route;
    private final Setup setup;

    public CamelStreamUpload(Setup setup) {
        this.setup = setup;
        this.route = CamelUploadRoute.forStreams(setup);
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        try (InputStream in = UnknownLength.of(setup.source())) {
            route.upload("stream-" + number, in);
        }
        return setup.size();
    }

    @Override
    public void close() {
        route.close();
    }
}
