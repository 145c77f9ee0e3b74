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
package io.github.camelcn.common.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** MD5 as the object stores use it: against accidents on the way, not against attackers. Thread-safe. */
public final class Digests {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MD5_HEX_DIGITS = 32;

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    });

    private Digests() {}

    /** This thread's own MD5, reset: use it at once and do not keep it. */
    public static MessageDigest md5() {
        MessageDigest md5 = MD5.get();
        md5.reset();
        return md5;
    }

    public static byte[] md5(byte[] bytes) {
        return md5().digest(bytes);
    }

    /**
     * The digest of all bytes, in one reading.
     *
     * @throws IllegalArgumentException if the payload can be read only once, since nothing would be left to send
     * @throws IOException if the payload cannot be read, or is not as long as it says
     */
    public static byte[] md5(Payload payload) throws IOException {
        if (!payload.repeatable()) {
            throw new IllegalArgumentException("a stream that can be read once is digested while it is sent");
        }
        MessageDigest md5 = md5();
        payload.writeTo(new DigestSink(md5));
        return md5.digest();
    }

    /** As the Content-MD5 header says it. Source: RFC 1864. */
    public static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** In lower case, as ETags say it. */
    public static String hex(byte[] digest) {
        return HEX.formatHex(digest);
    }

    /** Whether an ETag (without quotes) has the form of an MD5: 32 hex digits. */
    public static boolean isMd5Hex(String etag) {
        return etag.length() == MD5_HEX_DIGITS && etag.chars().allMatch(HexFormat::isHexDigit);
    }

    /** The bytes of an MD5 in hex digits of either case. */
    public static byte[] parseHex(String md5) {
        return HEX.parseHex(md5.toLowerCase(Locale.ROOT));
    }

    private static final class DigestSink extends OutputStream {

        private final MessageDigest digest;

        DigestSink(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            digest.update(bytes, offset, count);
        }
    }
}
