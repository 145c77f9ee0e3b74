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

import io.github.camelcn.emulator.http.HttpRequest;

/** What a call of style A knows besides its inputs. */
record OpenApiContext(Origin origin, String region, Page page, HttpRequest request) {

    /** @param number from 1 */
    record Page(int number, int size) {}

    /** The address this server was asked at, as answers name it: {@code http://host:port}. */
    String endpoint() {
        return (request.secure() ? "https://" : "http://") + request.authority();
    }
}
