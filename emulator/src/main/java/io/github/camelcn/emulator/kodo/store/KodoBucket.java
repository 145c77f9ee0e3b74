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
package io.github.camelcn.emulator.kodo.store;

import java.net.URI;
import java.util.Optional;

/**
 * A bucket to be made past the protocol.
 *
 * @param name the Kodo name, which native calls use
 * @param s3Name the name S3 requests use; another one where the Kodo name is taken by somebody else
 * @param region by either of its names; empty for the default region
 * @param isPrivate whether reading it through its domain needs a token
 * @param requesterPays whether requests must say that whoever sends them pays
 * @param mirror where missing objects are fetched from
 */
public record KodoBucket(
        String name, String s3Name, String region, boolean isPrivate, boolean requesterPays, Optional<URI> mirror) {
    /** A private bucket of the default region with one name for both protocols. */
    public static KodoBucket named(String name) {
        return new KodoBucket(name, name, "", true, false, Optional.empty());
    }

    public KodoBucket s3Name(String other) {
        return new KodoBucket(name, other, region, isPrivate, requesterPays, mirror);
    }

    public KodoBucket in(String otherRegion) {
        return new KodoBucket(name, s3Name, otherRegion, isPrivate, requesterPays, mirror);
    }

    public KodoBucket publicRead() {
        return new KodoBucket(name, s3Name, region, false, requesterPays, mirror);
    }

    public KodoBucket payingRequesters() {
        return new KodoBucket(name, s3Name, region, isPrivate, true, mirror);
    }

    public KodoBucket mirroring(URI source) {
        return new KodoBucket(name, s3Name, region, isPrivate, requesterPays, Optional.of(source));
    }
}
