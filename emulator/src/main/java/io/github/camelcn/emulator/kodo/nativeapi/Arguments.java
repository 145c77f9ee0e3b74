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

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.wire.Json;

/** What clients send, read; what cannot be read is refused with {@link NativeError} 400. */
final class Arguments {
    private Arguments() {}

    static JsonNode json(byte[] bytes) {
        return Json.parse(bytes).orElseThrow(() -> NativeError.badRequest("invalid argument: the body is not JSON"));
    }

    /** @param text URL-safe base64 of UTF-8 */
    static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw NativeError.badRequest("invalid argument: '" + text + "' is not URL-safe base64");
        }
    }

    /** The other way round. */
    static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
    }

    static long longNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
    }

    private static NativeError notANumber(String text) {
        return NativeError.badRequest("invalid argument: '" + text + "' is not a whole number");
    }
}
