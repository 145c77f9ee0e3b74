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
package io.github.camelcn.benchmarks.soak;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Counts what a consumer reports: how often it failed, and how many objects it could not delete. Thread-safe. */
final class Undeleted implements ExceptionHandler {

    private static final Pattern OTHERS = Pattern.compile("Cannot delete \\S+(?: and (\\d+) others)? after .*");

    private final AtomicLong reports = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        reports.incrementAndGet();
        Matcher undeleted = OTHERS.matcher(message);
        if (undeleted.matches()) {
            objects.addAndGet(1 + (undeleted.group(1) == null ? 0 : Long.parseLong(undeleted.group(1))));
        }
    }

    long reports() {
        return reports.get();
    }

    /** Each of them may come once more. */
    long objects() {
        return objects.get();
    }
}
