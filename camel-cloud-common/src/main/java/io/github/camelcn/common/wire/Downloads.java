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
package io.github.camelcn.common.wire;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceResponse;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.ContentDigest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.wire.VerifyingInputStream.Mismatch;

import static java.util.Objects.requireNonNull;

/** Makes objects of answers to GET, which check at their end whether all bytes arrived. Immutable. */
public final class Downloads {

    private final ObjectHeaders headers;
    private final Predicate<ObjectInfo> etagTells;
    private final Mismatch mismatch;

    /**
     * @param etagTells whether an ETag that looks like an MD5 is the MD5 of the object's bytes; {@code object -> false}
     *     checks lengths only
     */
    public Downloads(ObjectHeaders headers, Predicate<ObjectInfo> etagTells) {
        this(headers, etagTells, Mismatch.FAILS);
    }

    /**
     * @param etagTells as above
     * @param mismatch what it means if the bytes are not those of the ETag
     */
    public Downloads(ObjectHeaders headers, Predicate<ObjectInfo> etagTells, Mismatch mismatch) {
        this.headers = requireNonNull(headers, "headers");
        this.etagTells = requireNonNull(etagTells, "etagTells");
        this.mismatch = requireNonNull(mismatch, "mismatch");
    }

    /**
     * An object, or the range of it that was asked for. Where the ETag is an MD5 and the answer is the whole object, the
     * bytes are compared with it; an encrypted object's ETag need not be its MD5, and a proxy may have decoded what has an
     * encoding.
     *
     * @param response belongs to the result, whose closing closes it; stays the caller's if this throws
     * @throws IntegrityException if a range was asked for and something else came
     */
    public StoredObject opened(ObjectRef ref, Optional<ByteRange> range, ServiceResponse response)
            throws IntegrityException {
        ObjectInfo info = headers.info(ref, response);
        String contentRange = response.header("content-range");
        if (contentRange.isEmpty() && range.isPresent() && !coversAll(range.get(), info.size())) {
            throw new IntegrityException(
                    "getObject",
                    ref.toString(),
                    "asked for " + range.get().header() + ", but the service sent the whole object");
        }
        if (!contentRange.isEmpty() && !ContentRange.answers(contentRange, range, response.contentLength())) {
            throw new IntegrityException(
                    "getObject",
                    ref.toString(),
                    "asked for " + range.map(ByteRange::header).orElse("the whole object") + ", but the service sent "
                            + contentRange);
        }
        boolean comparable = contentRange.isEmpty() && isComparable(info);
        return stored(info, response, comparable ? info.etag() : "", contentRange);
    }

    private boolean isComparable(ObjectInfo info) {
        return !info.encrypted()
                && info.content().contentEncoding().isEmpty()
                && Digests.isMd5Hex(info.etag())
                && etagTells.test(info);
    }

    /**
     * Compares an object that arrived in ranges, where its ETag is an MD5.
     *
     * @param digest read only then
     * @throws IntegrityException if other bytes arrived than are stored
     */
    public void verify(ObjectInfo info, ContentDigest digest) throws IOException {
        if (!isComparable(info)) {
            return;
        }
        byte[] actual = digest.md5();
        if (!Digests.hex(actual).equalsIgnoreCase(info.etag())) {
            mismatch.found(VerifyingInputStream.difference(info.ref().toString(), actual, info.etag()));
        }
    }

    /** Something made of an object while it is read: its ETag, if any, is the object's and says nothing about it. */
    public StoredObject derived(ObjectRef ref, ServiceResponse response) {
        return stored(headers.info(ref, response), response, "", "");
    }

    /** Whether the whole object is a right answer to a range, as for a suffix longer than the object. */
    private static boolean coversAll(ByteRange range, long size) {
        if (range.first() < 0) {
            return range.last() >= size;
        }
        return range.first() == 0 && (range.last() < 0 || range.last() >= size - 1);
    }

    private StoredObject stored(ObjectInfo info, ServiceResponse response, String md5, String contentRange) {
        long length = response.contentLength();
        VerifyingInputStream body =
                new VerifyingInputStream(response.body(), info.ref().toString(), length, md5, mismatch);
        return new StoredObject(info, body, length, contentRange);
    }
}
