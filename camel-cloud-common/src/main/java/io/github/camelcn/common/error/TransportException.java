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
package io.github.camelcn.common.error;

/** No answer, or half of one: connection refused, dropped, timed out. */
public final class TransportException extends CloudException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveHappened;
    private final boolean sent;

    /**
     * @param mayHaveHappened true if the request was sent, so that the service may have acted although we saw no answer
     */
    public TransportException(
            String operation, String resource, String why, boolean mayHaveHappened, int attempts, Throwable cause) {
        this(operation, resource, why, mayHaveHappened, mayHaveHappened, attempts, cause);
    }

    /**
     * @param mayHaveHappened true if the request was sent and must not be repeated
     * @param sent true if anything of the request may have left us
     */
    public TransportException(
            String operation,
            String resource,
            String why,
            boolean mayHaveHappened,
            boolean sent,
            int attempts,
            Throwable cause) {
        super(
                operation,
                resource,
                mayHaveHappened ? why + "; it may have happened all the same" : why,
                attempts,
                cause);
        this.mayHaveHappened = mayHaveHappened;
        this.sent = sent;
    }

    /** Whether the service may have acted: true once the request went out for a call that must not be repeated. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /** Whether anything of the request may have left us in the last attempt, whether it may be repeated or not. */
    public boolean sent() {
        return sent;
    }
}
