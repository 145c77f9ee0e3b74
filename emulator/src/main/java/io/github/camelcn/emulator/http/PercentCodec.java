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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encoding of paths and queries, decoded exactly once. */
public final class PercentCodec {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private PercentCodec() {}

    /** Decodes {@code %XX}; empty when an escape is malformed or the bytes are not UTF-8. */
    public static Optional<String> decodeStrictly(String text) {
        return decode(text, false, false);
    }

    /** Decodes what is a valid escape and keeps everything else; never fails. */
    public static String decodeLeniently(String text, boolean plusIsBlank) {
        return decode(text, true, plusIsBlank).orElse(text);
    }

    private static Optional<String> decode(String text, boolean lenient, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && (!plusIsBlank || text.indexOf('+') < 0)) {
            return Optional.of(text);
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                    continue;
                }
                if (!lenient) {
                    return Optional.empty();
                }
            }
            bytes.write(plusIsBlank && raw[i] == '+' ? ' ' : raw[i]);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Encodes everything but unreserved characters and the slash. */
    public static String encodePath(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8), UNRESERVED_MARKS + "/");
    }

    /** ASCII letters, digits and these marks unchanged, every other byte as upper-case {@code %XX}. */
    public static String encode(byte[] bytes, String marks) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(UPPER_HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
