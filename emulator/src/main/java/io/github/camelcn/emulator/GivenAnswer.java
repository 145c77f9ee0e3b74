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
package io.github.camelcn.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.ResponseBody;

/** An answer of a service that can be given again, in memory. */
final class GivenAnswer {

    private final HttpResponse answer;

    private GivenAnswer(HttpResponse answer) {
        this.answer = answer;
    }

    /** Takes the answer's body, which is closed. */
    static GivenAnswer of(HttpResponse answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ResponseBody body = answer.body()) {
            body.writeTo(bytes);
        }
        return new GivenAnswer(answer.body(ResponseBody.of(bytes.toByteArray())));
    }

    /** A copy, since whoever sends it adds to it. */
    HttpResponse again() {
        HttpResponse copy = HttpResponse.of(answer.status()).body(answer.body());
        answer.headers().forEach(copy.headers()::add);
        return copy;
    }
}
