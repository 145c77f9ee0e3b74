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
package io.github.camelcn.benchmarks.contender;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A digest of a body and the header it goes into; what a variant names. */
enum Digest {
    NONE("", ""),
    /** As {@code Content-MD5} has it. */
    MD5("MD5", "Content-MD5") {
        @Override
        String text(byte[] digest) {
            return Base64.getEncoder().encodeToString(digest);
        }
    },
    /** As a signed payload has it. */
    SHA_256("SHA-256", "x-amz-content-sha256") {
        @Override
        String text(byte[] digest) {
            return HexFormat.of().formatHex(digest);
        }
    };

    private final String algorithm;
    private final String header;

    Digest(String algorithm, String header) {
        this.algorithm = algorithm;
        this.header = header;
    }

    /** @param algorithm {@code MD5}, {@code SHA-256} or nothing */
    static Digest of(String algorithm) {
        for (Digest digest : values()) {
            if (digest.algorithm.equals(algorithm)) {
                return digest;
            }
        }
        throw new IllegalArgumentException("unknown digest " + algorithm);
    }

    String header() {
        return header;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the header says. */
    String text(byte[] digest) {
        throw new IllegalStateException("there is no digest");
    }
}
