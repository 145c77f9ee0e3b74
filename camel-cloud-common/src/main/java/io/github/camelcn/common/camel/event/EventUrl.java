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

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Where the sender of a notification thinks it sends it. */
final class EventUrl {

    private EventUrl() {}

    /** @throws IllegalArgumentException if a URL is set and is none that notifications are sent to */
    static void check(String url) {
        if (url != null && !url.isBlank()) {
            parse(url);
        }
    }

    private static URI parse(String url) {
        try {
            URI uri = URI.create(url.strip());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // says the same as below, with the whole URL in it
        }
        throw new IllegalArgumentException(
                "eventUrl must be the http or https URL that notifications are sent to, but is not");
    }

    /** The message as it was before a proxy changed where it goes. */
    static EventMessage restore(EventMessage message, String url) {
        if (url == null || url.isBlank()) {
            return message;
        }
        URI uri = parse(url);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(message.headers());
        headers.put("Host", uri.getRawAuthority());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new EventMessage(message.method(), path + query, headers, message.body());
    }
}
