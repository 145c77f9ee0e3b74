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
package io.github.camelcn.emulator.qingstor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpHeaders;
import io.github.camelcn.emulator.storage.Digests;
import io.github.camelcn.emulator.storage.SegmentCipher;

/**
 * A key the customer sends along. It lives as long as the request; objects remember only its digest.
 *
 * <p>Source: QingStor API documentation, "Encryption with customer keys".
 */
final class CustomerKey implements SegmentCipher {
    static final String ALGORITHM_HEADER = "x-qs-encryption-customer-algorithm";
    static final String KEY_MD5_HEADER = "x-qs-encryption-customer-key-md5";
    private static final String OWN = "x-qs-encryption-customer-";
    private static final String SOURCE = "x-qs-copy-source-encryption-customer-";
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final SecretKeySpec key;
    private final String md5;

    private CustomerKey(byte[] key, String md5) {
        this.key = new SecretKeySpec(key, "AES");
        this.md5 = md5;
    }

    /** A key of 32 bytes given directly. */
    static CustomerKey of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a customer key has 32 bytes, got " + key.length);
        }
        return new CustomerKey(key, Digests.base64(Digests.md5().digest(key)));
    }

    /** The key for the object a request writes or reads. */
    static Optional<CustomerKey> of(HttpHeaders headers) {
        refuseShortNames(headers);
        return read(headers, OWN);
    }

    /** The key for the object a request copies from. */
    static Optional<CustomerKey> ofSource(HttpHeaders headers) {
        return read(headers, SOURCE);
    }

    @NotVerified("Malformed or mismatching key headers are answered 400 invalid_argument.")
    private static Optional<CustomerKey> read(HttpHeaders headers, String prefix) {
        Optional<String> algorithm = headers.first(prefix + "algorithm");
        Optional<String> key = headers.first(prefix + "key");
        Optional<String> md5 = headers.first(prefix + "key-md5");
        if (algorithm.isEmpty() && key.isEmpty() && md5.isEmpty()) {
            return Optional.empty();
        }
        if (algorithm.isEmpty() || key.isEmpty() || md5.isEmpty()) {
            throw refusal(prefix + "algorithm, -key and -key-md5 belong together");
        }
        if (!algorithm.get().equals("AES256")) {
            throw refusal(prefix + "algorithm must be AES256");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.get());
        } catch (IllegalArgumentException e) {
            throw refusal(prefix + "key is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw refusal(prefix + "key must hold 32 bytes, it holds " + bytes.length);
        }
        if (!Digests.base64(Digests.md5().digest(bytes)).equals(md5.get())) {
            throw refusal(prefix + "key-md5 is not the digest of the key");
        }
        return Optional.of(new CustomerKey(bytes, md5.get()));
    }

    /** The names in the older encryption article were never implemented; silence would store plain text. */
    @NotVerified("The article's short header names are refused with 400 invalid_argument.")
    private static void refuseShortNames(HttpHeaders headers) {
        for (String shortName :
                new String[] {"x-qs-encryption-algorithm", "x-qs-encryption-key", "x-qs-encryption-md5"}) {
            if (headers.contains(shortName)) {
                throw refusal(shortName + " is not a header of this service, use " + OWN + "algorithm, " + OWN
                        + "key and " + OWN + "key-md5");
            }
        }
    }

    private static ServiceError refusal(String message) {
        return new ServiceError(ErrorCode.INVALID_ARGUMENT, message);
    }

    String md5() {
        return md5;
    }

    @NotVerified("A wrong key is answered 403 permission_denied.")
    void requireMatch(String storedMd5) {
        if (!MessageDigest.isEqual(storedMd5.getBytes(StandardCharsets.UTF_8), md5.getBytes(StandardCharsets.UTF_8))) {
            throw new ServiceError(
                    ErrorCode.PERMISSION_DENIED, "the customer key is not the one the object was encrypted with");
        }
    }

    /** AES-256 in counter mode, positioned so that the next byte processed is the one at {@code offset}. */
    @Override
    public Cipher cipher(byte[] iv, long offset) {
        try {
            ByteBuffer counter = ByteBuffer.wrap(iv.clone());
            long low = counter.getLong(8);
            long moved = low + offset / BLOCK_BYTES;
            if (Long.compareUnsigned(moved, low) < 0) {
                counter.putLong(0, counter.getLong(0) + 1);
            }
            counter.putLong(8, moved);
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter.array()));
            cipher.update(new byte[(int) (offset % BLOCK_BYTES)]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES/CTR", e);
        }
    }

    @Override
    public String toString() {
        return "CustomerKey[" + md5 + "]";
    }
}
