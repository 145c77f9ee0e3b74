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
package io.github.camelcn.component.qingstor.operation;

import java.io.IOException;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** Where an appendable object ends now. */
final class AppendEnd {

    private AppendEnd() {}

    /**
     * Asks the service. Source: QingStor API documentation, "HEAD Object" and "Append Object", read 2022.
     *
     * @return 0 if there is no object
     * @throws IllegalStateException if it is not appendable
     */
    static long of(QingStorStore store, ObjectRef target) throws IOException {
        try {
            ObjectInfo info = store.head(HeadObjectRequest.of(target));
            String next = info.attributes().get("x-qs-next-append-position");
            if (next == null) {
                throw new IllegalStateException("appendObject " + target
                        + ": the object exists, but was not made by appending, so nothing can be added to it");
            }
            return Long.parseLong(next);
        } catch (ObjectNotFoundException e) {
            return 0;
        }
    }
}
