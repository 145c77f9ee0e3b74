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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

import io.github.camelcn.common.objectstore.Capabilities;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

/**
 * The parts of a stream: read on the thread that uploads into a few buffers that go round, while other threads send
 * those that are full. Every part can be sent again, although the stream cannot be read again.
 */
final class StreamParts implements PartSource {

    /** Sends a part; several at the same time. */
    @FunctionalInterface
    interface Sender {
        UploadedPart send(int number, Payload payload) throws IOException;
    }

    private final ObjectRef target;
    private final PieceReader reader;
    private final PieceReader.Piece first;
    private final int pieceBytes;
    private final int maxBuffers;
    private final Capabilities limits;
    private final IntFunction<byte[]> allocator;
    private final Sender sender;
    private final Deque<PartTask> ready = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int buffers = 1;

    StreamParts(
            ObjectRef target,
            PieceReader reader,
            PieceReader.Piece first,
            int pieceBytes,
            int maxBuffers,
            Capabilities limits,
            IntFunction<byte[]> allocator,
            Sender sender) {
        this.target = target;
        this.reader = reader;
        this.first = first;
        this.pieceBytes = pieceBytes;
        this.maxBuffers = maxBuffers;
        this.limits = limits;
        this.allocator = allocator;
        this.sender = sender;
    }

    @Override
    public PartTask poll() {
        return ready.poll();
    }

    @Override
    public boolean isEmpty() {
        return ready.isEmpty();
    }

    @Override
    public void produce(PartCrew crew) throws IOException, InterruptedException {
        int index = 0;
        offer(crew, index, first);
        while (!reader.ended()) {
            index++;
            if (index == limits.maxParts()) {
                throw new IllegalArgumentException("putObject " + target + ": the stream is longer than "
                        + limits.maxParts() + " parts of " + Sizes.text(pieceBytes) + ", the most that is possible."
                        + " Set a larger partSize, or send the length along so that it can be chosen");
            }
            offer(crew, index, reader.next(buffer(crew)));
        }
    }

    private byte[] buffer(PartCrew crew) throws IOException, InterruptedException {
        crew.await(() -> !free.isEmpty() || buffers < maxBuffers);
        synchronized (crew) {
            byte[] used = free.poll();
            if (used != null) {
                return used;
            }
            buffers++;
        }
        return allocator.apply(pieceBytes);
    }

    private void offer(PartCrew crew, int index, PieceReader.Piece piece) {
        synchronized (crew) {
            ready.add(new BufferedPart(limits.firstPartNumber() + index, piece));
        }
        crew.summonHelper();
    }

    private final class BufferedPart implements PartTask {

        private final int number;
        private final PieceReader.Piece piece;

        BufferedPart(int number, PieceReader.Piece piece) {
            this.number = number;
            this.piece = piece;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public UploadedPart send() throws IOException {
            return sender.send(number, Payload.of(piece.buffer()).slice(0, piece.count()));
        }

        @Override
        public void release() {
            if (piece.buffer().length == pieceBytes) {
                free.add(piece.buffer());
            } else {
                buffers--;
            }
        }
    }
}
