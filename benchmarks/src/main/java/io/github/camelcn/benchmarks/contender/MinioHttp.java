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

import java.util.List;
import java.util.concurrent.TimeUnit;

import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.apache.camel.spi.Registry;

import io.github.camelcn.benchmarks.worker.Setup;

/**
 * An HTTP client for camel-minio as it makes one itself, but one that fits the threads: its own keeps five idle
 * connections and sends five requests to a host at once, so that sixteen threads connect again and again, and wait.
 */
final class MinioHttp {

    private static final long TIMEOUT_MINUTES = 5;

    private MinioHttp() {}

    /** Binds the client as {@code wide}, for {@code customHttpClient=#wide}. */
    static void bind(Registry registry, Setup setup) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(setup.threads());
        registry.bind(
                "wide",
                new OkHttpClient.Builder()
                        .connectTimeout(TIMEOUT_MINUTES, TimeUnit.MINUTES)
                        .writeTimeout(TIMEOUT_MINUTES, TimeUnit.MINUTES)
                        .readTimeout(TIMEOUT_MINUTES, TimeUnit.MINUTES)
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .dispatcher(dispatcher)
                        .connectionPool(new ConnectionPool(setup.threads(), TIMEOUT_MINUTES, TimeUnit.MINUTES))
                        .build());
    }
}
