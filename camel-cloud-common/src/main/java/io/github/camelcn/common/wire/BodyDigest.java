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
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;

/**
 * The MD5 of a request's body. What is cheap to read twice is digested first and sent with {@code Content-MD5}, so that
 * the service refuses what was changed on the way; any other stream is digested while it passes, and the answer's ETag is
 * compared afterwards. For one request and its repetitions; not thread-safe.
 */
public final class BodyDigest {

    private static final byte[] NOT_COMPUTED = {};

    private final Payload body;
    private final MessageDigest inFlight;
    private byte[] digest;

    private BodyDigest(Payload body, MessageDigest inFlight, byte[] digest) {
        this.body = body;
        this.inFlight = inFlight;
        this.digest = digest;
    }

    /**
     * @param payload of known length
     * @param etagTells whether the answer's ETag will be the MD5 of this body; if not, whatever can be read twice is
     *     digested first, however much that costs, because nothing else would notice a change
     * @param verify false to compute nothing: only the length is checked then
     * @throws IllegalArgumentException if the length is unknown
     * @throws IOException if the payload cannot be read
     */
    public static BodyDigest of(Payload payload, boolean etagTells, boolean verify) throws IOException {
        if (payload.length() == Payload.UNKNOWN_LENGTH) {
            throw new IllegalArgumentException(
                    "the length of the body must be known to send it in one request: upload it in parts");
        }
        if (!verify) {
            return new BodyDigest(payload, null, NOT_COMPUTED);
        }
        if (payload.cheapToReread() || payload.repeatable() && !etagTells) {
            return new BodyDigest(payload, null, Digests.md5(payload));
        }
        MessageDigest inFlight = newMd5();
        Payload digested = payload.repeatable()
                ? Payload.reopenable(() -> digesting(payload, inFlight), payload.length())
                : Payload.of(digesting(payload, inFlight), payload.length());
        return new BodyDigest(digested.trackedBy(payload.progress()), inFlight, null);
    }

    /** Of a body that is sent again only what is read last counts. */
    private static InputStream digesting(Payload payload, MessageDigest inFlight) throws IOException {
        InputStream in = payload.open();
        inFlight.reset();
        return new DigestInputStream(in, inFlight);
    }

    static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** The request with this body, and its digest if it is known yet. */
    public ServiceRequest on(ServiceRequest request) {
        if (digest != null && digest != NOT_COMPUTED) {
            request.header("Content-MD5", Digests.base64(digest));
        }
        return request.withBody(body);
    }

    /** The MD5 of what was sent, once it was sent; empty if it was not computed. */
    public String hex() {
        return Digests.hex(digest());
    }

    private byte[] digest() {
        if (digest == null) {
            digest = inFlight.digest();
        }
        return digest;
    }

    /**
     * Compares what was read with what arrived, where the answer's ETag is an MD5. Anything else counts as equal, as does
     * a digest that was not computed.
     *
     * @param etag without quotes
     * @throws IntegrityException if they differ
     */
    public void compareWith(String etag, ServiceRequest request) throws IntegrityException {
        if (digest == NOT_COMPUTED || !Digests.isMd5Hex(etag)) {
            return;
        }
        if (!Arrays.equals(digest(), Digests.parseHex(etag))) {
            throw new IntegrityException(
                    request.operation(),
                    request.resource(),
                    "the service stored other bytes than were sent: their MD5 is " + hex() + " here, but " + etag
                            + " there. Send it again before anyone uses it");
        }
    }
}
