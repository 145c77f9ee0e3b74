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

import io.github.camelcn.common.wire.EndpointAddress;

/** A domain as users write it. Stateless. */
final class DownloadDomain {

    private static final String EXAMPLE = "https://cdn.example.com";

    private DownloadDomain() {}

    /** @throws IllegalArgumentException if it is neither empty nor a domain, saying how it should look */
    static void check(String domain) {
        if (!domain.isEmpty()) {
            origin(domain, "https");
        }
    }

    /**
     * Scheme and host, as URLs begin.
     *
     * @param scheme counts if the domain is given without one
     */
    static String origin(String domain, String scheme) {
        String text = domain.strip();
        boolean bare = !text.contains("://");
        try {
            return EndpointAddress.of(bare ? scheme + "://" + text : text, EXAMPLE)
                    .uri()
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "downloadDomain must look like " + EXAMPLE + " or cdn.example.com, but does not: " + e.getMessage(),
                    e);
        }
    }
}
