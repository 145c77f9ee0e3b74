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
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** A payload with someone who is told when its bytes are sent, by whoever sends them. */
record TrackedPayload(Payload payload, ByteProgress progress) implements Payload {

    TrackedPayload {
        requireNonNull(payload, "payload");
        requireNonNull(progress, "progress");
    }

    @Override
    public long length() {
        return payload.length();
    }

    @Override
    public boolean repeatable() {
        return payload.repeatable();
    }

    @Override
    public boolean cheapToReread() {
        return payload.cheapToReread();
    }

    @Override
    public boolean sliceable() {
        return payload.sliceable();
    }

    @Override
    public Payload slice(long offset, long length) {
        return payload.slice(offset, length).trackedBy(progress);
    }

    @Override
    public boolean isUnchanged() throws IOException {
        return payload.isUnchanged();
    }

    @Override
    public boolean hasGrown() throws IOException {
        return payload.hasGrown();
    }

    @Override
    public Optional<String> version() {
        return payload.version();
    }

    @Override
    public InputStream open() throws IOException {
        return payload.open();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        payload.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        payload.close();
    }

    @Override
    public String toString() {
        return payload.toString();
    }
}
