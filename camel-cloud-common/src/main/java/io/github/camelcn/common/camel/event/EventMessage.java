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
package io.github.camelcn.common.camel.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * A request, or a message of some broker, that claims to be a notification.
 *
 * @param method upper case; empty for what did not come by HTTP
 * @param target path and raw query as the sender wrote them; empty for what did not come by HTTP
 * @param headers by name, in any case
 * @param body exactly as received; not copied
 */
public record EventMessage(String method, String target, Map<String, String> headers, byte[] body) {

    public EventMessage {
        requireNonNull(method, "method");
        requireNonNull(target, "target");
        requireNonNull(body, "body");
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** A header's value, empty if it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The values of a query parameter, decoded, in their order; one that cannot be decoded is left out. */
    public List<String> queryParameters(String name) {
        int query = target.indexOf('?');
        return query < 0
                ? List.of()
                : Stream.of(target.substring(query + 1).split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .flatMap(pair -> decoded(pair.substring(name.length() + 1)))
                        .toList();
    }

    private static Stream<String> decoded(String value) {
        try {
            return Stream.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Neither secrets nor contents are shown. */
    @Override
    public String toString() {
        return "EventMessage[" + method + ", " + body.length + " bytes]";
    }
}
