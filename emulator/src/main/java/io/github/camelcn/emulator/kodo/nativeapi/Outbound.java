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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** The requests the service itself sends: to sources and to callbacks. */
final class Outbound {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    /** What came back, to be closed. */
    record Source(HttpURLConnection connection, String contentType) implements AutoCloseable {
        InputStream body() throws IOException {
            return connection.getInputStream();
        }

        /** Announced length in bytes, or -1. */
        long length() {
            return connection.getContentLengthLong();
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    private Outbound() {}

    /** @throws IOException when the source cannot be had, in words for the client */
    static Source get(String url) throws IOException {
        String location = url;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpURLConnection connection = open(location);
            int status = connection.getResponseCode();
            if (status == 200) {
                String type = connection.getContentType();
                return new Source(connection, type == null ? "application/octet-stream" : type);
            }
            String next = connection.getHeaderField("Location");
            connection.disconnect();
            if (status < 300 || status > 399 || next == null) {
                throw new IOException("the source answered " + status);
            }
            location = URI.create(location).resolve(next).toString();
        }
        throw new IOException("the source redirects too often");
    }

    /** The body of a 200 answer. */
    static byte[] post(String url, String body, String contentType) throws IOException {
        HttpURLConnection connection = open(url);
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", contentType);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                throw new IOException("the callback answered " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readNBytes(MAX_ANSWER_BYTES);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static HttpURLConnection open(String url) throws IOException {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + url + "' is not a URL", e);
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IOException("'" + url + "' is no http or https URL");
        }
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Accept-Encoding", "identity");
        return connection;
    }
}
