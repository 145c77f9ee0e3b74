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

import java.util.Optional;

import io.github.camelcn.common.objectstore.ListCursor;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * An object that is claimed, as it was when it was listed and then opened. What is deleted or moved in the end is this,
 * whatever the message headers say by then.
 *
 * @param listed as the listing has it: what the claim, the filter and the memory of failures go by
 * @param page where to list to see it again; empty if it was found otherwise
 * @param info as it was opened; the same as listed until then
 * @param idempotentKey how it is remembered, empty if it is not
 */
record ConsumedObject(ObjectInfo listed, Optional<ListCursor> page, ObjectInfo info, String idempotentKey) {

    ObjectRef ref() {
        return listed.ref();
    }

    ObjectIdentity listedIdentity() {
        return ObjectIdentity.of(listed);
    }

    ConsumedObject opened(ObjectInfo opened) {
        return new ConsumedObject(listed, page, opened, idempotentKey);
    }
}
