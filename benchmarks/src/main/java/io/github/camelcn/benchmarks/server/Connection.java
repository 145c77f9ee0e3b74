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
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * One client connection, served on its own thread with blocking reads and writes. A small answer is one write; a
 * request that arrives in one piece is one read.
 *
 * <p>The path decides the answer. {@code /bucket/1024/anything} is an object of 1,024 bytes;
 * {@code /keys-1000000} is a bucket with a million keys; {@link DrainBucket} is one that can be emptied. Whatever is put is read and forgotten. ETags are not
 * MD5 digests, so that no client spends time on comparing what the others do not compare; only objects whose key ends
 * with {@code -digested} have the ETag that QingStor would give them. A body that is announced with
 * {@code Expect: 100-continue} is asked for at once.
 */
final class Connection implements Runnable {

    private static final int BUFFER = 256 * 1024;
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int SMALL = 64 * 1024;
    private static final String E_TAG = "ETag: \"stub-not-an-md5\"\r\n";
    private static final String TYPE = "Content-Type: application/octet-stream\r\n";
    private static final String DRAINED = "/" + DrainBucket.NAME;
    private static final String DIGESTED = "-digested";
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII);

    private final ByteChannel channel;
    private final Dialect dialect;
    private final DateLine date;
    private final Traffic traffic;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).flip();
    private final byte[] head = new byte[LONGEST_HEAD];
    private final ListPage page;
    private final DrainBucket drain;

    private final PreparedAnswer stored = new PreparedAnswer();
    private final PreparedAnswer smallObject = new PreparedAnswer();
    private long smallObjectSize = -1;
    private boolean smallObjectDigested;

    Connection(ByteChannel channel, Dialect dialect, DateLine date, Traffic traffic, DrainBucket drain) {
        this.channel = channel;
        this.dialect = dialect;
        this.page = new ListPage(dialect);
        this.drain = drain;
        this.date = date;
        this.traffic = traffic;
    }

    @Override
    public void run() {
        try (channel) {
            traffic.connected();
            int length = readHead();
            while (length > 0) {
                answer(RequestHead.parse(head, length));
                length = readHead();
            }
        } catch (IOException e) {
            // clients drop idle connections and are killed at the end of their run: nothing to tell
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }

    /** Returns the number of bytes of the next head, or -1 at the end of the connection. */
    private int readHead() throws IOException {
        int copied = 0;
        int scanned = 0;
        while (true) {
            int available = Math.min(in.remaining(), head.length);
            in.get(in.position() + copied, head, copied, available - copied);
            copied = available;
            for (int i = Math.max(scanned, 3); i < copied; i++) {
                if (head[i] == '\n' && head[i - 1] == '\r' && head[i - 2] == '\n') {
                    in.position(in.position() + i + 1);
                    return i + 1;
                }
            }
            scanned = copied;
            if (copied == head.length) {
                throw new IOException("the head is longer than " + LONGEST_HEAD + " bytes");
            }
            in.compact();
            int read = channel.read(in);
            in.flip();
            if (read < 0) {
                return -1;
            }
        }
    }

    private void answer(RequestHead request) throws IOException {
        if (request.expectsContinue()) {
            write(ByteBuffer.wrap(CONTINUE));
        }
        String target = request.target();
        if (target.startsWith(DRAINED)) {
            answerDrain(request);
            return;
        }
        long received = drain(request);
        traffic.received(request.decodedLength() < 0 ? received : request.decodedLength());
        traffic.asked();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        switch (request.method()) {
            case "PUT" -> write(stored.current(date, () -> head(dialect.stored(), E_TAG, 0)));
            case "GET" -> {
                if (path.indexOf('/', 1) < 0) {
                    list(path.substring(1), Query.of(target));
                } else {
                    object(path, request);
                }
            }
            case "HEAD" -> write(empty("200 OK", E_TAG, sizeOf(path)));
            case "DELETE" -> write(empty("204 No Content", "", -1));
            case "POST" -> {
                int slash = path.indexOf('/', 1);
                String bucket = path.substring(1, slash);
                String key = path.substring(slash + 1);
                if (Query.of(target).has("uploads")) {
                    document("200 OK", dialect.initiated(bucket, key));
                } else {
                    document(dialect.stored(), dialect.completed(bucket, key));
                }
            }
            default -> write(empty("405 Method Not Allowed", "", 0));
        }
    }

    private void answerDrain(RequestHead request) throws IOException {
        byte[] body = new byte[(int) request.contentLength()];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) nextByte();
        }
        traffic.asked();
        drain.delay();
        String target = request.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String key = path.length() > DRAINED.length() ? path.substring(DRAINED.length() + 1) : "";
        switch (request.method()) {
            case "GET" -> {
                if (key.isEmpty()) {
                    document("200 OK", drain.page(Query.of(target)));
                } else if (drain.contains(key)) {
                    object(path, request);
                } else {
                    write(empty("404 Not Found", "", 0));
                }
            }
            case "DELETE" -> {
                drain.delete(key);
                write(empty("204 No Content", "", -1));
            }
            case "POST" -> document("200 OK", drain.deleteAll(new String(body, US_ASCII)));
            default -> write(empty("200 OK", E_TAG, 0));
        }
    }

    /** Returns the number of bytes of the body, without the sizes of its chunks. */
    private long drain(RequestHead request) throws IOException {
        if (request.contentLength() == RequestHead.CHUNKED) {
            return drainChunks();
        }
        drain(request.contentLength());
        return request.contentLength();
    }

    private long drainChunks() throws IOException {
        long total = 0;
        long size;
        do {
            size = 0;
            for (int next = nextByte(); next != '\n'; next = nextByte()) {
                int digit = Character.digit(next, 16);
                size = digit < 0 ? size : size * 16 + digit;
            }
            drain(size);
            total += size;
            nextByte();
            nextByte();
        } while (size > 0);
        return total;
    }

    private int nextByte() throws IOException {
        if (!in.hasRemaining()) {
            in.clear();
            int read = channel.read(in);
            in.flip();
            if (read < 0) {
                throw new IOException("the body ended early");
            }
        }
        return in.get();
    }

    private void drain(long length) throws IOException {
        long left = length;
        int buffered = (int) Math.min(left, in.remaining());
        in.position(in.position() + buffered);
        left -= buffered;
        while (left > 0) {
            in.clear().limit((int) Math.min(left, BUFFER));
            int read = channel.read(in);
            if (read < 0) {
                throw new IOException("the body ended early");
            }
            left -= read;
            in.position(in.limit());
        }
    }

    private ByteBuffer empty(String status, String headers, long contentLength) {
        return ByteBuffer.wrap(head(status, headers, contentLength));
    }

    private void document(String status, String text) throws IOException {
        if (text.isEmpty()) {
            write(empty(status, E_TAG, 0));
        } else {
            byte[] body = text.getBytes(US_ASCII);
            document(status, body, body.length);
        }
    }

    private void list(String bucket, Query query) throws IOException {
        long total = bucket.startsWith("keys-") ? Long.parseLong(bucket.substring("keys-".length())) : 0;
        page.fill(bucket, total, Math.min(1000, dialect.limit(query)), dialect.marker(query));
        document("200 OK", page.bytes(), page.length());
    }

    private void document(String status, byte[] body, int length) throws IOException {
        byte[] start = head(status, "Content-Type: " + dialect.contentType() + "\r\n", length);
        traffic.sent(length);
        write(ByteBuffer.allocate(start.length + length)
                .put(start)
                .put(body, 0, length)
                .flip());
    }

    private void object(String path, RequestHead request) throws IOException {
        long size = sizeOf(path);
        boolean digested = path.endsWith(DIGESTED);
        if (size <= SMALL && !request.ranged()) {
            if (size != smallObjectSize || digested != smallObjectDigested) {
                smallObjectSize = size;
                smallObjectDigested = digested;
                smallObject.forget();
            }
            traffic.sent(size);
            write(smallObject.current(date, this::smallObject));
            return;
        }
        long last = request.rangeEnd() < 0 ? size - 1 : Math.min(request.rangeEnd(), size - 1);
        long length = last - request.rangeStart() + 1;
        String headers = TYPE + (digested ? StubContent.eTag(size) : E_TAG);
        byte[] start = request.ranged()
                ? head(
                        "206 Partial Content",
                        headers + "Content-Range: bytes " + request.rangeStart() + "-" + last + "/" + size + "\r\n",
                        length)
                : head("200 OK", headers, length);
        traffic.sent(length);
        write(ByteBuffer.wrap(start));
        for (long at = request.rangeStart(); at <= last; ) {
            ByteBuffer piece = StubContent.piece(at, (int) Math.min(BUFFER, last - at + 1));
            at += piece.remaining();
            write(piece);
        }
    }

    private byte[] smallObject() {
        String eTag = smallObjectDigested ? StubContent.eTag(smallObjectSize) : E_TAG;
        byte[] start = head("200 OK", TYPE + eTag, smallObjectSize);
        byte[] whole = Arrays.copyOf(start, start.length + (int) smallObjectSize);
        StubContent.piece(0, (int) smallObjectSize).get(whole, start.length, (int) smallObjectSize);
        return whole;
    }

    private byte[] head(String status, String headers, long contentLength) {
        String length = contentLength < 0 ? "" : "Content-Length: " + contentLength + "\r\n";
        return ("HTTP/1.1 " + status + "\r\n" + dialect.identity() + new String(date.current(), US_ASCII)
                        + (contentLength > 0 || status.startsWith("206")
                                ? "Last-Modified: Fri, 01 Mar 2024 08:00:00 GMT\r\n"
                                : "")
                        + headers + length + "\r\n")
                .getBytes(US_ASCII);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The number that follows the bucket in the path. */
    private static long sizeOf(String path) {
        int from = path.indexOf('/', 1) + 1;
        if (from == 0) {
            return 0;
        }
        long size = 0;
        for (int i = from; i < path.length() && Character.isDigit(path.charAt(i)); i++) {
            size = size * 10 + path.charAt(i) - '0';
        }
        return size;
    }
}
