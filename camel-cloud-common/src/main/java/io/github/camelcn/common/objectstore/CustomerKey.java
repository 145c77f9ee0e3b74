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
package io.github.camelcn.common.objectstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key of the customer's own with which the service encrypts an object (SSE-C). The service keeps only its digest:
 * an object whose key is lost is lost. Immutable; never shown by {@link #toString}.
 */
public final class CustomerKey {

    /** The only algorithm there is. Source: QingStor API documentation, "Encryption", read 2022. */
    public static final String AES256 = "AES256";

    private static final int KEY_BYTES = 32;

    private final String base64;
    private final String md5;

    private CustomerKey(byte[] key) {
        this.base64 = Base64.getEncoder().encodeToString(key);
        try {
            this.md5 = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /**
     * @param key exactly 32 bytes; copied
     * @throws IllegalArgumentException if it has another length, saying which
     */
    public static CustomerKey of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the encryption key must be exactly 32 bytes for AES256, but has " + key.length);
        }
        return new CustomerKey(Arrays.copyOf(key, KEY_BYTES));
    }

    /** The key as the protocol sends it, base64. A secret. */
    public String base64() {
        return base64;
    }

    /** The digest of the key as the protocol sends it: base64 of the MD5 of the raw bytes. */
    public String md5() {
        return md5;
    }

    public String algorithm() {
        return AES256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerKey that && base64.equals(that.base64);
    }

    @Override
    public int hashCode() {
        return md5.hashCode();
    }

    @Override
    public String toString() {
        return "CustomerKey[AES256, xxxxxx]";
    }
}
