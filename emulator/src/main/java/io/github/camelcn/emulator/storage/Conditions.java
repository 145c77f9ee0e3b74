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
package io.github.camelcn.emulator.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.github.camelcn.emulator.http.HttpDates;
import io.github.camelcn.emulator.http.HttpHeaders;

/** Conditional requests, on the object itself or, with a prefix before the header names, on a copy source. */
public final class Conditions {
    /** What conditional headers say about an object. */
    public enum Verdict {
        PASS,
        NOT_MODIFIED,
        FAILED
    }

    private Conditions() {}

    /**
     * ETag conditions beat date conditions of the same direction, as RFC 9110 says.
     *
     * @param prefix {@code ""} or such as {@code x-amz-copy-source-}
     */
    public static Verdict check(HttpHeaders headers, String prefix, Stored object) {
        Instant modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> match = headers.first(prefix + "If-Match");
        Optional<Instant> unmodified =
                headers.first(prefix + "If-Unmodified-Since").flatMap(HttpDates::parse);
        if (match.isPresent()
                ? !lists(match.get(), object.etag())
                : unmodified.isPresent() && modified.isAfter(unmodified.get())) {
            return Verdict.FAILED;
        }
        Optional<String> noneMatch = headers.first(prefix + "If-None-Match");
        Optional<Instant> modifiedSince =
                headers.first(prefix + "If-Modified-Since").flatMap(HttpDates::parse);
        if (noneMatch.isPresent()
                ? lists(noneMatch.get(), object.etag())
                : modifiedSince.isPresent() && !modified.isAfter(modifiedSince.get())) {
            return Verdict.NOT_MODIFIED;
        }
        return Verdict.PASS;
    }

    /** Whether the value of an If-Match header names this ETag; quotes do not matter. */
    public static boolean lists(String header, String etag) {
        for (String candidate : header.split(",")) {
            String trimmed = candidate.trim();
            if (trimmed.equals("*") || trimmed.equals(etag) || ("\"" + trimmed + "\"").equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
