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

import static java.util.Objects.requireNonNull;

/**
 * A part the store has.
 *
 * @param number its place
 * @param size in bytes, -1 if unknown (a copied part)
 * @param etag without quotes; empty if the store gave none
 */
public record UploadedPart(int number, long size, String etag) {

    public UploadedPart {
        requireNonNull(etag, "etag");
    }
}
