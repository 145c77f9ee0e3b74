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
package io.github.camelcn.emulator.notification;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Something to be told by POST.
 *
 * @param urls tried in this order until one accepts
 * @param body JSON; not copied
 * @param signer what proves the origin
 */
public record Notification(List<String> urls, byte[] body, Signer signer) {
    /** The media type of every notification. */
    public static final String TYPE = "application/json";

    /** Nobody signs. */
    public static final Signer UNSIGNED = (url, body) -> Map.of();

    /** Adds headers that prove the origin; asked for every attempt. */
    @FunctionalInterface
    public interface Signer {
        Map<String, String> headers(URI url, byte[] body);
    }

    public Notification {
        urls = List.copyOf(urls);
    }
}
