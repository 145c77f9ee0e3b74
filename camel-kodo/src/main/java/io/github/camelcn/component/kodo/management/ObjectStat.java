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
package io.github.camelcn.component.kodo.management;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.component.kodo.names.KodoStorageClass;

import static java.util.Objects.requireNonNull;

/**
 * What the native API knows about an object.
 *
 * <p>Source: provider documentation, "stat"; official SDK for Java 7.19.0.
 *
 * @param size in bytes
 * @param hash the qetag of its content
 * @param mimeType its media type
 * @param fileType its storage class by native number, see {@link KodoStorageClass#ofFileType}
 * @param putTime when it was stored
 * @param endUser the owner's mark of the upload token; empty if none
 * @param enabled whether it can be read
 * @param archive whether it has to be restored, for the archive classes
 * @param md5 of the content, hexadecimal; empty if the service does not know
 * @param expiration when it disappears
 * @param transitionToLine when it changes to infrequent access
 * @param transitionToGlacierIr when it changes to archive with direct read
 * @param transitionToGlacier when it changes to archive
 * @param transitionToDeepArchive when it changes to deep archive
 * @param metadata user metadata by name
 * @param parts sizes of its parts, if they were asked for
 */
public record ObjectStat(
        long size,
        String hash,
        String mimeType,
        int fileType,
        Instant putTime,
        String endUser,
        boolean enabled,
        ArchiveState archive,
        String md5,
        Optional<Instant> expiration,
        Optional<Instant> transitionToLine,
        Optional<Instant> transitionToGlacierIr,
        Optional<Instant> transitionToGlacier,
        Optional<Instant> transitionToDeepArchive,
        Map<String, String> metadata,
        List<Long> parts) {

    /** Whether an object of an archive class can be read. */
    public enum ArchiveState {
        /** It is of another class, and can be read. */
        NOT_ARCHIVED,
        /** It has to be restored. */
        FROZEN,
        /** It is being restored. */
        RESTORING,
        /** It can be read for some days. */
        RESTORED
    }

    public ObjectStat {
        requireNonNull(hash, "hash");
        requireNonNull(mimeType, "mimeType");
        requireNonNull(putTime, "putTime");
        requireNonNull(endUser, "endUser");
        requireNonNull(archive, "archive");
        requireNonNull(md5, "md5");
        requireNonNull(expiration, "expiration");
        requireNonNull(transitionToLine, "transitionToLine");
        requireNonNull(transitionToGlacierIr, "transitionToGlacierIr");
        requireNonNull(transitionToGlacier, "transitionToGlacier");
        requireNonNull(transitionToDeepArchive, "transitionToDeepArchive");
        metadata = Map.copyOf(metadata);
        parts = List.copyOf(parts);
    }

    /** The storage class, empty for one that nobody knew when this was written. */
    public Optional<KodoStorageClass> storageClass() {
        return KodoStorageClass.ofFileType(fileType);
    }
}
