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
package io.github.camelcn.component.kodo.client;

import java.time.Instant;
import java.util.Optional;

import io.github.camelcn.common.http.HttpDates;
import io.github.camelcn.common.objectstore.ObjectInfo;

import static java.util.Objects.requireNonNull;

/**
 * How far the restoration of an archived object is.
 *
 * @param ongoing whether the service is at work
 * @param readableUntil until when it can be read; empty if it cannot, or the service did not say
 */
public record RestoreStatus(boolean ongoing, Optional<Instant> readableUntil) {

    private static final String HEADER = "x-amz-restore";
    private static final String EXPIRY = "expiry-date=\"";

    public RestoreStatus {
        requireNonNull(readableUntil, "readableUntil");
    }

    /**
     * Of what a head of the object said.
     *
     * @return empty if nobody has asked for a restoration, or the object needs none. Source: the provider's adapter 0.7.1
     */
    public static Optional<RestoreStatus> of(ObjectInfo object) {
        String header = object.attributes().getOrDefault(HEADER, "");
        if (header.isEmpty()) {
            return Optional.empty();
        }
        int start = header.indexOf(EXPIRY);
        int end = start < 0 ? -1 : header.indexOf('"', start + EXPIRY.length());
        Optional<Instant> until =
                end < 0 ? Optional.empty() : HttpDates.parse(header.substring(start + EXPIRY.length(), end));
        return Optional.of(new RestoreStatus(header.contains("ongoing-request=\"true\""), until));
    }
}
