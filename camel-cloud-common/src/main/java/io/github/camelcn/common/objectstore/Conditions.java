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
package io.github.camelcn.common.objectstore;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * When to do it at all.
 *
 * @param ifMatch only if the object has this ETag (without quotes); empty for any
 * @param ifNoneMatch only if it has not; empty for any
 * @param ifModifiedSince only if it changed since
 * @param ifUnmodifiedSince only if it did not
 */
public record Conditions(
        String ifMatch, String ifNoneMatch, Optional<Instant> ifModifiedSince, Optional<Instant> ifUnmodifiedSince) {

    public static final Conditions NONE = new Conditions("", "", Optional.empty(), Optional.empty());

    public Conditions {
        requireNonNull(ifMatch, "ifMatch");
        requireNonNull(ifNoneMatch, "ifNoneMatch");
        requireNonNull(ifModifiedSince, "ifModifiedSince");
        requireNonNull(ifUnmodifiedSince, "ifUnmodifiedSince");
    }

    public static Conditions ifMatch(String etag) {
        return new Conditions(etag, "", Optional.empty(), Optional.empty());
    }

    /**
     * The same, and only of the version that was looked at: unless a version was asked for already.
     *
     * @param etag of that version, without quotes; empty if nobody knows
     */
    public Conditions pinnedTo(String etag) {
        return ifMatch.isEmpty() ? new Conditions(etag, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince) : this;
    }

    /**
     * What {@link #pinnedTo} takes the effect of, so that it has to be asked while looking at the version: a service that
     * finds the right ETag does not look at {@code ifUnmodifiedSince}. Source: RFC 9110, section 13.2.2; Amazon S3 API
     * reference, "CopyObject".
     */
    public Conditions beforePinning() {
        return ifMatch.isEmpty() && ifUnmodifiedSince.isPresent()
                ? new Conditions("", "", Optional.empty(), ifUnmodifiedSince)
                : NONE;
    }
}
