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

import java.io.InputStream;
import java.net.InetAddress;

/**
 * One request as it came over the wire. The target is untouched: still percent-encoded, doubled slashes and dot segments
 * in place, possibly in absolute form. The body is a stream that is read from the connection on demand.
 */
public final class HttpRequest {
    private final String id;
    private final String method;
    private final String target;
    private final HttpHeaders headers;
    private final RequestBody source;
    private final InputStream body;
    private final InetAddress remote;
    private final boolean secure;
    private final int localPort;
    private final Examination examination;

    HttpRequest(
            String id,
            String method,
            String target,
            HttpHeaders headers,
            RequestBody source,
            InputStream body,
            InetAddress remote,
            boolean secure,
            int localPort,
            Examination examination) {
        this.id = id;
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.source = source;
        this.body = body;
        this.remote = remote;
        this.secure = secure;
        this.localPort = localPort;
        this.examination = examination;
    }

    /** Sixteen lower-case hex digits, unique within the server. */
    public String id() {
        return id;
    }

    public String method() {
        return method;
    }

    /** The request target exactly as it stood in the request line. */
    public String target() {
        return target;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** The body; empty when there is none. Reading it for the first time answers {@code Expect: 100-continue}. */
    public InputStream body() {
        return body;
    }

    /** The announced body length in bytes, or -1 when the body is chunked. */
    public long bodyLength() {
        return source.length();
    }

    /** Body bytes taken off the wire so far. */
    public long bodyBytesRead() {
        return source.bytesRead();
    }

    public InetAddress remote() {
        return remote;
    }

    public boolean secure() {
        return secure;
    }

    /** Port the connection was accepted on. */
    public int localPort() {
        return localPort;
    }

    /** What the service finds out about this request. */
    public Examination examination() {
        return examination;
    }

    /** The same request with another stream to read the body from; used to break uploads on purpose. */
    public HttpRequest withBody(InputStream replacement) {
        return new HttpRequest(
                id, method, target, headers, source, replacement, remote, secure, localPort, examination);
    }

    /** Host of an absolute-form target, else the Host header, else the empty string; the port is still there. */
    public String authority() {
        int scheme = schemeEnd();
        if (scheme < 0) {
            return headers.firstOr("Host", "");
        }
        int end = authorityEnd(scheme);
        return target.substring(scheme, end);
    }

    /** Path and query of the target, still encoded; never empty. */
    public String pathAndQuery() {
        int scheme = schemeEnd();
        if (scheme < 0) {
            return target.isEmpty() ? "/" : target;
        }
        String rest = target.substring(authorityEnd(scheme));
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private int schemeEnd() {
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    }

    private int authorityEnd(int from) {
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return target.length();
    }
}
