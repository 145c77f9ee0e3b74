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
package io.github.camelcn.emulator.qingstor;

import java.util.Optional;

import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.QueryParameters;

/**
 * What a request addresses, taken from host and raw path.
 *
 * @param kind which host it came to
 * @param zone zone named by the host, if any
 * @param bucket bucket named by host or path; empty for the service itself
 * @param rawKey key as it stands in the path, still percent-encoded; empty for the bucket
 * @param signedPath path that goes into the signature
 * @param rawPath path of the request line
 */
record Address(
        Kind kind,
        Optional<String> zone,
        String bucket,
        String rawKey,
        String signedPath,
        String rawPath,
        String rawQuery,
        QueryParameters query) {
    enum Kind {
        /** IP address, localhost, or a name we do not know: path style without a zone. */
        PLAIN,
        /** The base host itself: path style, all zones. */
        GLOBAL,
        /** {@code <zone>.<base>}: path style in one zone. */
        ZONE,
        /** {@code <bucket>.<zone>.<base>}, or a bound domain. */
        BUCKET,
        /** {@code <bucket>.<base>}: redirected to the bucket's zone. */
        GLOBAL_BUCKET
    }

    boolean isObject() {
        return !rawKey.isEmpty();
    }

    boolean isService() {
        return bucket.isEmpty();
    }

    static Address pathStyle(Kind kind, Optional<String> zone, HttpRequest request) {
        String target = request.pathAndQuery();
        String path = pathOf(target);
        int start = path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', start);
        String bucket = slash < 0 ? path.substring(start) : path.substring(start, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return of(kind, zone, bucket, key, "", target, path);
    }

    static Address hostStyle(Kind kind, Optional<String> zone, String bucket, HttpRequest request) {
        String target = request.pathAndQuery();
        String path = pathOf(target);
        String key = path.startsWith("/") ? path.substring(1) : path;
        return of(kind, zone, bucket, key, "/" + bucket, target, path);
    }

    private static Address of(
            Kind kind,
            Optional<String> zone,
            String bucket,
            String key,
            String signedPrefix,
            String target,
            String path) {
        String query = path.length() < target.length() ? target.substring(path.length() + 1) : "";
        return new Address(kind, zone, bucket, key, signedPrefix + path, path, query, QueryParameters.parse(query));
    }

    private static String pathOf(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }
}
