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
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import io.github.camelcn.benchmarks.worker.Setup;

/**
 * Plain OkHttp 5 the way somebody would set it up who knows it: a pool that fits, no Nagle, no redirects, and calls on
 * the caller's thread. Unsigned.
 */
final class BareOkHttp implements AutoCloseable {

    private static final int WIDTH = 64 * 1024;

    private final OkHttpClient client;
    private final String bucketUrl;

    private BareOkHttp(Setup setup, SocketFactory sockets, int connections) {
        this.client = new OkHttpClient.Builder()
                .socketFactory(sockets)
                .connectionPool(new ConnectionPool(connections, 5, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        this.bucketUrl = setup.endpoint() + "/" + Setup.BUCKET + "/";
    }

    static BareOkHttp forSmallObjects(Setup setup) {
        return new BareOkHttp(setup, QuickSocketFactory.plain(), setup.threads());
    }

    static BareOkHttp forLargeObjects(Setup setup) {
        return new BareOkHttp(setup, QuickSocketFactory.wide(WIDTH), setup.partsInFlight() + 1);
    }

    Request.Builder request(String key) {
        return new Request.Builder().url(bucketUrl + key);
    }

    /** The caller closes the response. */
    Response send(Request request) throws IOException {
        Response response = client.newCall(request).execute();
        if (!response.isSuccessful()) {
            response.close();
            throw new IOException(request.method() + " answered " + response.code());
        }
        return response;
    }

    /** Returns the ETag of what was put. */
    String put(String key, PartBody body, Digest digest) throws IOException {
        Request.Builder request = request(key).put(body);
        if (digest != Digest.NONE) {
            request.header(digest.header(), body.digest(digest));
        }
        try (Response response = send(request.build())) {
            return response.header("ETag", "");
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }
}
