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
package io.github.camelcn.component.kodo.management;

import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ErrorKind;

import static java.util.Objects.requireNonNull;

/**
 * What became of a batch.
 *
 * @param entries one for each entry of the request, in its order
 * @param failure why not everything was sent, or not everything answered; empty if the service answered all
 */
public record BatchResult(List<Entry> entries, Optional<CloudException> failure) {

    public BatchResult {
        entries = List.copyOf(entries);
        requireNonNull(failure, "failure");
    }

    /** What happened to an entry. */
    public enum Outcome {
        /** Done. */
        DONE,
        /** The service refused it; code and message say why. */
        FAILED,
        /** It was sent, but no answer came: it may have happened. */
        UNKNOWN,
        /** It was not sent, or certainly not done, because the request with it failed or an earlier one did. */
        NOT_DONE
    }

    /**
     * @param request the entry
     * @param outcome what happened to it
     * @param code the service's status for it, such as 200 or 612; 0 if it did not answer
     * @param kind what a route author thinks about it; empty when it is done
     * @param message the service's words, or why it was not done; empty when it is done
     * @param stat the answer to a stat; empty for everything else
     */
    public record Entry(
            BatchEntry request,
            Outcome outcome,
            int code,
            Optional<ErrorKind> kind,
            String message,
            Optional<ObjectStat> stat) {

        public Entry {
            requireNonNull(request, "request");
            requireNonNull(outcome, "outcome");
            requireNonNull(kind, "kind");
            requireNonNull(message, "message");
            requireNonNull(stat, "stat");
        }
    }

    public boolean allDone() {
        return entries.stream().allMatch(entry -> entry.outcome == Outcome.DONE);
    }

    /** Those that were not done, or may not have been. */
    public List<Entry> notDone() {
        return entries.stream().filter(entry -> entry.outcome != Outcome.DONE).toList();
    }
}
