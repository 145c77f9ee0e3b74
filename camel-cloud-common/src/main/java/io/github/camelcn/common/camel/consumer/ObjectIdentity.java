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
package io.github.camelcn.common.camel.consumer;

import java.time.Instant;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * One content of one object: what was overwritten meanwhile has another identity.
 *
 * @param ref its name
 * @param etag empty if the store gives none
 * @param lastModified compared only where there is no ETag, with the size
 * @param size in bytes
 */
record ObjectIdentity(ObjectRef ref, String etag, Optional<Instant> lastModified, long size) {

    static ObjectIdentity of(ObjectInfo info) {
        return info.etag().isEmpty()
                ? new ObjectIdentity(info.ref(), "", info.lastModified(), info.size())
                : new ObjectIdentity(info.ref(), info.etag(), Optional.empty(), -1);
    }

    /** The content in short: its ETag, else date and size. */
    String content() {
        return etag.isEmpty() ? lastModified.map(Instant::toEpochMilli).orElse(0L) + "-" + size : etag;
    }
}
