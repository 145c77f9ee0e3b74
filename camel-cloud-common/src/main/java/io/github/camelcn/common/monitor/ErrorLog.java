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

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;

/** The last calls that failed, a few of them. Thread-safe. */
public final class ErrorLog {

    /** The most that are kept. */
    public static final int MOST = 20;

    private static final int LONGEST_TEXT = 500;

    private final InstantSource clock;
    /** Guarded by this; the latest first. */
    private final Deque<RecordedError> errors = new ArrayDeque<>();

    ErrorLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Only our own exceptions are known to hold no secrets; of others the type is kept. */
    void add(String operation, String resource, Throwable failure) {
        String message = failure instanceof CloudException
                ? failure.getMessage()
                : failure.getClass().getName();
        String requestId = failure instanceof ServiceException refusal ? refusal.requestId() : "";
        RecordedError error =
                new RecordedError(clock.instant(), operation, clipped(resource), clipped(message), requestId);
        synchronized (this) {
            errors.addFirst(error);
            if (errors.size() > MOST) {
                errors.removeLast();
            }
        }
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    /** The latest first. */
    public synchronized List<RecordedError> latest() {
        return new ArrayList<>(errors);
    }
}
