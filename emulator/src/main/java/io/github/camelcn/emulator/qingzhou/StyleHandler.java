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
import io.github.camelcn.emulator.http.HttpResponse;

/** One API style. Implementations are thread-safe. */
interface StyleHandler {
    /**
     * Answers a request below the style's path.
     *
     * @param body all of it
     * @param note to be told what the request turned out to be
     */
    HttpResponse handle(HttpRequest request, byte[] body, CallNote note);

    /** An error answer the way the style words it, for faults. */
    HttpResponse error(HttpRequest request, int status, String code);
}
