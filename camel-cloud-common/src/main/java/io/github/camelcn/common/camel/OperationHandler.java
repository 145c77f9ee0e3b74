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
package io.github.camelcn.common.camel;

/**
 * One operation of a component: reads its request from a message, executes it, says what the message becomes. Made
 * once per producer and used by many threads at once, so it keeps nothing of a message.
 *
 * @param <R> the typed request; a message body that already is one makes {@link #read} unnecessary
 */
public interface OperationHandler<R> {

    Class<R> requestType();

    /**
     * The request as headers, body and options describe it.
     *
     * @param message read it through this only: it knows that a header beats an option, and closes what it opened
     * @throws IllegalArgumentException if something is missing or malformed, naming the header and what it should be
     */
    R read(MessageReader message) throws Exception;

    /** Calls the service and maps its answer. */
    OperationResult execute(R request) throws Exception;
}
