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

/** Whether a request may be sent again when its answer was lost. Stated where the request is built. */
public enum Idempotency {
    /** Sending it twice leaves the same state as sending it once: reads, deletes, plain puts. */
    IDEMPOTENT,
    /**
     * Sending it twice may do it twice: creating an instance, appending. It is repeated only when it is certain that
     * the service did not act: the connection could not be made, or the service refused.
     */
    NOT_IDEMPOTENT
}
