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
package io.github.camelcn.common.wire;

import java.util.Map;
import java.util.Set;

/**
 * Headers that an answer to GET shall have in place of the stored ones, as query parameters. Stateless.
 *
 * <p>Source: QingStor API documentation, "GET Object", read 2022; Amazon S3 API reference, "GetObject": the same six.
 */
public final class ResponseOverrides {

    private static final Set<String> OVERRIDABLE = Set.of(
            "expires", "cache-control", "content-type", "content-language", "content-encoding", "content-disposition");

    private ResponseOverrides() {}

    /**
     * The query that asks for them.
     *
     * @param overrides values by lower-case header
     * @throws IllegalArgumentException if a header cannot be overridden
     */
    public static Query query(Map<String, String> overrides) {
        Query query = Query.empty();
        overrides.forEach((header, value) -> {
            if (!OVERRIDABLE.contains(header)) {
                throw new IllegalArgumentException("the response header '" + header + "' cannot be overridden, only "
                        + OVERRIDABLE.stream().sorted().toList());
            }
            query.with("response-" + header, value);
        });
        return query;
    }
}
