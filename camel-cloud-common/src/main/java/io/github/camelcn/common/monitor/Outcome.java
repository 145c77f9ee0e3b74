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
package io.github.camelcn.common.monitor;

import java.util.Locale;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;

/** How a call ended, as few words as metrics can bear: {@code success}, an error kind, {@code no_answer}, or {@code error}. */
final class Outcome {

    private static final ErrorKind[] KINDS = ErrorKind.values();

    static final int SUCCESS = 0;

    /** Nobody answered: no connection, a timeout, an interruption. */
    private static final int NO_ANSWER = KINDS.length + 1;

    /** Ours, not the service's: broken credentials, a request that cannot be sent. */
    private static final int ERROR = KINDS.length + 2;

    static final int COUNT = KINDS.length + 3;

    private Outcome() {}

    static int of(Throwable failure) {
        if (failure instanceof ServiceException refusal) {
            return 1 + refusal.kind().ordinal();
        }
        return failure instanceof TransportException ? NO_ANSWER : ERROR;
    }

    static String name(int outcome) {
        if (outcome == SUCCESS) {
            return "success";
        }
        if (outcome == NO_ANSWER) {
            return "no_answer";
        }
        return outcome == ERROR ? "error" : KINDS[outcome - 1].name().toLowerCase(Locale.ROOT);
    }
}
