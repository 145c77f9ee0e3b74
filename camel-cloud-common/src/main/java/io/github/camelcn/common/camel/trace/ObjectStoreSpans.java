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
package io.github.camelcn.common.camel.trace;

import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.ObjectStoreHeaders;

/** Bucket, key, operation, region and request id: what a span says about an object store. */
public final class ObjectStoreSpans implements SpanAttributes {

    private final String scheme;
    private final Class<?> componentType;
    private final ObjectStoreHeaders names;

    /** @param headerPrefix such as {@code CamelQingstor} */
    public ObjectStoreSpans(String scheme, Class<?> componentType, String headerPrefix) {
        this.scheme = scheme;
        this.componentType = componentType;
        this.names = new ObjectStoreHeaders(headerPrefix);
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public Class<?> componentType() {
        return componentType;
    }

    @Override
    public String name(Exchange exchange, Endpoint endpoint) {
        if (ServiceSpan.isConsumer(exchange, endpoint)) {
            return ServiceSpan.CONSUME;
        }
        return header(exchange, names.operation, store(endpoint).defaultOperation());
    }

    @Override
    public Map<String, String> before(Exchange exchange, Endpoint endpoint) {
        boolean consumed = ServiceSpan.isConsumer(exchange, endpoint);
        ObjectStoreEndpoint store = store(endpoint);
        ServiceSpan span = new ServiceSpan(scheme)
                .call(name(exchange, endpoint), endpoint)
                .own(
                        "bucket",
                        consumed
                                ? store.getBucketName()
                                : header(exchange, names.overrideBucketName, store.getBucketName()))
                .own("key", header(exchange, names.key, store.pathKey()));
        if (consumed) {
            span.own("etag", exchange.getMessage().getHeader(names.eTag))
                    .own("request_id", exchange.getMessage().getHeader(names.requestId));
        }
        Map<String, String> metadata = store.getServiceMetadata();
        return span.region(metadata.getOrDefault("region", metadata.getOrDefault("zone", "")))
                .attributes();
    }

    @Override
    public List<String> answerHeaders() {
        return List.of(names.requestId, names.producedKey, names.eTag);
    }

    @Override
    public Map<String, String> after(Exchange exchange, OpenSpan begun) {
        ServiceSpan span = new ServiceSpan(scheme);
        if (exchange.getException() == null && !begun.consumed()) {
            Message message = exchange.getMessage();
            begun.answered(message, names.requestId).ifPresent(id -> span.own("request_id", id));
            begun.answered(message, names.producedKey).ifPresent(key -> span.own("key", key));
            begun.answered(message, names.eTag).ifPresent(etag -> span.own("etag", etag));
        }
        return span.failure(exchange, begun).attributes();
    }

    private static String header(Exchange exchange, String name, String otherwise) {
        String value = exchange.getMessage().getHeader(name, String.class);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static ObjectStoreEndpoint store(Endpoint endpoint) {
        return (ObjectStoreEndpoint) endpoint;
    }
}
