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
package io.github.camelcn.emulator.qingzhou;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.wire.Json;

/** An answer with its JSON. */
record Answer(int status, JsonNode json, HttpHeaders headers) {
    static Answer of(HttpResponse<String> response) {
        String text = response.body().isEmpty() ? "{}" : response.body();
        return new Answer(response.statusCode(), Json.parse(text), response.headers());
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }

    String code() {
        return json.path("code").asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
