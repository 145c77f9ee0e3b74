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

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.github.camelcn.common.payload.Payload;

/** Messages on their way to one object. All methods under the lock of {@link Batches}. */
final class Batch {

    /** A message somebody wants to hear of. */
    record Entry(Ticket ticket, int index) {}

    /**
     * How much there is in a batch.
     *
     * @param bytes before compression, separators included
     */
    record Size(int messages, long bytes) {}

    private static final int ENCODER_BYTES = 8 * 1024;

    private final BatchUpload upload;
    private final BatchBuffer buffer;
    private final OutputStream encoder;
    private final byte[] separator;
    private final long deadlineNanos;
    private final List<Entry> entries = new ArrayList<>();
    private int messages;
    private long bytes;

    /** @param expectedBytes how many it will probably hold in the end */
    Batch(BatchUpload upload, StreamingPlan plan, int expectedBytes, long deadlineNanos) throws IOException {
        this.upload = upload;
        this.buffer = new BatchBuffer(upload, plan.bufferBytes(), expectedBytes);
        this.encoder = plan.gzip() ? new GZIPOutputStream(buffer, ENCODER_BYTES) : buffer;
        this.separator = plan.separator();
        this.deadlineNanos = deadlineNanos;
    }

    /** Adds a message; if its bytes cannot be read, the batch is spoilt and has to be given up. */
    void write(Payload message) throws IOException {
        message.writeTo(encoder);
        encoder.write(separator);
        messages++;
        bytes += message.length() + separator.length;
    }

    /** Somebody wants to hear of the message that was written last. */
    void enter(Ticket ticket) {
        entries.add(new Entry(ticket, messages - 1));
    }

    /**
     * Sends the rest; nothing may be written after it.
     *
     * @return how many bytes they were
     */
    int seal() {
        try {
            encoder.close();
            return buffer.finish();
        } catch (IOException e) {
            throw new IllegalStateException("compressing into memory cannot fail", e);
        }
    }

    BatchUpload upload() {
        return upload;
    }

    List<Entry> entries() {
        return entries;
    }

    Size size() {
        return new Size(messages, bytes);
    }

    boolean isFull(StreamingPlan plan) {
        return messages >= plan.batchMessages() || bytes >= plan.batchBytes();
    }

    /** Whether as many bytes more would not fit into one object. */
    boolean cannotTake(long more, StreamingPlan plan) {
        return bytes > plan.mostBytes() - more;
    }

    /** When it has waited long enough, by {@link System#nanoTime}. */
    long deadlineNanos() {
        return deadlineNanos;
    }
}
