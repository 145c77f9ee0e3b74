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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A range of a file, read when it is needed. */
record FilePayload(Path file, long offset, long length) implements Payload {

    static FilePayload whole(Path file) throws IOException {
        return new FilePayload(file, 0, Files.size(file));
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public boolean sliceable() {
        return true;
    }

    @Override
    public Payload slice(long from, long sliceLength) {
        Objects.checkFromIndexSize(from, sliceLength, length);
        return new FilePayload(file, offset + from, sliceLength);
    }

    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            channel.position(offset);
            return new ExactInputStream(Channels.newInputStream(channel), length, file.toString());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(out);
        }
    }

    @Override
    public void close() {
        // every stream was closed by whoever opened it
    }

    @Override
    public String toString() {
        return "Payload[" + length + " bytes of " + file.getFileName() + "]";
    }
}
