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
package io.github.camelcn.component.qingstor.client;

import java.net.URI;

import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * Let the service download a URL.
 *
 * @param target the object to store it as
 * @param source an absolute {@code http} or {@code https} URL the service can reach, which answers with a
 *     Content-Length; redirects 301, 302 and 307 are followed
 */
public record FetchObjectRequest(ObjectRef target, URI source) {

    public FetchObjectRequest {
        requireNonNull(target, "target");
        requireNonNull(source, "source");
        String scheme = source.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || source.getHost() == null) {
            throw new IllegalArgumentException(
                    "the source of a fetch must be an absolute http or https URL with a host");
        }
    }

    /** A URL may carry a signature: only its host is shown. */
    @Override
    public String toString() {
        return "FetchObjectRequest[target=" + target + ", source host=" + source.getHost() + "]";
    }
}
