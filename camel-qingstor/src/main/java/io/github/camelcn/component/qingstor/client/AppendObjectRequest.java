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

import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;

import static java.util.Objects.requireNonNull;

/**
 * Add bytes to an appendable object.
 *
 * @param target which
 * @param payload the bytes, at most 5 GiB; closed by whoever made it
 * @param position the size the object has now; 0 makes a new one
 * @param content only its content type counts, and only at position 0
 * @param storageClass counts only at position 0; empty for the default
 */
public record AppendObjectRequest(
        ObjectRef target, Payload payload, long position, ContentHeaders content, String storageClass) {

    public AppendObjectRequest {
        requireNonNull(target, "target");
        requireNonNull(payload, "payload");
        requireNonNull(content, "content");
        requireNonNull(storageClass, "storageClass");
        if (position < 0) {
            throw new IllegalArgumentException("the append position must be 0 or more, but is " + position);
        }
    }

    public AppendObjectRequest withPayload(Payload newPayload) {
        return new AppendObjectRequest(target, newPayload, position, content, storageClass);
    }
}
