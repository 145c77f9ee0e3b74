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
package io.github.camelcn.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The few facts of a request's head that an answer depends on.
 *
 * @param method upper case
 * @param target as it stands in the request line
 * @param contentLength bytes of the body, 0 if there is none, {@link #CHUNKED} if the body tells
 * @param rangeStart first byte wanted, 0 without a range
 * @param rangeEnd last byte wanted, -1 without a range or with an open one
 * @param ranged whether there was a {@code Range} header
 * @param decodedLength bytes of the content inside an {@code aws-chunked} body, -1 if the body is the content
 * @param expectsContinue whether the body comes only when it is asked for
 */
record RequestHead(
        String method,
        String target,
        long contentLength,
        long rangeStart,
        long rangeEnd,
        boolean ranged,
        long decodedLength,
        boolean expectsContinue) {

    /** The official SDK of QingStor sends every stream in chunks. */
    static final long CHUNKED = -1;

    /** Reads the head that fills the first bytes of the array, including its empty line. */
    static RequestHead parse(byte[] bytes, int length) throws IOException {
        int methodEnd = indexOf(bytes, (byte) ' ', 0, length);
        int targetEnd = indexOf(bytes, (byte) ' ', methodEnd + 1, length);
        String method = text(bytes, 0, methodEnd);
        String target = text(bytes, methodEnd + 1, targetEnd);
        long contentLength = 0;
        long rangeStart = 0;
        long rangeEnd = -1;
        boolean ranged = false;
        long decodedLength = -1;
        boolean expectsContinue = false;
        int line = indexOf(bytes, (byte) '\n', targetEnd, length) + 1;
        while (line < length && bytes[line] != '\r') {
            int lineEnd = indexOf(bytes, (byte) '\n', line, length) - 1;
            // most names are told apart by their first letter, so no string is made for them
            switch (bytes[line] | 0x20) {
                case 'c' -> {
                    String value = valueOf("content-length", bytes, line, lineEnd);
                    contentLength = value.isEmpty() ? contentLength : Long.parseLong(value);
                }
                case 'e' ->
                    expectsContinue |= valueOf("expect", bytes, line, lineEnd).equalsIgnoreCase("100-continue");
                case 'r' -> {
                    String value = valueOf("range", bytes, line, lineEnd);
                    if (value.startsWith("bytes=")) {
                        int dash = value.indexOf('-');
                        ranged = true;
                        rangeStart = Long.parseLong(value.substring("bytes=".length(), dash));
                        rangeEnd = dash + 1 == value.length() ? -1 : Long.parseLong(value.substring(dash + 1));
                    }
                }
                case 't' -> {
                    if (valueOf("transfer-encoding", bytes, line, lineEnd).equalsIgnoreCase("chunked")) {
                        contentLength = CHUNKED;
                    }
                }
                case 'x' -> {
                    String value = valueOf("x-amz-decoded-content-length", bytes, line, lineEnd);
                    decodedLength = value.isEmpty() ? decodedLength : Long.parseLong(value);
                }
                default -> {
                    // of no consequence for the answer
                }
            }
            line = lineEnd + 2;
        }
        return new RequestHead(
                method, target, contentLength, rangeStart, rangeEnd, ranged, decodedLength, expectsContinue);
    }

    private static String valueOf(String lowerCaseName, byte[] bytes, int from, int to) {
        int nameEnd = from + lowerCaseName.length();
        if (nameEnd >= to || bytes[nameEnd] != ':') {
            return "";
        }
        for (int i = 0; i < lowerCaseName.length(); i++) {
            if ((bytes[from + i] | 0x20) != (lowerCaseName.charAt(i) | 0x20)) {
                return "";
            }
        }
        return text(bytes, nameEnd + 1, to).trim();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int indexOf(byte[] bytes, byte wanted, int from, int length) throws IOException {
        for (int i = from; i < length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new IOException("not an HTTP request");
    }
}
