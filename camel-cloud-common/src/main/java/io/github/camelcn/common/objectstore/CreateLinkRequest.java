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
package io.github.camelcn.common.objectstore;

import java.time.Duration;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Make a link that works without credentials.
 *
 * @param target the object
 * @param method what the link is good for
 * @param validFor how long, more than zero
 * @param responseOverrides for downloads: headers the answer shall carry, by lower-case header name
 * @param signedHeaders for uploads: headers whoever uses the link must send exactly so, such as Content-Type
 */
public record CreateLinkRequest(
        ObjectRef target,
        Method method,
        Duration validFor,
        Map<String, String> responseOverrides,
        Map<String, String> signedHeaders) {

    /** What a link is good for. */
    public enum Method {
        GET,
        PUT
    }

    public CreateLinkRequest {
        requireNonNull(target, "target");
        requireNonNull(method, "method");
        requireNonNull(validFor, "validFor");
        responseOverrides = Map.copyOf(responseOverrides);
        signedHeaders = Map.copyOf(signedHeaders);
        if (validFor.isNegative() || validFor.isZero()) {
            throw new IllegalArgumentException("a link must be valid for more than zero time, but got " + validFor);
        }
    }
}
