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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of the current request: a window on the connection, of announced length or chunked. */
final class RequestBody extends InputStream {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MAX_CHUNK_LINE = 4096;

    private final LineInput in;
    private final OutputStream out;
    private final long length;
    private long remaining;
    private long bytesRead;
    private boolean continueExpected;
    private boolean started;
    private boolean finished;

    /** @param length bytes announced, or -1 for a chunked body */
    RequestBody(LineInput in, OutputStream out, long length, boolean continueExpected) {
        this.in = in;
        this.out = out;
        this.length = length;
        this.continueExpected = continueExpected;
        this.remaining = Math.max(length, 0);
        this.finished = length == 0;
    }

    long length() {
        return length;
    }

    long bytesRead() {
        return bytesRead;
    }

    boolean finished() {
        return finished;
    }

    /** Whether the client still waits for leave to send its body. */
    boolean awaitsContinue() {
        return continueExpected && !finished;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (finished) {
            return -1;
        }
        if (count == 0) {
            return 0;
        }
        if (continueExpected) {
            continueExpected = false;
            out.write(CONTINUE);
            out.flush();
        }
        if (length < 0 && remaining == 0 && !nextChunk()) {
            return -1;
        }
        int got = in.read(target, offset, (int) Math.min(count, remaining));
        if (got < 0) {
            throw new IncompleteBodyException("connection closed " + remaining + " bytes before the end of the body");
        }
        remaining -= got;
        bytesRead += got;
        if (length > 0 && remaining == 0) {
            finished = true;
        }
        return got;
    }

    private boolean nextChunk() throws IOException {
        if (started) {
            line();
        }
        started = true;
        String size = line();
        int extension = size.indexOf(';');
        String digits = (extension < 0 ? size : size.substring(0, extension)).trim();
        try {
            remaining = Long.parseLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new BadRequestException("chunk size '" + digits + "' is not a hex number");
        }
        if (remaining > 0) {
            return true;
        }
        while (!line().isEmpty()) {
            // trailers carry nothing the services use
        }
        finished = true;
        return false;
    }

    private String line() throws IOException {
        String line = in.readLine(MAX_CHUNK_LINE);
        if (line == null) {
            throw new IncompleteBodyException("connection closed between chunks");
        }
        return line;
    }
}
