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

import java.util.Optional;

/**
 * An answer: status, headers, and a body or none. Content-Length follows from the body; an answer to HEAD keeps the
 * headers and drops the body. Not thread-safe.
 */
public final class HttpResponse {
    private static final ResponseBody EMPTY = ResponseBody.of(new byte[0]);

    private final int status;
    private final HttpHeaders headers = new HttpHeaders();
    private ResponseBody body = EMPTY;

    private HttpResponse(int status) {
        this.status = status;
    }

    public static HttpResponse of(int status) {
        return new HttpResponse(status);
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public HttpResponse header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public HttpResponse header(String name, Optional<String> value) {
        value.ifPresent(text -> headers.set(name, text));
        return this;
    }

    public ResponseBody body() {
        return body;
    }

    public HttpResponse body(ResponseBody replacement) {
        body = replacement;
        return this;
    }

    public HttpResponse body(byte[] bytes, String contentType) {
        body = ResponseBody.of(bytes);
        return header("Content-Type", contentType);
    }
}
