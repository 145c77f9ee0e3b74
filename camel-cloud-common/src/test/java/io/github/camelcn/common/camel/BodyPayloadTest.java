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
package io.github.camelcn.common.camel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyPayloadTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String TEXT = "早上好 good morning";
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    @Test
    void textIsEncodedInTheCharsetThatWasAskedFor() throws IOException {
        assertThat(bytes(payload(TEXT, UTF_8))).isEqualTo(TEXT.getBytes(UTF_8));
        assertThat(bytes(payload(TEXT, GBK))).isEqualTo(TEXT.getBytes(GBK));
        assertThat(bytes(payload(new StringReader(TEXT), GBK))).isEqualTo(TEXT.getBytes(GBK));
        assertThat(bytes(payload(42, UTF_8))).isEqualTo("42".getBytes(UTF_8));
    }

    @Test
    void theExchangesOwnCharsetCounts() throws IOException {
        Exchange exchange = exchange(TEXT);
        exchange.setProperty(Exchange.CHARSET_NAME, "GBK");

        assertThat(bytes(BodyPayload.of(exchange, UTF_8, once -> {}))).isEqualTo(TEXT.getBytes(GBK));
    }

    @Test
    void longTextsOfAReaderAreEncodedWholly() throws IOException {
        String text = "字\uD83D\uDE00x".repeat(50_000);

        assertThat(bytes(payload(new StringReader(text), UTF_8))).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void noBodyIsAnEmptyObject() throws IOException {
        assertThat(payload(null, UTF_8).length()).isZero();
    }

    @Test
    void bytesAreNotCopied() throws IOException {
        byte[] body = {1, 2, 3};
        Payload payload = payload(body, UTF_8);
        body[0] = 9;

        assertThat(bytes(payload)).containsExactly(9, 2, 3);
        assertThat(payload.repeatable()).isTrue();
        assertThat(bytes(payload(ByteBuffer.wrap(body), UTF_8))).containsExactly(9, 2, 3);
    }

    @Test
    void filesStayFilesWhateverWrapsThem() throws IOException {
        Path path = Files.writeString(folder.resolve("a.txt"), TEXT);
        for (Object body : new Object[] {path, path.toFile(), new Wrapped<>(path.toFile(), null)}) {
            Payload payload = payload(body, UTF_8);
            assertThat(payload.sliceable()).as(body.getClass().getName()).isTrue();
            assertThat(bytes(payload)).isEqualTo(TEXT.getBytes(UTF_8));
        }
    }

    @Test
    void remoteFilesGiveTheirContent() throws IOException {
        Payload stream = payload(new Wrapped<>("ftp file", stream("abc")), UTF_8);

        assertThat(stream.length()).isEqualTo(3);
        assertThat(bytes(stream)).isEqualTo("abc".getBytes(UTF_8));
        assertThat(bytes(payload(new Wrapped<>("ftp file", "abc".getBytes(UTF_8)), UTF_8)))
                .isEqualTo("abc".getBytes(UTF_8));
    }

    @Test
    void plainStreamsAreReadOnceAndTheirLengthIsUnknown() throws IOException {
        Payload payload = payload(stream("abc"), UTF_8);

        assertThat(payload.length()).isEqualTo(Payload.UNKNOWN_LENGTH);
        assertThat(payload.repeatable()).isFalse();
        assertThat(bytes(payload)).isEqualTo("abc".getBytes(UTF_8));
    }

    @Test
    void cachedStreamsAreSentAgainFromTheirBeginning() throws IOException {
        StreamCache cache = new ByteArrayInputStreamCache(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThat(((InputStream) cache).read()).isEqualTo('a');
        Payload payload = payload(cache, UTF_8);

        assertThat(payload.repeatable()).isTrue();
        assertThat(payload.cheapToReread()).isTrue();
        assertThat(payload.length()).isEqualTo(3);
        assertThat(bytes(payload)).isEqualTo(bytes(payload)).isEqualTo("abc".getBytes(UTF_8));
    }

    @Test
    void onlyObjectsTooLargeForMemoryAreDearToReadAgain() throws IOException {
        assertThat(payload(storedBody(StoredObjectBody.IN_MEMORY_BYTES), UTF_8).cheapToReread())
                .isTrue();

        Payload large = payload(storedBody(StoredObjectBody.IN_MEMORY_BYTES + 1), UTF_8);
        assertThat(large.cheapToReread()).isFalse();
        assertThat(large.repeatable()).isTrue();
    }

    private static StoredObjectBody storedBody(int length) throws IOException {
        FakeObjectStore store = new FakeObjectStore().with("b", "k", new byte[length]);
        GetObjectRequest get = GetObjectRequest.of(new ObjectRef("b", "k"));
        return StoredObjectBody.open(store, get, store.get(get));
    }

    @Test
    void cachedTextIsEncodedEachTime() throws IOException {
        Payload payload = payload(new ReaderCache(TEXT), GBK);

        assertThat(bytes(payload)).isEqualTo(bytes(payload)).isEqualTo(TEXT.getBytes(GBK));
    }

    @Test
    void saysWhyABodyCannotBeStored() {
        assertThatThrownBy(() -> payload(new Object(), UTF_8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a body of type java.lang.Object cannot be stored");
        assertThatThrownBy(() -> payload(new File(folder.toFile(), "missing"), UTF_8))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageStartingWith("the body is a file that does not exist: ");
        assertThatThrownBy(() -> payload(folder, UTF_8))
                .hasMessageStartingWith("the body is not a file but a directory or device: ");
    }

    private static Payload payload(Object body, Charset charset) throws IOException {
        return BodyPayload.of(exchange(body), charset, once -> {});
    }

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] bytes(Payload payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        payload.writeTo(out);
        return out.toByteArray();
    }

    /** As the file and ftp components make them; three bytes long. */
    private record Wrapped<T>(T file, Object content) implements WrappedFile<T> {

        @Override
        public T getFile() {
            return file;
        }

        @Override
        public Object getBody() {
            return content;
        }

        @Override
        public long getFileLength() {
            return 3;
        }
    }
}
