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

import java.util.List;

/** Understands the notifications of one store. Implementations are thread-safe and believe nothing they read. */
public interface EventDecoder {

    /** Whether the store can sign its notifications, so that {@link #verify} has something to look at. */
    boolean isSigned();

    /**
     * Makes sure that a notification comes from the store, by its signature.
     *
     * @throws RefusedEventException if it does not bear a signature, or a wrong one
     * @throws IllegalStateException if we have nothing to compare it with
     */
    void verify(EventMessage message) throws RefusedEventException;

    /**
     * @return what the notification says, in its order; with words we do not know, and twice what it says twice
     * @throws RefusedEventException if it is not of a form that notifications of this store have
     */
    List<ObjectEvent> decode(byte[] body) throws RefusedEventException;
}
