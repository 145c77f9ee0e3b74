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

import static java.util.Objects.requireNonNull;

/**
 * The headers that are stored with an object and come back with it, as they go on the wire; empty where not set.
 *
 * @param contentType the media type, with its parameters
 * @param cacheControl see RFC 9111
 * @param contentDisposition see RFC 6266
 * @param contentEncoding such as {@code gzip}
 * @param contentLanguage see RFC 9110
 * @param expires an HTTP date
 */
public record ContentHeaders(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        String expires) {

    public static final ContentHeaders NONE = new ContentHeaders("", "", "", "", "", "");

    public ContentHeaders {
        requireNonNull(contentType, "contentType");
        requireNonNull(cacheControl, "cacheControl");
        requireNonNull(contentDisposition, "contentDisposition");
        requireNonNull(contentEncoding, "contentEncoding");
        requireNonNull(contentLanguage, "contentLanguage");
        requireNonNull(expires, "expires");
    }

    public static ContentHeaders ofType(String contentType) {
        return contentType.isEmpty() ? NONE : new ContentHeaders(contentType, "", "", "", "", "");
    }
}
