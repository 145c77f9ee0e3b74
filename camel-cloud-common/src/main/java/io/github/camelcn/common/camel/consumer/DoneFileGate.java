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

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Looks whether done files are there, and takes them away when what they announced is gone. Thread-safe. */
final class DoneFileGate {

    private final Supplier<ObjectStore> store;
    private final String bucket;
    private final DoneFiles files;
    /** Set by whichever thread settles an object, read and cleared by the polling one. */
    private volatile boolean someAreGone;

    DoneFileGate(Supplier<ObjectStore> store, String bucket, DoneFiles files) {
        this.store = store;
        this.bucket = bucket;
        this.files = files;
    }

    /** Whether the file that all objects wait for is there, or none is needed. */
    boolean isOpen() throws IOException {
        return isThere(files.shared());
    }

    /** Whether the file that this object alone waits for is there, or none is needed. */
    boolean isOpenFor(ObjectRef object) throws IOException {
        return isThere(files.ownOf(object.key()));
    }

    private boolean isThere(Optional<String> key) throws IOException {
        if (key.isEmpty()) {
            return true;
        }
        try {
            store.get().head(HeadObjectRequest.of(new ObjectRef(bucket, key.get())));
            return true;
        } catch (ObjectNotFoundException e) {
            return false;
        }
    }

    /** An object was deleted or moved, and with it goes its own done file. */
    void objectIsGone(ObjectRef object) throws IOException {
        someAreGone = true;
        delete(files.ownOf(object.key()));
    }

    /**
     * A pass over everything found no object any more. The common done file goes only now, and not with the first
     * batch: the objects of the following batches wait for it too.
     */
    void nothingIsLeft() throws IOException {
        if (someAreGone) {
            delete(files.shared());
            someAreGone = false;
        }
    }

    private void delete(Optional<String> key) throws IOException {
        if (key.isPresent()) {
            store.get().delete(new DeleteObjectRequest(new ObjectRef(bucket, key.get())));
        }
    }
}
