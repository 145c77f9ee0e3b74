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
import java.util.Optional;

/**
 * What an EncodedEntryURI names: {@code bucket:key}, or a bucket alone.
 *
 * <p>Source: qiniu-java-sdk 7.19.0; the first colon separates, later ones belong to the key.
 */
record Entry(String bucket, Optional<String> key) {
    /** Source: Qiniu upload documentation: keys of at most 750 bytes of UTF-8, without NUL. */
    private static final int MAX_KEY_BYTES = 750;

    static Entry decode(String encoded) {
        return of(Arguments.decoded(encoded));
    }

    static Entry of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Entry(text, Optional.empty())
                : new Entry(text.substring(0, colon), Optional.of(requireKey(text.substring(colon + 1))));
    }

    static String requireKey(String key) {
        if (key.indexOf('\0') >= 0) {
            throw NativeError.badRequest("key must not contain null byte");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw NativeError.badRequest("invalid argument: a key has at most " + MAX_KEY_BYTES + " bytes");
        }
        return key;
    }

    String requireKey() {
        return key.orElseThrow(() -> NativeError.badRequest("invalid argument: the entry names no key"));
    }
}
