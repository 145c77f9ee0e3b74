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
import java.util.Optional;

/**
 * Knows the two names of buckets: Kodo names need only be unique within an account for older buckets, S3 names are
 * unique everywhere. Thread-safe. Source: provider documentation, page 4088.
 */
@FunctionalInterface
public interface S3BucketNames {

    /** Knows nothing. */
    S3BucketNames NONE = name -> Optional.empty();

    /**
     * The S3 name of the account's bucket that has this Kodo name.
     *
     * @return empty if there is no such bucket
     * @throws IOException if nobody could be asked
     */
    Optional<String> s3Name(String kodoName) throws IOException;
}
