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
package io.github.camelcn.emulator.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One client connection, served by one thread: read a request, hand it over, send the answer, repeat. */
final class HttpConnection implements Runnable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 200;
    /** An unread body up to this size is swallowed to keep the connection; a longer one costs the connection. */
    private static final long MAX_DRAIN = 16L * 1024 * 1024;

    private final HttpServer server;
    private final Socket socket;

    HttpConnection(HttpServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            LineInput in = new LineInput(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
            boolean again = true;
            while (again) {
                again = serve(in, out);
            }
        } catch (IOException gone) {
            // the client went away, a fault broke the connection off, or the server is closing
        } finally {
            server.forget(socket);
        }
    }

    private boolean serve(LineInput in, OutputStream out) throws IOException {
        HttpRequest request;
        RequestBody body;
        try {
            String line = in.readLine(MAX_LINE);
            while (line != null && line.isEmpty()) {
                line = in.readLine(MAX_LINE);
            }
            if (line == null) {
                return false;
            }
            int first = line.indexOf(' ');
            int last = line.lastIndexOf(' ');
            if (first <= 0 || last <= first || !line.startsWith("HTTP/1.", last + 1)) {
                throw new BadRequestException("not an HTTP/1.1 request line");
            }
            HttpHeaders headers = readHeaders(in);
            boolean expects = "100-continue".equalsIgnoreCase(headers.firstOr("Expect", ""));
            body = new RequestBody(in, out, bodyLength(headers), expects);
            request = new HttpRequest(
                    server.nextRequestId(),
                    line.substring(0, first),
                    line.substring(first + 1, last),
                    headers,
                    body,
                    body,
                    socket.getInetAddress(),
                    server.secure(),
                    socket.getLocalPort(),
                    new Examination());
        } catch (BadRequestException e) {
            out.write("HTTP/1.1 400 BAD REQUEST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        }
        HttpResponse response = server.handler().handle(request);
        boolean keep = !"close".equalsIgnoreCase(request.headers().firstOr("Connection", ""))
                && !body.awaitsContinue()
                && body.length() - body.bytesRead() <= MAX_DRAIN;
        try {
            send(request, response, keep, out);
        } finally {
            response.body().close();
        }
        return drain(body) && keep;
    }

    private static HttpHeaders readHeaders(LineInput in) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        while (true) {
            String line = in.readLine(MAX_LINE);
            if (line == null) {
                throw new BadRequestException("connection closed inside the headers");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() >= MAX_HEADERS) {
                throw new BadRequestException("bad header line");
            }
            headers.add(line.substring(0, colon), line.substring(colon + 1).trim());
        }
    }

    private static long bodyLength(HttpHeaders headers) throws BadRequestException {
        String coding = headers.firstOr("Transfer-Encoding", "").toLowerCase(Locale.ROOT);
        if (coding.equals("chunked")) {
            return -1;
        }
        if (!coding.isEmpty() && !coding.equals("identity")) {
            throw new BadRequestException("transfer coding " + coding + " is not supported");
        }
        String length = headers.firstOr("Content-Length", "0");
        try {
            long bytes = Long.parseLong(length);
            if (bytes >= 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw new BadRequestException("Content-Length '" + length + "' is not a length");
    }

    private static void send(HttpRequest request, HttpResponse response, boolean keep, OutputStream out)
            throws IOException {
        int status = response.status();
        HttpHeaders headers = response.headers();
        ResponseBody body = response.body();
        boolean bodiless = status == 204 || status == 304 || status < 200;
        boolean head = request.method().equals("HEAD");
        boolean chunked = !bodiless && !head && body.length() < 0;
        if (!bodiless && !headers.contains("Content-Length")) {
            if (chunked) {
                headers.set("Transfer-Encoding", "chunked");
            } else if (body.length() >= 0) {
                headers.set("Content-Length", Long.toString(body.length()));
            }
        }
        if (!keep) {
            headers.set("Connection", "close");
        }
        StringBuilder text = new StringBuilder(512);
        text.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("\r\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        if (!bodiless && !head) {
            try {
                if (chunked) {
                    ChunkedOutput chunks = new ChunkedOutput(out);
                    body.writeTo(chunks);
                    chunks.finish();
                } else {
                    body.writeTo(out);
                }
            } catch (DropConnectionException e) {
                out.flush();
                throw e;
            }
        }
        out.flush();
    }

    /** Swallows what the handler left unread, so that the answer is not lost in a connection reset. */
    private static boolean drain(RequestBody body) throws IOException {
        if (body.awaitsContinue()) {
            return false;
        }
        byte[] sink = new byte[8192];
        long drained = 0;
        InputStream rest = body;
        for (int count = 0; count >= 0 && !body.finished(); count = rest.read(sink, 0, sink.length)) {
            drained += count;
            if (drained > MAX_DRAIN) {
                return false;
            }
        }
        return true;
    }

    /** Reason phrases in capitals, as the service writes them. */
    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "CREATED";
            case 204 -> "NO CONTENT";
            case 206 -> "PARTIAL CONTENT";
            case 301 -> "MOVED PERMANENTLY";
            case 302 -> "FOUND";
            case 304 -> "NOT MODIFIED";
            case 307 -> "TEMPORARY REDIRECT";
            case 400 -> "BAD REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 402 -> "PAYMENT REQUIRED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT FOUND";
            case 405 -> "METHOD NOT ALLOWED";
            case 408 -> "REQUEST TIMEOUT";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION FAILED";
            case 416 -> "REQUESTED RANGE NOT SATISFIABLE";
            case 429 -> "TOO MANY REQUESTS";
            case 500 -> "INTERNAL SERVER ERROR";
            case 502 -> "BAD GATEWAY";
            case 503 -> "SERVICE UNAVAILABLE";
            case 504 -> "GATEWAY TIMEOUT";
            default -> "STATUS " + status;
        };
    }
}
