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
import java.io.InputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.BodyDigest;

/**
 * The body of a put or a part, with what proves that it arrived as it was sent. For one request and its repetitions; not
 * thread-safe.
 *
 * <p>Signed: the signature covers the SHA-256 of the body, which therefore is read before it is sent; the service refuses
 * other bytes. What can be read once is held in memory for that, up to {@link #MAX_HELD_BYTES}.
 *
 * <p>Unsigned, which is for connections that protect the bytes themselves: what is cheap to read twice carries its
 * {@code Content-MD5}; of anything else the MD5 is taken while it passes and compared with the ETag. A difference is
 * logged and no failure, since an ETag need not be what S3 makes of it.
 */
final class SentBody {

    /** The smallest part, so that every stream that is longer can be sent in parts instead. */
    static final int MAX_HELD_BYTES = 5 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SentBody.class);

    private final ServiceRequest request;
    private final BodyDigest digest;
    private final boolean comparable;

    private SentBody(ServiceRequest request, BodyDigest digest, boolean comparable) {
        this.request = request;
        this.digest = digest;
        this.comparable = comparable;
    }

    /**
     * @param request without its body
     * @param payload of known length
     * @param signed whether the signature covers the body
     * @param verify whether an unsigned body carries a digest
     * @throws IllegalArgumentException if the length is unknown, or the body would have to be held and is too long
     */
    static SentBody of(ServiceRequest request, Payload payload, boolean signed, boolean verify) throws IOException {
        if (!signed) {
            BodyDigest digest = BodyDigest.of(payload, true, verify);
            request.header(
                    KodoSigner.CONTENT_SHA256, payload.length() == 0 ? Sha256.OF_NOTHING : KodoSigner.UNSIGNED_PAYLOAD);
            ServiceRequest withBody = digest.on(request);
            return new SentBody(withBody, digest, verify && !withBody.headers().containsKey("Content-MD5"));
        }
        Payload held = payload.repeatable() || payload.length() < 0 ? payload : held(request, payload);
        BodyDigest none = BodyDigest.of(held, true, false);
        request.header(KodoSigner.CONTENT_SHA256, Sha256.hex(held));
        return new SentBody(none.on(request), none, false);
    }

    private static Payload held(ServiceRequest request, Payload payload) throws IOException {
        if (payload.length() > MAX_HELD_BYTES) {
            throw new IllegalArgumentException(request.operation() + " " + request.resource() + ": the signature covers"
                    + " the body, so that it is read before it is sent, but a stream of " + payload.length()
                    + " bytes can be read once and is too long to be held in memory: send it in parts, send a file, or"
                    + " use https with payloadSigning=auto");
        }
        try (InputStream in = payload.open()) {
            return Payload.of(in.readAllBytes()).trackedBy(payload.progress());
        }
    }

    /** The request with this body and its digests. */
    ServiceRequest request() {
        return request;
    }

    /**
     * Compares what was read with what the service says it stored.
     *
     * @throws IntegrityException if that differs and nothing protected the connection; over https there is a warning
     */
    void compareWith(String etag) throws IntegrityException {
        if (!comparable || !Digests.isMd5Hex(etag)) {
            return;
        }
        try {
            digest.compareWith(etag, request);
        } catch (IntegrityException e) {
            if (!PayloadSigning.isSecure(request)) {
                throw e;
            }
            LOG.warn(
                    "{}. The connection was encrypted, so that this may as well be an ETag that is no MD5",
                    e.getMessage());
        }
    }
}
