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

import io.github.camelcn.emulator.http.ServiceHandler;

/** Opens listeners for the domains of buckets. */
@FunctionalInterface
public interface Domains {
    /**
     * Starts answering requests on a port of its own, until the emulator closes.
     *
     * @return host and port, such as {@code 127.0.0.1:34567}
     */
    String open(ServiceHandler handler);
}
