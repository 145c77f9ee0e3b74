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
package io.github.camelcn.common.camel.streaming;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.payload.Payload;

/**
 * The bytes of one message, of known length, and where nothing slow or fragile is in the way of reading them: a stream that
 * breaks off in the middle of a batch would spoil the messages beside it. What is small is held in memory, a large stream
 * becomes a temporary file until this is closed; a large file is read where it is.
 */
record MessageBytes(Payload payload, Optional<Path> spool) implements Closeable {

    private static final int HELD_BYTES = 1 << 20;
    private static final int FIRST_BYTES = 8 * 1024;

    /** @param charset how text becomes bytes, unless the exchange names a charset */
    static MessageBytes of(MessageReader message, Charset charset) throws IOException {
        Payload payload = message.payload(charset);
        boolean inMemory = payload.sliceable() && message.bodyFile().isEmpty();
        if (inMemory || payload.sliceable() && payload.length() > HELD_BYTES) {
            return new MessageBytes(payload, Optional.empty());
        }
        try (InputStream in = payload.open()) {
            return read(in);
        }
    }

    private static MessageBytes read(InputStream in) throws IOException {
        byte[] held = in.readNBytes(FIRST_BYTES);
        if (held.length == FIRST_BYTES) {
            byte[] more = in.readNBytes(HELD_BYTES - FIRST_BYTES);
            byte[] joined = Arrays.copyOf(held, held.length + more.length);
            System.arraycopy(more, 0, joined, held.length, more.length);
            held = joined;
        }
        return held.length < HELD_BYTES ? new MessageBytes(Payload.of(held), Optional.empty()) : spooled(held, in);
    }

    private static MessageBytes spooled(byte[] head, InputStream rest) throws IOException {
        Path spool = Files.createTempFile("camel-cn-", ".spool");
        try {
            try (OutputStream out = Files.newOutputStream(spool)) {
                out.write(head);
                rest.transferTo(out);
            }
            return new MessageBytes(Payload.of(spool), Optional.of(spool));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(spool);
            throw e;
        }
    }

    long length() {
        return payload.length();
    }

    @Override
    public void close() throws IOException {
        if (spool.isPresent()) {
            Files.deleteIfExists(spool.get());
        }
    }
}
