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

/**
 * How much a bucket may hold.
 *
 * @param size most bytes; -1 for no limit
 * @param count most objects; -1 for no limit
 */
public record BucketQuota(long size, long count) {

    public BucketQuota {
        if (size < -1 || count < -1) {
            throw new IllegalArgumentException(
                    "a quota must be -1 (no limit), 0 or more, but is " + size + " bytes and " + count + " objects");
        }
    }
}
