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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.TransportException;

/**
 * A success: status, headers, and a body still on its way. Whoever receives it closes it, which gives the connection
 * back; closing {@link #body()} does the same. For one thread at a time.
 */
public final class ServiceResponse implements Closeable {

    /** Reading this much to save a connection costs less than making a new one; more does not. */
    private static final long WORTH_DRAINING = 64 * 1024;

    private final ServiceRequest request;
    private final Call call;
    private final Response response;
    private final CallContext context;
    private final CloudHttpClient owner;
    private final ResponseBodyStream body;
    private boolean closed;

    /** @param owner is told when this is closed */
    ServiceResponse(
            ServiceRequest request,
            Call call,
            Response response,
            CallContext context,
            Bandwidth downstream,
            CloudHttpClient owner) {
        this.request = request;
        this.call = call;
        this.response = response;
        this.context = context;
        this.owner = owner;
        this.body = new ResponseBodyStream(this, response.body().byteStream(), context, downstream);
    }

    public int status() {
        return response.code();
    }

    /** A header's value, the last one if it is repeated; empty if it is absent. */
    public String header(String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }

    /**
     * The headers whose names begin with a prefix, such as user metadata.
     *
     * @param lowerCasePrefix for example {@code x-qs-meta-}
     * @return values by the rest of the name, in lower case; a name that is the prefix itself is left out
     */
    public Map<String, String> headersStartingWith(String lowerCasePrefix) {
        Headers headers = response.headers();
        Map<String, String> found = Map.of();
        int length = lowerCasePrefix.length();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            if (name.length() > length && name.regionMatches(true, 0, lowerCasePrefix, 0, length)) {
                if (found.isEmpty()) {
                    found = new LinkedHashMap<>();
                }
                found.put(name.substring(length).toLowerCase(Locale.ROOT), headers.value(i));
            }
        }
        return found;
    }

    /** Bytes of the body, or -1 if the service did not tell. For HEAD what a GET would have. */
    public long contentLength() {
        String value = response.header("Content-Length");
        if (value == null) {
            return -1;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * The body, always the same stream. Closing it, or reading it to its end, closes this response. A body that ends early, or a connection that
     * breaks, is a {@link TransportException}.
     */
    public InputStream body() {
        return body;
    }

    /**
     * The whole body; this response is closed afterwards.
     *
     * @param max the most bytes it may have
     * @throws IntegrityException if there are more
     */
    public byte[] bytes(int max) throws IOException {
        try (this) {
            byte[] bytes = read(body, response.body().contentLength(), max);
            if (bytes.length == max && body.read() >= 0) {
                throw new IntegrityException(
                        request.operation(), request.resource(), "the answer is longer than " + max + " bytes");
            }
            return bytes;
        }
    }

    /**
     * At most so many bytes.
     *
     * @param length how long the body says it is, which saves collecting it piece by piece; less than 0 if it does not say
     */
    static byte[] read(InputStream in, long length, int max) throws IOException {
        if (length < 0 || length >= max) {
            return in.readNBytes(max);
        }
        byte[] bytes = new byte[(int) length];
        int count = in.readNBytes(bytes, 0, bytes.length);
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    /** How much of the body to move at a time: no more than there is. */
    int pieceSize() {
        long length = response.body().contentLength();
        return length < 0 ? WideSocket.WIDE : (int) Math.max(1, Math.min(WideSocket.WIDE, length));
    }

    TransportException broken(IOException e) {
        String why = e instanceof SocketTimeoutException
                ? "the answer's body stood still for longer than readTimeout"
                : "the answer's body broke off after " + body.count() + " bytes: " + e.getMessage();
        return new TransportException(request.operation(), request.resource(), why, false, 1, e);
    }

    /** Gives the connection back if little is left to read, and drops it otherwise. Closing again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (leavesMuchUnread()) {
                call.cancel();
            }
            response.close();
        } finally {
            body.reportReceived();
            owner.closed(context);
        }
    }

    private boolean leavesMuchUnread() {
        return response.body().contentLength() - body.count() > WORTH_DRAINING;
    }
}
