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

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/**
 * A request that claims to come from Kodo: a notification about an upload, a fetch or a processing job.
 *
 * @param method the HTTP method, upper case
 * @param target path and raw query exactly as received
 * @param headers by name, in any case; {@code Authorization}, {@code Host}, {@code Content-Type} and all that begin with
 *     {@code X-Qiniu-} count
 * @param body exactly as received; not copied
 */
public record CallbackRequest(String method, String target, Map<String, String> headers, byte[] body) {

    public CallbackRequest {
        requireNonNull(method, "method");
        requireNonNull(target, "target");
        requireNonNull(body, "body");
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** A header's value, empty if it is absent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Neither signatures nor contents are shown. */
    @Override
    public String toString() {
        return "CallbackRequest[" + method + ", " + body.length + " bytes]";
    }
}
