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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ObjectNotFoundException;
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
 * or asked for; so nothing is lost if it fails in between, and both objects are there. S3 has no deletion under conditions:
 * what is written to the source right before it is deleted goes with it. So after a copy that may have taken long the
 * source is looked at once more; if it is another one by now it stays, beside the copy. All steps may be repeated, so an
 * answer that was lost is simply asked for again. Headers, metadata, storage class and, unless another one is asked for,
 * encryption travel along; rights do not.
 */
final class KodoMoves {

    private static final Logger LOG = LoggerFactory.getLogger(KodoMoves.class);
    private static final String OPERATION = "moveObject";

    /** Smaller ones are copied in about the time that another look takes. */
    private static final long LONG_COPY_BYTES = 8L << 20;

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
        if (source.size() >= LONG_COPY_BYTES && !source.etag().isEmpty()) {
            requireUnchanged(source);
        }
        writes.delete(OPERATION, move.source());
        return copied;
    }

    /** One that somebody else has deleted meanwhile is gone, as it should be. */
    private void requireUnchanged(ObjectInfo source) throws IOException {
        try {
            reads.head(
                    OPERATION,
                    new HeadObjectRequest(source.ref(), Conditions.ifMatch(source.etag()), Optional.empty()));
        } catch (ObjectNotFoundException e) {
            LOG.debug("{} was deleted while it was moved", source.ref());
        }
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
