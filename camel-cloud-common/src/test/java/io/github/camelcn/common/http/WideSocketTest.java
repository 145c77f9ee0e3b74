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
package io.github.camelcn.common.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RecordingSleeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class WideSocketTest {

    /** Remembers the size of every piece that reaches the system. */
    private static final class Pieces extends OutputStream {

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public void write(int b) {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            all.write(source, offset, length);
            sizes.add(length);
        }
    }

    @Property(tries = 200)
    void whateverIsWrittenArrivesInOrder(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 140_000) Integer> lengths, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Pieces pieces = new Pieces();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (WideOutputStream out = new WideOutputStream(pieces)) {
            for (int length : lengths) {
                byte[] piece = new byte[length];
                random.nextBytes(piece);
                if (length < 10) {
                    for (byte b : piece) {
                        out.write(b);
                    }
                } else {
                    out.write(piece, 0, length);
                }
                expected.write(piece);
                if (random.nextInt(5) == 0) {
                    out.flush();
                    assertThat(pieces.all.size()).isEqualTo(expected.size());
                }
            }
        }
        assertThat(pieces.all.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Property(tries = 200)
    void whateverArrivesIsReadInOrder(@ForAll @IntRange(max = 400_000) int length, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (WideInputStream in = new WideInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[140_000];
            for (int count = 0; count >= 0; ) {
                count = in.read(buffer, 3, 1 + random.nextInt(buffer.length - 3));
                read.write(buffer, 3, Math.max(count, 0));
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void gathersSmallPiecesIntoWideOnes() throws IOException {
        Pieces pieces = new Pieces();
        try (WideOutputStream out = new WideOutputStream(pieces)) {
            for (int i = 0; i < 16; i++) {
                out.write(new byte[8192], 0, 8192);
            }
        }
        assertThat(pieces.sizes).containsExactly(65_536, 65_536);
    }

    @Test
    void readsAheadInWidePieces() throws IOException {
        List<Integer> asked = new ArrayList<>();
        InputStream source = new ByteArrayInputStream(new byte[200_000]) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                asked.add(length);
                return super.read(target, offset, length);
            }
        };
        try (WideInputStream in = new WideInputStream(source)) {
            byte[] segment = new byte[8192];
            while (in.read(segment, 0, segment.length) >= 0) {
                // to the end
            }
        }
        assertThat(asked.get(0)).isEqualTo(8192);
        assertThat(asked.subList(1, asked.size())).containsOnly(65_536);
    }

    @Test
    void neverWaitsForMoreThanThereIs() throws IOException {
        try (Pair pair = new Pair()) {
            pair.client.setSoTimeout(10_000);
            pair.server.getOutputStream().write(new byte[] {1, 2, 3});

            assertThat(pair.client.getInputStream().read(new byte[100], 0, 100)).isEqualTo(3);
        }
    }

    @Test
    void silenceBeforeTheFirstExchangeEndsTheConnection() throws IOException {
        try (Pair pair = new Pair()) {
            InputStream in = pair.client.getInputStream();

            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(pair.client.isClosed()).isTrue();
        }
    }

    @Test
    void silenceInAnExchangeMayLastLongerThanInAHandshake() throws Exception {
        try (Pair pair = new Pair()) {
            pair.client.setSoTimeout(10_000);
            InputStream in = pair.client.getInputStream();
            FutureTask<Integer> read = new FutureTask<>(in::read);
            new Thread(read, "reader").start();

            await().during(Duration.ofMillis(200)).until(() -> !pair.client.isClosed());
            pair.server.getOutputStream().write(7);

            assertThat(read.get(2, TimeUnit.MINUTES)).isEqualTo(7);
        }
    }

    @Test
    void leavesTheLimitOfAnExchangeToOkHttp() throws IOException {
        try (Pair pair = new Pair()) {
            pair.client.setSoTimeout(10_000);

            assertThat(pair.client.getSoTimeout()).isZero();
        }
    }

    @Test
    void aTimeoutLosesNothing() throws IOException {
        try (Pair pair = new Pair()) {
            pair.client.setSoTimeout(1);
            InputStream in = pair.client.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            pair.client.setSoTimeout(10_000);

            pair.server.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(in.readNBytes(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void doesNotWaitForMoreToSend() throws IOException {
        try (Pair pair = new Pair()) {
            assertThat(pair.client.getTcpNoDelay()).isTrue();
            pair.client.getOutputStream().write(new byte[] {1, 2, 3});
            pair.client.getOutputStream().flush();

            assertThat(pair.server.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void hasOneStreamForEachDirectionHoweverOftenItIsAskedFor() throws IOException {
        try (Pair pair = new Pair()) {
            assertThat(pair.client.getInputStream()).isSameAs(pair.client.getInputStream());
            assertThat(pair.client.getOutputStream()).isSameAs(pair.client.getOutputStream());
        }
    }

    @Test
    void requestsOfAnyLengthGoOutWholeAndComeBackWhole() throws IOException {
        try (RawServer server = RawServer.start(
                        (number, request, socket) -> RawServer.answer(socket, 200, request.bodyText()));
                CloudHttpClient client =
                        TestService.client(new RecordingSleeper()).build()) {
            for (int length : new int[] {0, 1, 7_900, 8_192, 65_000, 65_536, 65_537, 131_072, 5_000_000}) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) length);

                assertThat(client.execute(TestService.put(server.url("/a"), "").withBody(Payload.of(bytes)))
                                .bytes(length))
                        .isEqualTo(bytes);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** Two ends of one connection. */
    private static final class Pair implements AutoCloseable {

        private final Socket client;
        private final Socket server;

        Pair() throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                client = new WideSocketFactory(Duration.ofMillis(50))
                        .createSocket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                server = listener.accept();
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
