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
package io.github.camelcn.common.camel.consumer;

/** What became of an object that somebody else than the poll has found. */
enum Acceptance {
    /** The route got it; it is settled as if it had been polled. */
    ROUTED,

    /**
     * There is nothing to do: the options leave it out, it was consumed before, it failed and is left alone for a while,
     * somebody has it or it is gone. Should it be wanted later, a poll finds it.
     */
    IGNORED,

    /** It is wanted, but could not be opened or the consumer is not running: deliver it again, or let a poll find it. */
    REFUSED
}
