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
package io.github.camelcn.common.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcn.common.payload.Payload;

import static java.util.Objects.requireNonNull;

/**
 * One call to a service, before it is signed and sent. Not for sharing between threads while it is built.
 *
 * @param operation the operation as the route author names it, for errors and metrics
 * @param resource what it is done to, for errors: {@code bucket/key}, or empty
 * @param method the HTTP method, upper case
 * @param url the complete URL, percent-encoded as it goes on the wire
 * @param headers headers by name, without date and authorization; {@code Content-Type} belongs here too
 * @param body what is sent; {@link Payload#none()} sends no body
 * @param idempotency whether it may be repeated when its answer was lost
 * @param hostBucket the bucket that the URL's host names (virtual-host style), which signatures have to cover; empty
 *     when the path names it
 * @param readTimeout longest silence while this answer is awaited or read; zero for what the client's options say
 */
public record ServiceRequest(
        String operation,
        String resource,
        String method,
        String url,
        Map<String, String> headers,
        Payload body,
        Idempotency idempotency,
        String hostBucket,
        Duration readTimeout) {

    public ServiceRequest {
        requireNonNull(operation, "operation");
        requireNonNull(resource, "resource");
        requireNonNull(method, "method");
        requireNonNull(url, "url");
        requireNonNull(headers, "headers");
        requireNonNull(body, "body");
        requireNonNull(idempotency, "idempotency");
        requireNonNull(hostBucket, "hostBucket");
        requireNonNull(readTimeout, "readTimeout");
    }

    /** An idempotent request without body, headers to be added with {@link #header}. */
    public static ServiceRequest of(String operation, String resource, String method, String url) {
        return new ServiceRequest(
                operation,
                resource,
                method,
                url,
                new LinkedHashMap<>(),
                Payload.none(),
                Idempotency.IDEMPOTENT,
                "",
                Duration.ZERO);
    }

    /** Sets one header, unless the value is empty; returns this request. */
    public ServiceRequest header(String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
        return this;
    }

    public ServiceRequest withBody(Payload newBody) {
        return new ServiceRequest(
                operation, resource, method, url, headers, newBody, idempotency, hostBucket, readTimeout);
    }

    public ServiceRequest withUrl(String newUrl) {
        return new ServiceRequest(
                operation, resource, method, newUrl, headers, body, idempotency, hostBucket, readTimeout);
    }

    public ServiceRequest withHostBucket(String bucket) {
        return new ServiceRequest(operation, resource, method, url, headers, body, idempotency, bucket, readTimeout);
    }

    public ServiceRequest notIdempotent() {
        return new ServiceRequest(
                operation, resource, method, url, headers, body, Idempotency.NOT_IDEMPOTENT, hostBucket, readTimeout);
    }

    public ServiceRequest withReadTimeout(Duration timeout) {
        return new ServiceRequest(operation, resource, method, url, headers, body, idempotency, hostBucket, timeout);
    }

    /** Header values and query strings can be secrets: neither is shown. */
    @Override
    public String toString() {
        return method + " " + operation + " " + resource;
    }
}
