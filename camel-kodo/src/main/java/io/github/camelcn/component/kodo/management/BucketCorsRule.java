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

import java.util.List;

/**
 * Which pages of other sites may use a bucket. Source: provider documentation, "CORS rules".
 *
 * @param allowedOrigins at least one, such as {@code https://app.example.com} or {@code *}
 * @param allowedMethods at least one HTTP method
 * @param allowedHeaders request headers, or {@code *}
 * @param exposedHeaders answer headers that pages may see
 * @param maxAgeSeconds how long browsers remember this; 0 for their own time
 */
public record BucketCorsRule(
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAgeSeconds) {

    public BucketCorsRule {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
        if (allowedOrigins.isEmpty() || allowedMethods.isEmpty()) {
            throw new IllegalArgumentException("a CORS rule needs at least one origin and one method");
        }
        if (maxAgeSeconds < 0) {
            throw new IllegalArgumentException(
                    "the maximum age of a CORS rule must be 0 or more seconds, but is " + maxAgeSeconds);
        }
    }
}
