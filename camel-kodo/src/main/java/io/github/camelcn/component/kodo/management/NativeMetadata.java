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
package io.github.camelcn.component.kodo.management;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcn.common.wire.UserMetadata;

/**
 * User metadata as the native API has it: in commands, base64 of what the header carries. Source of the limits: provider's
 * API descriptions; {@code x-qn-meta-} names: provider documentation, "chgm".
 */
final class NativeMetadata {

    private static final String PREFIX = "x-qn-";
    private static final UserMetadata RULES = new UserMetadata(PREFIX, 1024, 50);

    private NativeMetadata() {}

    static void check(Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            throw new IllegalArgumentException("there is no metadata to change: give at least one name and value");
        }
        encoded(metadata);
    }

    /** By full name, in a fixed order. */
    static Map<String, String> encoded(Map<String, String> metadata) {
        Map<String, String> headers = new TreeMap<>();
        RULES.write(metadata, headers);
        return headers;
    }

    /** From a map by name without prefix, as answers have it. */
    static Map<String, String> decoded(Map<String, String> byName) {
        Map<String, String> headers = new HashMap<>();
        byName.forEach((name, value) -> headers.put("meta-" + name.toLowerCase(Locale.ROOT), value));
        return UserMetadata.read(headers);
    }
}
