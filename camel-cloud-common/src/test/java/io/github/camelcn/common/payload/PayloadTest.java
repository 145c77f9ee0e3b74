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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PayloadTest {

    @TempDir
    Path folder;

    @Test
    void cutsBytesWithoutCopyingThem() throws IOException {
        byte[] bytes = "hello world".getBytes(UTF_8);
        Payload slice = Payload.of(bytes).slice(6, 5);
        bytes[6] = 'W';

        assertThat(written(slice)).asString(UTF_8).isEqualTo("World");
        assertThat(slice.slice(1, 3).open().readAllBytes()).asString(UTF_8).isEqualTo("orl");
        assertThatThrownBy(() -> slice.slice(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sendsFilesInLargePiecesOutOfOneBufferPerThread() throws IOException {
        byte[] bytes = random(1_000_000);
        Path file = Files.write(folder.resolve("data"), bytes);
        Payload payload = Payload.of(file);
        Map<byte[], Integer> buffers = new IdentityHashMap<>();
        OutputStream pieces = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("a file must not be sent byte by byte");
            }

            @Override
            public void write(byte[] buffer, int offset, int count) {
                buffers.merge(buffer, count, Integer::sum);
            }
        };

        payload.writeTo(pieces);
        payload.slice(10, 500_000).writeTo(pieces);

        assertThat(buffers.values()).containsExactly(1_500_000);
        assertThat(written(payload)).isEqualTo(bytes);
        assertThat(written(payload.slice(7, 300_000))).isEqualTo(Arrays.copyOfRange(bytes, 7, 300_007));
        assertThat(payload.slice(7, 300_000).open().readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 7, 300_007));
    }

    @Test
    void aPayloadWrittenInsideAnotherDoesNotShareItsBuffer() throws IOException {
        Payload outer = Payload.of(Files.write(folder.resolve("outer"), random(200_000)));
        Payload inner = Payload.of(Files.write(folder.resolve("inner"), new byte[200_000]));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();

        outer.writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError();
            }

            @Override
            public void write(byte[] buffer, int offset, int count) throws IOException {
                inner.writeTo(OutputStream.nullOutputStream());
                sent.write(buffer, offset, count);
            }
        });

        assertThat(sent.toByteArray()).isEqualTo(random(200_000));
    }

    @Test
    void noticesAFileThatBecameShorter() throws IOException {
        Path file = Files.write(folder.resolve("log"), new byte[100]);
        Payload payload = Payload.of(file);
        Files.write(file, new byte[40]);

        assertThatThrownBy(() -> written(payload))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("log became shorter while it was sent: it ended after 40 of 100 bytes");
        assertThatThrownBy(() -> payload.open().readAllBytes()).hasMessageEndingWith("ended after 40 of 100 bytes");
    }

    @Test
    void sendsOfAGrowingFileWhatItHeldAtFirst() throws IOException {
        Path file = Files.write(folder.resolve("log"), "first".getBytes(UTF_8));
        Payload payload = Payload.of(file);
        Files.write(file, "second".getBytes(UTF_8), StandardOpenOption.APPEND);

        assertThat(written(payload)).asString(UTF_8).isEqualTo("first");
        assertThat(payload.open().readAllBytes()).asString(UTF_8).isEqualTo("first");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> Payload.of(folder)).hasMessageEndingWith("is a directory; only files can be sent");
        assertThatThrownBy(() -> Payload.of(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void noticesStreamsOfTheWrongLength() {
        assertThatThrownBy(() -> written(Payload.of(stream("abc"), 4)))
                .hasMessage("the stream ended after 3 of 4 bytes");
        assertThatThrownBy(() -> written(Payload.of(stream("abc"), 2)))
                .hasMessage("the stream holds more than the 2 bytes that were announced");
        assertThatThrownBy(() -> written(Payload.of(stream("abc"), 0)))
                .hasMessage("the stream holds more than the 0 bytes that were announced");
    }

    @Test
    void noticesALongerStreamBeforeTheLastBytesAreOut() {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Payload.of(stream("abcd"), 3).writeTo(sent)).isInstanceOf(IOException.class);

        assertThat(sent.size()).isLessThan(3);
    }

    @Test
    void skippingDoesNotEscapeTheCheckOfTheEnd() throws IOException {
        InputStream in = Payload.of(stream("abcd"), 3).open();

        assertThat(in.skip(10)).isEqualTo(2);
        assertThatThrownBy(in::read).hasMessageContaining("more than the 3 bytes");
    }

    @Test
    void readsAPlainStreamOnce() throws IOException {
        Payload payload = Payload.of(stream("abc"), Payload.UNKNOWN_LENGTH);

        assertThat(payload.repeatable()).isFalse();
        assertThat(written(payload)).asString(UTF_8).isEqualTo("abc");
        assertThatThrownBy(() -> written(payload)).hasMessage("the stream was read already and cannot be read again");
    }

    @Test
    void readsAReopenableStreamAsOftenAsNeeded() throws IOException {
        Payload payload = Payload.reopenable(() -> stream("abc"), 3);

        assertThat(payload.repeatable()).isTrue();
        assertThat(written(payload)).isEqualTo(written(payload)).asString(UTF_8).isEqualTo("abc");
    }

    @Test
    void closesTheStreamItWasMadeFrom() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Payload payload = Payload.of(
                new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                },
                1);

        payload.close();

        assertThat(closed).isTrue();
    }

    @Test
    void anEmptyBodyIsNotTheSameAsNone() {
        assertThat(Payload.empty()).isNotSameAs(Payload.none());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] written(Payload payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        payload.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    /** Its first bytes are those of no file at all. */
    @Test
    void aLongerFileThatHasTakenTheNameIsNotSentInPart(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        Payload payload = Payload.of(file);
        Files.move(Files.write(folder.resolve("next"), new byte[20]), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> payload.writeTo(OutputStream.nullOutputStream()))
                .hasMessageContaining("was replaced by another file");
        assertThatThrownBy(payload::open).hasMessageContaining("was replaced by another file");
        assertThat(payload.isUnchanged()).isFalse();
        assertThat(payload.hasGrown()).isFalse();
    }
}
