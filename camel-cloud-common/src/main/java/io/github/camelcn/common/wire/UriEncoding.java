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

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as the object stores' signatures need it: upper-case {@code %XX} of the UTF-8 bytes of everything but
 * the unreserved characters (letters, digits, {@code - . _ ~}), and slashes where they separate. OkHttp leaves text
 * encoded so alone, so what is signed and what is sent cannot differ. Stateless.
 *
 * <p>Source: RFC 3986, section 2.3; QingStor API documentation, "Signature", and its SDK for Java 2.6.5; Amazon S3 API
 * reference, "Signature Calculations for the Authorization Header", {@code UriEncode}.
 */
public final class UriEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** For every ASCII character: 1 if it stays as it is. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            PLAIN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            PLAIN[c] = true;
            PLAIN[c - 'a' + 'A'] = true;
        }
        PLAIN['-'] = true;
        PLAIN['.'] = true;
        PLAIN['_'] = true;
        PLAIN['~'] = true;
    }

    private UriEncoding() {}

    /** Appends a key or path; slashes stay. */
    public static void appendPath(StringBuilder out, String path) {
        append(out, path, true);
    }

    /** Appends the name or the value of a query parameter; slashes are encoded. */
    public static void appendQueryValue(StringBuilder out, String value) {
        append(out, value, false);
    }

    /** A key or path, encoded; slashes stay. */
    public static String path(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        appendPath(out, path);
        return out.toString();
    }

    private static void append(StringBuilder out, String text, boolean keepSlash) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 128) {
                if (PLAIN[c] || keepSlash && c == '/') {
                    out.append(c);
                } else {
                    appendByte(out, c);
                }
            } else {
                int end = i + 1;
                while (end < length && text.charAt(end) >= 128) {
                    end++;
                }
                for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    appendByte(out, b);
                }
                i = end - 1;
            }
        }
    }

    private static void appendByte(StringBuilder out, int b) {
        out.append('%').append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
    }

    /** Decodes {@code %XX}; a malformed escape stays as it is, and so does a plus. */
    public static String decode(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : decodeBytes(encoded);
    }

    /** Decodes a query part, where a plus is a blank. */
    public static String decodeQuery(String encoded) {
        return decode(encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' '));
    }

    private static String decodeBytes(String encoded) {
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
