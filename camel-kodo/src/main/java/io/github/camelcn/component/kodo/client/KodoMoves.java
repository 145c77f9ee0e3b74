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
package io.github.camelcn.component.kodo.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.PutObjectResult;

/**
 * Moves objects, for which S3 has no call: looks at the source, copies it, then deletes it. Thread-safe.
 *
 * <p>The source is deleted only after the copy is complete, and the copy is made of the very version that was looked at
 * or asked for; so nothing is lost if it fails in between, and both objects are there. What is written to the source
 * between copy and deletion is deleted with it: S3 has no deletion under conditions. All steps may be repeated, so an
 * answer that was lost is simply asked for again. Headers, metadata, storage class and, unless another one is asked for,
 * encryption travel along; rights do not.
 */
final class KodoMoves {

    private static final String OPERATION = "moveObject";

    private final KodoReads reads;
    private final KodoWrites writes;
    private final LargeCopy largeCopy;

    /** @param largeCopy not closed here */
    KodoMoves(KodoReads reads, KodoWrites writes, LargeCopy largeCopy) {
        this.reads = reads;
        this.writes = writes;
        this.largeCopy = largeCopy;
    }

    PutObjectResult move(MoveObjectRequest move) throws IOException {
        Conditions first = move.sourceConditions().beforePinning();
        ObjectInfo source = reads.head(OPERATION, new HeadObjectRequest(move.source(), first, Optional.empty()));
        PutObjectResult copied = copy(request(move, source), source.size());
        writes.delete(OPERATION, move.source());
        return copied;
    }

    private static CopyObjectRequest request(MoveObjectRequest move, ObjectInfo source) {
        return new CopyObjectRequest(
                move.source(),
                move.target(),
                move.sourceConditions().pinnedTo(source.etag()),
                false,
                ContentHeaders.NONE,
                Map.of(),
                source.storageClass(),
                Optional.empty(),
                Optional.empty(),
                attributes(move.attributes(), source.attributes()));
    }

    /** An object that was encrypted does not lie open after it was moved; its old key does not go with a new way. */
    private static Map<String, String> attributes(Map<String, String> wanted, Map<String, String> had) {
        Map<String, String> attributes = new HashMap<>(wanted);
        if (!wanted.containsKey(KodoWire.ENCRYPTION)) {
            for (String header : List.of(KodoWire.ENCRYPTION, KodoWire.KMS_KEY)) {
                if (had.containsKey(header)) {
                    attributes.put(header, had.get(header));
                }
            }
        }
        return attributes;
    }

    private PutObjectResult copy(CopyObjectRequest copy, long size) throws IOException {
        if (size <= KodoWrites.MAX_REQUEST_BYTES) {
            try {
                return writes.copy(OPERATION, copy);
            } catch (ServiceException e) {
                if (e.kind() != ErrorKind.COPY_TOO_LARGE) {
                    throw e;
                }
            }
        }
        return largeCopy.copy(copy);
    }
}
