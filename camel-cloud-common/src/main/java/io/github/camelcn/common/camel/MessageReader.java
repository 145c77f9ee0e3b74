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

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

import io.github.camelcn.common.payload.Payload;

/**
 * Reads a request from a message, for one call on one thread. The only place that knows that a header beats an option;
 * a header that is {@code null} or an empty text counts as absent. Whatever it opened it closes.
 *
 * <p>What cannot be understood is an {@link IllegalArgumentException} that names the header and the allowed form. Values
 * of headers that may hold secrets are not repeated in it.
 */
public final class MessageReader implements Closeable {

    private final Exchange exchange;
    private final List<Closeable> opened = new ArrayList<>();
    private final List<AfterSuccess> afterSuccess = new ArrayList<>();
    private final List<OneShotBody> oneShots = new ArrayList<>();
    private Payload sent = Payload.none();

    public MessageReader(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Something to do once the operation has succeeded. */
    @FunctionalInterface
    public interface AfterSuccess {
        void run() throws IOException;
    }

    public Exchange exchange() {
        return exchange;
    }

    public Object body() {
        return exchange.getMessage().getBody();
    }

    /** The header as it is. */
    public Optional<Object> value(String header) {
        Object value = exchange.getMessage().getHeader(header);
        return "".equals(value) ? Optional.empty() : Optional.ofNullable(value);
    }

    public Optional<String> text(String header) {
        return Optional.ofNullable(text(header, null));
    }

    /** The header, else the option. */
    public String text(String header, String option) {
        Object value = exchange.getMessage().getHeader(header);
        if (value == null || "".equals(value)) {
            return option;
        }
        return value instanceof String text ? text : converted(header, value, String.class, "text");
    }

    /**
     * The header, which has to be there.
     *
     * @param purpose why, as the end of the sentence "header X must be set ..."
     */
    public String requiredText(String header, String purpose) {
        return text(header).orElseThrow(() -> missing(header, purpose));
    }

    /**
     * The header, else the body as text; one of them has to be there.
     *
     * @param what it is, for the sentence
     */
    public String textOrBody(String header, String what) {
        return text(header)
                .or(() -> Optional.ofNullable(body())
                        .map(body -> exchange.getMessage().getBody(String.class)))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        "header " + header + ", or the body, must say " + what + ", but both are empty"));
    }

    /** The body as text, if it is text, bytes, a stream or a file; empty if it is anything else. */
    public Optional<String> bodyText() {
        Object body = body();
        boolean isText = body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof File;
        return isText ? Optional.ofNullable(exchange.getMessage().getBody(String.class)) : Optional.empty();
    }

    public Optional<Long> wholeNumber(String header) {
        return value(header).map(value -> HeaderForms.wholeNumber(header, value));
    }

    /** The header, else the option: a number from {@code least} to the largest {@code int}. */
    public int number(String header, int least, int option) {
        return wholeNumber(header)
                .map(number -> HeaderForms.intFrom(header, number, least))
                .orElse(option);
    }

    /** The header, which has to be there: a number from {@code least} to the largest {@code int}. */
    public int requiredNumber(String header, int least, String purpose) {
        return wholeNumber(header)
                .map(number -> HeaderForms.intFrom(header, number, least))
                .orElseThrow(() -> missing(header, purpose));
    }

    /** The header, else the option: a {@link Duration}, a text such as {@code 5m}, or a number of milliseconds. */
    public Duration duration(String header, Duration option) {
        return value(header).map(value -> HeaderForms.duration(header, value)).orElse(option);
    }

    /** An {@link Instant}, a date of any kind Java knows, or its ISO 8601 or HTTP text. */
    public Optional<Instant> instant(String header) {
        return value(header).map(value -> HeaderForms.instant(header, value));
    }

    /** A map of text to text; values that are {@code null} are left out. */
    public Map<String, String> textMap(String header) {
        Object value = value(header).orElse(null);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw HeaderForms.mustBe(header, "a Map of text to text", value);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, text) -> {
            if (text != null) {
                texts.put(String.valueOf(name), converted(header, text, String.class, "a Map of text to text"));
            }
        });
        return texts;
    }

    /** A collection or array of texts, or one text. */
    public Optional<List<String>> texts(String header) {
        return value(header).map(value -> HeaderForms.texts(header, value));
    }

    /** The header, else the body, where it is a collection or an array; empty if neither is there. */
    public Optional<Collection<?>> collection(String header) {
        Optional<Object> value = value(header);
        if (value.isEmpty()) {
            return HeaderForms.collection(body());
        }
        Optional<Collection<?>> values = HeaderForms.collection(value.get());
        if (values.isEmpty()) {
            throw HeaderForms.mustBe(header, "a collection or an array", value.get());
        }
        return values;
    }

    /**
     * The body as bytes to send. Closed together with this reader.
     *
     * @param charset how text becomes bytes, unless the exchange names a charset
     * @throws IOException if the body cannot be read, or could be read only once and a send that failed has done so
     */
    public Payload payload(Charset charset) throws IOException {
        sent = BodyPayload.of(exchange, charset, oneShots::add);
        opened.add(sent);
        return sent;
    }

    /**
     * The body as bytes whose number is known: a stream that does not know its length is written to a temporary file
     * first, which is deleted when this reader is closed.
     */
    public Payload sizedPayload(Charset charset) throws IOException {
        Payload payload = payload(charset);
        if (payload.length() != Payload.UNKNOWN_LENGTH) {
            return payload;
        }
        Path spool = Files.createTempFile("camel-cn-", ".spool");
        opened.add(() -> Files.delete(spool));
        try (OutputStream out = Files.newOutputStream(spool)) {
            payload.writeTo(out);
        }
        return Payload.of(spool);
    }

    /** The local file that the body is, if it is one. */
    public Optional<Path> bodyFile() {
        return BodyPayload.localFile(body());
    }

    /**
     * Deletes the local file that the body is, if it is one, once the operation has succeeded. One that was written to since
     * {@link #payload} was asked for stays, and fails the exchange: what is new in it is stored nowhere.
     *
     * @return whether it is one
     */
    public boolean deleteFileAfterSuccess() {
        Optional<Path> file = bodyFile();
        file.ifPresent(path -> afterSuccess(() -> {
            if (Files.exists(path) && !sent.isUnchanged()) {
                throw new IOException(
                        path + " was written to while it was stored, so that it is not deleted: what is new"
                                + " in it is stored nowhere");
            }
            Files.deleteIfExists(path);
        }));
        return file.isPresent();
    }

    /** Does something once the operation has succeeded; a failure of it fails the exchange. */
    public void afterSuccess(AfterSuccess action) {
        afterSuccess.add(action);
    }

    /** The operation succeeded: does what was to be done then. */
    public void succeeded() throws IOException {
        for (AfterSuccess action : afterSuccess) {
            action.run();
        }
    }

    /** The operation failed: a body that could be read once and was is refused when it comes again. */
    public void failed(Exception cause) {
        oneShots.forEach(body -> body.failed(exchange, cause));
    }

    private <T> T converted(String header, Object value, Class<T> type, String form) {
        T converted = exchange.getContext().getTypeConverter().tryConvertTo(type, exchange, value);
        if (converted == null) {
            throw HeaderForms.mustBe(header, form, value);
        }
        return converted;
    }

    private static IllegalArgumentException missing(String header, String purpose) {
        return new IllegalArgumentException("header " + header + " must be set " + purpose);
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (Closeable closeable : opened) {
            try {
                closeable.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
