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
 * A bucket.
 *
 * @param name its name
 * @param region zone or region, in the store's words
 * @param created when
 * @param url where, empty if the store does not say
 */
public record Bucket(String name, String region, Optional<Instant> created, String url) {

    public Bucket {
        requireNonNull(name, "name");
        requireNonNull(region, "region");
        requireNonNull(created, "created");
        requireNonNull(url, "url");
    }
}
