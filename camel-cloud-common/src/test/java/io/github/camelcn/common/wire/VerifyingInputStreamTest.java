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
package io.github.camelcn.common.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.payload.Digests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerifyingInputStreamTest {

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static VerifyingInputStream stream(byte[] sent, long length, String md5) {
        return new VerifyingInputStream(new ByteArrayInputStream(sent), "photos/a", length, md5);
    }

    private static String md5(byte[] bytes) {
        return Digests.hex(Digests.md5(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 65_536, 65_537, 300_000})
    void givesWhatArrivedHoweverItIsRead(int count) throws IOException {
        byte[] bytes = bytes(count);
        String md5 = md5(bytes);

        assertThat(stream(bytes, count, md5).readAllBytes()).isEqualTo(bytes);
        assertThat(stream(bytes, -1, md5).readAllBytes()).isEqualTo(bytes);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        assertThat(stream(bytes, count, md5).transferTo(copy)).isEqualTo(count);
        assertThat(copy.toByteArray()).isEqualTo(bytes);
        assertThat(stream(bytes, count, md5).readNBytes(count)).isEqualTo(bytes);
        assertThat(stream(bytes, count, md5).skip(count + 1L)).isEqualTo(count);
    }

    /** Once, at the end; a wrong length is a failure all the same. */
    @Test
    void whatADifferenceMeansIsForTheStoreToSay() throws IOException {
        List<String> differences = new ArrayList<>();
        byte[] other = bytes(10);
        VerifyingInputStream tolerant = new VerifyingInputStream(
                new ByteArrayInputStream(other),
                "photos/a",
                10,
                md5(bytes(9)),
                difference -> differences.add(difference.getMessage()));

        assertThat(tolerant.readAllBytes()).isEqualTo(other);
        assertThat(tolerant.read()).isEqualTo(-1);
        assertThat(differences).hasSize(1).first().asString().contains("other bytes arrived than are stored");
        assertThatThrownBy(() -> new VerifyingInputStream(
                                new ByteArrayInputStream(other), "photos/a", 11, md5(other), difference -> {})
                        .readAllBytes())
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void singleBytesCount() throws IOException {
        byte[] bytes = {(byte) 0xff, 0};
        InputStream stream = stream(bytes, 2, md5(bytes));

        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.read()).isZero();
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read()).as("the end stays the end").isEqualTo(-1);
    }

    /** Otherwise a reader that knows the length would be told about a digest before it asked for the end. */
    @Test
    void readingNothingDoesNotReachTheEnd() throws IOException {
        InputStream stream = stream(new byte[0], 0, md5(bytes(1)));

        assertThat(stream.read(new byte[0], 0, 0)).isZero();
        assertThatThrownBy(stream::read).isInstanceOf(IntegrityException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void otherBytesFailAtTheEnd(int count) {
        VerifyingInputStream stream = stream(bytes(count), count, md5(bytes(count + 1)));

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(IntegrityException.class)
                .hasMessage("getObject photos/a: other bytes arrived than are stored: their MD5 is " + md5(bytes(count))
                        + ", but the ETag says " + md5(bytes(count + 1)));
    }

    @Test
    void missingBytesFail() {
        assertThatThrownBy(() -> stream(bytes(3), 5, "").readAllBytes())
                .isInstanceOf(IntegrityException.class)
                .hasMessage("getObject photos/a: the answer ended after 3 of 5 bytes");
    }

    @Test
    void surplusBytesFail() {
        assertThatThrownBy(() -> stream(bytes(6), 5, "").readAllBytes())
                .isInstanceOf(IntegrityException.class)
                .hasMessage("getObject photos/a: the answer is longer than the 5 bytes it announced");
    }

    @Test
    void closingEarlyChecksNothing() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream source = new ByteArrayInputStream(bytes(10)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (InputStream stream = new VerifyingInputStream(source, "photos/a", 10, md5(bytes(1)))) {
            assertThat(stream.read()).isZero();
        }

        assertThat(closed).isTrue();
    }

    @Test
    void cannotBeRewound() {
        assertThat(stream(bytes(1), 1, "").markSupported()).isFalse();
    }
}
