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
package io.github.camelcn.component.qingzhou.client;

import java.time.Duration;

import io.github.camelcn.common.http.ServiceRequest;

/**
 * How long the rest style waits for an answer: as the driver does, unless the option {@code readTimeout} says otherwise.
 *
 * <p>Source: the OpenIDCS driver, where a login has 15 s, GET and DELETE have 30 s, POST and PUT 60 s.
 *
 * @param asTheDriver whether nobody has said otherwise
 */
record RestPatience(boolean asTheDriver) {

    /** The option's default, which is the driver's patience with POST and PUT. */
    static final Duration STANDARD = Duration.ofSeconds(60);

    private static final Duration LOGIN = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(30);

    static RestPatience of(Duration readTimeout) {
        return new RestPatience(readTimeout.equals(STANDARD));
    }

    ServiceRequest withLogin(ServiceRequest request) {
        return asTheDriver ? request.withReadTimeout(LOGIN) : request;
    }

    ServiceRequest with(ServiceRequest request) {
        return asTheDriver
                        && (request.method().equals("GET") || request.method().equals("DELETE"))
                ? request.withReadTimeout(SHORT)
                : request;
    }
}
