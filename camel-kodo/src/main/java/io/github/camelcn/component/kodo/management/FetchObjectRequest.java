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
package io.github.camelcn.component.kodo.management;

import java.net.URI;

import static java.util.Objects.requireNonNull;

/**
 * Let the service download a URL and wait for it; for small files. Larger ones want {@link AsyncFetchRequest}.
 *
 * @param bucket where to
 * @param key the object to store it as; empty to let the service take its hash
 * @param source an absolute http or https URL that the service can reach
 * @param host the Host header the service sends; empty for that of the URL
 */
public record FetchObjectRequest(String bucket, String key, URI source, String host) {

    public FetchObjectRequest {
        NativeNames.bucket(bucket);
        NativeNames.keyOrEmpty(key);
        requireNonNull(host, "host");
        if (!WebUrls.isWeb(source)) {
            throw new IllegalArgumentException(
                    "the source of a fetch must be an absolute http or https URL with a host");
        }
    }

    public static FetchObjectRequest of(String bucket, String key, URI source) {
        return new FetchObjectRequest(bucket, key, source, "");
    }

    String resource() {
        return key.isEmpty() ? bucket : bucket + '/' + key;
    }

    /** A URL may carry a signature: only its host is shown. */
    @Override
    public String toString() {
        return "FetchObjectRequest[" + resource() + ", source host=" + source.getHost() + "]";
    }
}
