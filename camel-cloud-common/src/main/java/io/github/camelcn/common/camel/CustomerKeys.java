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
package io.github.camelcn.common.camel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;

import io.github.camelcn.common.objectstore.CustomerKey;

/** Reads a customer's encryption key from what options and headers hold. Never repeats it in a message. */
public final class CustomerKeys {

    private static final int KEY_BYTES = 32;
    private static final int BASE64_CHARACTERS = 44;

    private CustomerKeys() {}

    /**
     * @param name what the key is called there, for sentences, such as {@code encryptionCustomerKey}
     * @param key base64 of 32 bytes, a text of exactly 32 characters of ASCII, a {@code byte[]}, a {@link SecretKey} or
     *     a {@link CustomerKey}; {@code null} or {@code ""} for no encryption
     * @param algorithm must be {@code AES256}; empty or {@code null} for just that
     * @param md5 what the key's digest must be, base64; empty or {@code null} for any
     * @throws IllegalArgumentException if the key is not 32 bytes, its digest differs, or there is a digest without key
     */
    public static Optional<CustomerKey> parse(String name, Object key, String algorithm, String md5) {
        if (algorithm != null && !algorithm.isEmpty() && !algorithm.equalsIgnoreCase(CustomerKey.AES256)) {
            throw new IllegalArgumentException(
                    "the algorithm that belongs to " + name + " must be AES256, but is " + algorithm);
        }
        boolean expectsDigest = md5 != null && !md5.isEmpty();
        if (key == null || "".equals(key)) {
            if (expectsDigest) {
                throw new IllegalArgumentException(name + "Md5 is set, but " + name + " is not: set the key as well");
            }
            return Optional.empty();
        }
        CustomerKey parsed = key instanceof CustomerKey ready ? ready : ofBytes(name, bytes(name, key));
        if (expectsDigest && !md5.equals(parsed.md5())) {
            throw new IllegalArgumentException(name + "Md5 does not belong to " + name
                    + ": it must be the base64 of the MD5 of the key's 32 bytes; leave it out to have it computed");
        }
        return Optional.of(parsed);
    }

    private static CustomerKey ofBytes(String name, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(name + " must be exactly 32 bytes for AES256, but has " + bytes.length);
        }
        return CustomerKey.of(bytes);
    }

    private static byte[] bytes(String name, Object key) {
        if (key instanceof byte[] bytes) {
            return bytes;
        }
        if (key instanceof SecretKey secret) {
            byte[] encoded = secret.getEncoded();
            if (encoded == null) {
                throw new IllegalArgumentException(name + " is a SecretKey that does not give its bytes away");
            }
            return encoded;
        }
        if (key instanceof CharSequence text) {
            return ofText(name, plusesBack(text.toString()).trim());
        }
        throw new IllegalArgumentException(name + " must be text, a byte[] or a SecretKey, but is a "
                + key.getClass().getName());
    }

    /** In an endpoint URI that is not RAW() a plus arrives as a blank, which base64 does not have. */
    private static String plusesBack(String text) {
        return text.length() == BASE64_CHARACTERS && text.endsWith("=") ? text.replace(' ', '+') : text;
    }

    /** Base64 of 32 bytes has 44 characters, so the two forms of text cannot be mistaken for each other. */
    private static byte[] ofText(String name, String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        if (raw.length == KEY_BYTES) {
            return raw;
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // without the cause, which would quote a character of the key
            throw new IllegalArgumentException(name + " must be the base64 of exactly 32 bytes, or exactly 32 bytes of"
                    + " text, but is " + raw.length + " bytes of text that is not base64");
        }
    }
}
