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
package io.github.camelcn.common.http;

/** Watches the calls of a client, for statistics. Asked on the calling thread, so it is quick and throws nothing. */
@FunctionalInterface
public interface CallMeters {

    /** Watches nothing. */
    CallMeters NONE = request -> CallMeter.NONE;

    /**
     * What is told about one call; the same for many calls, so that counting costs no memory. Its {@link
     * CallMeter#started} is not called yet.
     */
    CallMeter meter(ServiceRequest request);
}
