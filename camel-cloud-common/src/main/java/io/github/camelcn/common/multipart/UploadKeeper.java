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
package io.github.camelcn.common.multipart;

import java.io.IOException;

import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;

/** Accompanies one upload through the engine: where it begins, and what becomes of it when it fails. */
interface UploadKeeper {

    /** Begins with nothing, and keeps nothing. */
    UploadKeeper NONE = new UploadKeeper() {};

    /** The upload to send parts to. */
    default UploadRef begin(ObjectStore store, StartUploadRequest start) throws IOException {
        return store.startUpload(start);
    }

    /**
     * All parts are there; it is completed next.
     *
     * @param etag the ETag that is asked for; may be empty
     */
    default void completing(String etag) {}

    default void completed() {}

    /** Whether the parts stay although the upload failed; otherwise it is aborted. No part is on its way any more. */
    default boolean keeps(Throwable cause) {
        return false;
    }
}
