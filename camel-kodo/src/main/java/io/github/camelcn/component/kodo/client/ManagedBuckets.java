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

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.RegionHosts;

/**
 * Where buckets are and what they are called, as Kodo's native API knows it. The question for the place needs no
 * signature; that for names does, and temporary keys cannot ask it. Thread-safe.
 */
public final class ManagedBuckets implements BucketLocator, S3BucketNames {

    private final KodoManagement management;

    /** @param management not closed here */
    public ManagedBuckets(KodoManagement management) {
        this.management = management;
    }

    /** @param accessKey has no meaning: the native API is asked with its own keys, which are the same */
    @Override
    public Optional<Place> locate(String accessKey, String bucket) throws IOException {
        try {
            RegionHosts hosts = management.region(bucket);
            return hosts.s3Region().isBlank()
                    ? Optional.empty()
                    : Optional.of(new Place(
                            hosts.s3Region(),
                            hosts.s3Endpoint().map(URI::toString).orElse(""),
                            hosts.ttl()));
        } catch (BucketNotFoundException e) {
            return Optional.empty();
        } catch (IllegalStateException e) {
            // no such Kodo name, and these keys cannot ask for other names
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> s3Name(String kodoName) throws IOException {
        try {
            return management.s3Name(kodoName);
        } catch (IllegalStateException e) {
            // temporary keys
            return Optional.empty();
        }
    }
}
