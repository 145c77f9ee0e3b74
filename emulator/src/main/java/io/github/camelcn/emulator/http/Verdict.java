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
package io.github.camelcn.emulator.http;

import java.util.Optional;

/**
 * What a service found out about a request: whether it is signed, by which key, and if it was refused, why. Texts hold no
 * secrets and no signatures.
 *
 * @param scheme how the request is signed, such as {@code AWS4-HMAC-SHA256}; empty when it is not
 * @param accessKey the key or user the request names; empty when it names none
 * @param check what failed; present when the outcome is {@link Outcome#REFUSED}
 * @param reason why it was refused, in a sentence; for an accepted one what was overlooked, or the empty string
 * @param serverText the text the server computed a signature over; empty when it did not come that far
 * @param difference what the client did differently, when one of the usual slips explains its signature; else empty
 * @param clientText the text the client signed, when {@code difference} tells it; else empty
 * @param fault what was done to the request on purpose; else empty
 * @param errorCode the service's code when the answer is an error; else empty
 * @param errorMessage what the answer says about the error
 */
public record Verdict(
        Outcome outcome,
        String scheme,
        String accessKey,
        Optional<Check> check,
        String reason,
        String serverText,
        String difference,
        String clientText,
        String fault,
        String errorCode,
        String errorMessage) {
    /** Whether a signature was right. */
    public enum Outcome {
        /** Nothing was signed, or nobody looked: anonymous requests, and those that a fault answered. */
        UNSIGNED,
        ACCEPTED,
        REFUSED
    }

    /** What was wrong with the credentials of a request. */
    public enum Check {
        /** The key or the user is unknown. */
        KEY,
        /** A date is missing, too far away or over. */
        CLOCK,
        /** A header or parameter of the signature is missing or malformed. */
        HEADER,
        /** The digest in the signature is not that of the body. */
        BODY,
        /** The signature is another. */
        SIGNATURE,
        /** The token is missing, unknown, over or another's. */
        TOKEN
    }
}
