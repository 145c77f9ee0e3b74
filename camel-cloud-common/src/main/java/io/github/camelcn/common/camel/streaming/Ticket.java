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
package io.github.camelcn.common.camel.streaming;

import java.util.Optional;

/** Who wants to hear what becomes of a message. Exactly one of the two is called, on a thread that sends nothing. */
interface Ticket {

    /**
     * Its batch is stored.
     *
     * @param batch the whole of it
     * @param index the place of the message in it, from 0
     */
    void stored(StoredBatch batch, int index);

    /** Its batch could not be stored. */
    void failed(Throwable cause);

    /** Who still wants to hear of it when the message itself does not wait. */
    Optional<Ticket> ofWhatGoesOn();
}
