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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.UploadRef;

/** The uploads that can go on after a failure: which they are, and that each is sent by one thread at a time. */
final class ResumableUploads {

    /** For all uploaders of this JVM: two of them that share a memory would take each other's uploads for left behind. */
    private static final Set<UnderWay> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final ObjectStore store;
    private final UploadMemory memory;

    ResumableUploads(ObjectStore store, UploadMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    /**
     * An upload that can go on, if this is one: its source has a version that another process would recognise, and
     * nobody else here is sending to the same object. The caller hands it back with {@link #done}.
     */
    Optional<ResumableUpload> begin(PutObjectRequest request, PartPlan plan) throws IOException {
        Optional<String> version = request.payload().version();
        if (version.isEmpty() || !UNDER_WAY.add(new UnderWay(memory, request.target()))) {
            return Optional.empty();
        }
        return Optional.of(
                new ResumableUpload(store, memory, request, UploadNote.identity(request, version.get(), plan)));
    }

    void done(ObjectRef target) {
        UNDER_WAY.remove(new UnderWay(memory, target));
    }

    /** Whether somebody may still go on with this upload. */
    boolean remembers(UploadRef upload) throws IOException {
        return memory.recall(upload.target())
                .flatMap(UploadNote::parse)
                .filter(note -> note.uploadId().equals(upload.uploadId()))
                .isPresent();
    }

    private record UnderWay(UploadMemory memory, ObjectRef target) {}
}
