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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import static java.util.Objects.requireNonNull;

/**
 * An open object. The stream fails with {@link io.github.camelcn.common.error.IntegrityException} at its end if bytes
 * are missing or, where the store's ETag is a digest, differ. Whoever receives it closes it; closing early drops the
 * connection instead of reading on.
 *
 * @param info what the store says about it
 * @param content the bytes that were asked for
 * @param contentLength how many, -1 if unknown
 * @param contentRange the Content-Range header, empty if the whole object is sent
 */
public record StoredObject(ObjectInfo info, InputStream content, long contentLength, String contentRange)
        implements Closeable {

    public StoredObject {
        requireNonNull(info, "info");
        requireNonNull(content, "content");
        requireNonNull(contentRange, "contentRange");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
