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

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.EndpointServiceLocation;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;

/**
 * The attributes that spans of every service have. Names follow OpenTelemetry's semantic conventions for remote calls
 * and clouds; what is the service's own begins with its scheme, as {@code aws.} does there. Not thread-safe.
 */
public final class ServiceSpan {

    /** What a consumer does, where a producer names its operation. */
    public static final String CONSUME = "consume";

    private final String scheme;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    public ServiceSpan(String scheme) {
        this.scheme = scheme;
    }

    /** Whether this is about the endpoint's consumer, whose route begins. */
    public static boolean isConsumer(Exchange exchange, Endpoint endpoint) {
        return exchange.getFromEndpoint() == endpoint && exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT) == null;
    }

    /** The call, and where it goes. */
    public ServiceSpan call(String operation, Endpoint endpoint) {
        put("rpc.system", scheme);
        put("rpc.service", scheme);
        put("rpc.method", operation);
        if (endpoint instanceof EndpointServiceLocation location) {
            server(location.getServiceUrl());
        }
        return this;
    }

    private void server(String url) {
        if (url == null || url.isBlank()) {
            return;
        }
        try {
            URI address = URI.create(url.contains("://") ? url : "https://" + url);
            put("server.address", address.getHost());
            put("server.port", address.getPort() < 0 ? "" : Integer.toString(address.getPort()));
        } catch (IllegalArgumentException e) {
            // an address that is no URL will be refused when the endpoint starts
        }
    }

    /** Where the service keeps things. */
    public ServiceSpan region(String region) {
        return put("cloud.region", region);
    }

    /** Something of the service's own, named {@code scheme.name}. */
    public ServiceSpan own(String name, Object value) {
        return put(scheme + "." + name, value == null ? "" : value.toString());
    }

    /**
     * Why it failed, if it did; of a call also how often it was tried, and the id of the request that was refused. The
     * failure of a message that was consumed may be that of any step of its route, so its span names just the reason.
     */
    public ServiceSpan failure(Exchange exchange, OpenSpan begun) {
        CloudException failure = exchange.getException(CloudException.class);
        if (failure == null) {
            return exchange.getException() == null
                    ? this
                    : put("error.type", exchange.getException().getClass().getName());
        }
        ServiceException refusal = failure instanceof ServiceException refused ? refused : null;
        put(
                "error.type",
                refusal == null
                        ? failure.getClass().getSimpleName()
                        : refusal.kind().name());
        if (!begun.consumed()) {
            own("attempts", failure.attempts());
            if (refusal != null) {
                put("http.response.status_code", Integer.toString(refusal.status()));
                own("request_id", refusal.requestId());
            }
        }
        return this;
    }

    private ServiceSpan put(String name, String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
        return this;
    }

    public Map<String, String> attributes() {
        return attributes;
    }
}
