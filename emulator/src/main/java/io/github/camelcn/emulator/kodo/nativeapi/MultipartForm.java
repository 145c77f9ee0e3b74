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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcn.emulator.http.HttpHeaders;

/**
 * Reads a multipart/form-data body part by part without keeping it. One thread; a part is over when the next one is asked
 * for.
 *
 * <p>Source: RFC 7578 and RFC 2046, section 5.1.
 */
final class MultipartForm {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_HEADERS_BYTES = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*name=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?:^|;)\\s*filename=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * One field.
     *
     * @param fileName empty when the field is no file
     * @param contentType empty when the field names none
     */
    record Part(String name, Optional<String> fileName, String contentType, InputStream body) {
        /** The value of a small field. */
        String text(int maxBytes) throws IOException {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw NativeError.badRequest("the form field " + name + " is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean started;

    /** @throws NativeError 400 when the type names no boundary */
    MultipartForm(InputStream in, String contentType) {
        this.in = in;
        Matcher matcher = Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE)
                .matcher(contentType);
        if (!matcher.find()) {
            throw NativeError.badRequest("the form has no boundary");
        }
        this.delimiter = ("\r\n--" + matcher.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        // the first delimiter may stand without the line end before it
        buffer[0] = '\r';
        buffer[1] = '\n';
        limit = 2;
    }

    /** The next part; empty after the last. */
    Optional<Part> next() throws IOException {
        skipBody();
        position += delimiter.length;
        String line = line();
        if (line.startsWith("--")) {
            return Optional.empty();
        }
        HttpHeaders headers = new HttpHeaders();
        int total = 0;
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            total += line.length();
            if (colon < 0 || total > MAX_HEADERS_BYTES) {
                throw NativeError.badRequest("the form has a broken part");
            }
            headers.add(
                    line.substring(0, colon).trim(), line.substring(colon + 1).trim());
        }
        String disposition = headers.firstOr("Content-Disposition", "");
        if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
            throw NativeError.badRequest("the form has a part without a name");
        }
        return Optional.of(new Part(
                parameter(NAME, disposition)
                        .orElseThrow(() -> NativeError.badRequest("the form has a part without a name")),
                parameter(FILE_NAME, disposition),
                headers.firstOr("Content-Type", ""),
                new Body()));
    }

    private static Optional<String> parameter(Pattern pattern, String disposition) {
        Matcher matcher = pattern.matcher(disposition);
        return matcher.find()
                ? Optional.of(matcher.group(1).replaceAll("\\\\(.)", "$1").replace("%22", "\""))
                : Optional.empty();
    }

    private void skipBody() throws IOException {
        byte[] sink = new byte[8192];
        InputStream rest = new Body();
        while (rest.read(sink, 0, sink.length) >= 0) {
            // what nobody read, or the text before the first delimiter
        }
        started = true;
    }

    private String line() throws IOException {
        int end = -1;
        byte[] bytes = new byte[256];
        int count = 0;
        while (end != '\n') {
            if (position == limit && !fill()) {
                throw NativeError.badRequest("unexpected end of the form");
            }
            end = buffer[position++];
            if (count == bytes.length) {
                if (count >= MAX_HEADERS_BYTES) {
                    throw NativeError.badRequest("the form has a broken part");
                }
                bytes = Arrays.copyOf(bytes, count * 2);
            }
            bytes[count++] = (byte) end;
        }
        int length = count > 1 && bytes[count - 2] == '\r' ? count - 2 : count - 1;
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Moves what is left to the front and reads on; false at the end of the body. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count > 0;
    }

    /** Offset of the delimiter in the buffer, or -1. */
    private int find() {
        byte first = delimiter[0];
        for (int i = position; i <= limit - delimiter.length; i++) {
            if (buffer[i] == first && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int offset) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[offset + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes up to the next delimiter. */
    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (true) {
                int end = find();
                int safe = end >= 0 ? end : limit - delimiter.length + 1;
                if (safe > position) {
                    int count = Math.min(length, safe - position);
                    System.arraycopy(buffer, position, target, offset, count);
                    position += count;
                    return count;
                }
                if (end == position) {
                    return -1;
                }
                if (!fill()) {
                    throw NativeError.badRequest(
                            started ? "unexpected end of the form" : "the form does not begin with its boundary");
                }
            }
        }
    }
}
