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
package io.github.camelcn.emulator.http;

/** A service that can also word answers it did not come up with itself; faults use them. */
public interface ServiceHandler extends HttpHandler {
    /** The service's error answer with its body and its usual headers. */
    HttpResponse error(HttpRequest request, int status, String code);

    /** A status with the service's usual headers and no body. */
    HttpResponse bare(HttpRequest request, int status);
}
