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

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

import io.github.camelcn.common.payload.Payload;

/**
 * Makes bytes of message bodies, copying as little as the kind of body allows: files are read when they are sent, cached
 * streams can be sent again, plain streams once.
 */
final class BodyPayload {

    private final Exchange exchange;
    private final Charset charset;
    private final Consumer<OneShotBody> opened;

    private BodyPayload(Exchange exchange, Charset charset, Consumer<OneShotBody> opened) {
        this.exchange = exchange;
        this.charset = charset;
        this.opened = opened;
    }

    /** @param opened is told of a body that can be read once, so that it hears of a failure */
    static Payload of(Exchange exchange, Charset charset, Consumer<OneShotBody> opened) throws IOException {
        String named = ExchangeHelper.getCharsetName(exchange, false);
        Charset used = named == null ? charset : Charset.forName(named);
        return new BodyPayload(exchange, used, opened).of(exchange.getMessage().getBody());
    }

    private Payload of(Object body) throws IOException {
        Optional<Path> file = localFile(body);
        if (file.isPresent()) {
            return ofFile(file.get());
        }
        if (body == null) {
            return Payload.empty();
        }
        if (body instanceof byte[] bytes) {
            return Payload.of(bytes);
        }
        if (body instanceof CharSequence || body instanceof Number || body instanceof Boolean) {
            return Payload.of(body.toString().getBytes(charset));
        }
        if (body instanceof StreamCache cache) {
            return ofCache(cache);
        }
        if (body instanceof WrappedFile<?> remote) {
            return ofRemote(remote);
        }
        if (body instanceof InputStream stream) {
            return once(stream, body, Payload.UNKNOWN_LENGTH);
        }
        if (body instanceof Reader reader) {
            return once(new ReaderInputStream(reader, charset), body, Payload.UNKNOWN_LENGTH);
        }
        return Payload.of(converted(body), Payload.UNKNOWN_LENGTH);
    }

    private Payload once(InputStream stream, Object body, long length) throws IOException {
        OneShotBody once = OneShotBody.of(exchange, stream, body);
        opened.accept(once);
        return Payload.of(once, length);
    }

    /** The file on this machine that a body is. */
    static Optional<Path> localFile(Object body) {
        if (body instanceof Path path) {
            return Optional.of(path);
        }
        if (body instanceof File file) {
            return Optional.of(file.toPath());
        }
        return body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file
                ? Optional.of(file.toPath())
                : Optional.empty();
    }

    private static Payload ofFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException("the body is a file that does not exist: " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("the body is not a file but a directory or device: " + file);
        }
        return Payload.of(file);
    }

    /** A cache says 0 when it does not know its length. Only an object in the store has to be fetched again. */
    private Payload ofCache(StreamCache cache) {
        long length = cache instanceof InputStream && cache.length() > 0 ? cache.length() : Payload.UNKNOWN_LENGTH;
        Payload.StreamOpener opener = () -> {
            cache.reset();
            if (cache instanceof Reader reader) {
                return new Unclosed(new ReaderInputStream(reader, charset));
            }
            return cache instanceof InputStream stream ? new Unclosed(stream) : converted(cache);
        };
        return cache instanceof StoredObjectBody stored && !stored.inMemory()
                ? Payload.reopenable(opener, length)
                : Payload.cheaplyReopenable(opener, length);
    }

    private Payload ofRemote(WrappedFile<?> remote) throws IOException {
        Object content = remote.getBody();
        if (content instanceof InputStream stream) {
            return once(stream, stream, remote.getFileLength() > 0 ? remote.getFileLength() : Payload.UNKNOWN_LENGTH);
        }
        return content == null || content == remote.getFile()
                ? Payload.of(converted(remote), Payload.UNKNOWN_LENGTH)
                : of(content);
    }

    private InputStream converted(Object body) {
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw new IllegalArgumentException(
                    "a body of type " + body.getClass().getName()
                            + " cannot be stored: make it text, byte[], a stream or a file first, for example with marshal()");
        }
        return stream;
    }

    /** A cache stays open: the route reads it again. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the cache belongs to the exchange
        }
    }
}
