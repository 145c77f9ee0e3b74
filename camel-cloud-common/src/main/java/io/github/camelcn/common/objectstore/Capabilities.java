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

/**
 * What a store can do, and its limits.
 *
 * @param minPartBytes the smallest part but the last
 * @param maxPartBytes the largest part
 * @param maxParts the most parts of an upload
 * @param firstPartNumber what its clients count from
 * @param maxPutBytes the largest object in one request
 * @param maxCopyBytes the largest object that is copied in one request
 * @param maxObjectBytes the largest object
 * @param maxKeysPerDelete the most keys in one multi-object delete
 * @param maxKeysPerPage the largest page of a listing
 * @param maxKeyBytes the longest key, in bytes of UTF-8
 */
public record Capabilities(
        long minPartBytes,
        long maxPartBytes,
        int maxParts,
        int firstPartNumber,
        long maxPutBytes,
        long maxCopyBytes,
        long maxObjectBytes,
        int maxKeysPerDelete,
        int maxKeysPerPage,
        int maxKeyBytes) {}
