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

/**
 * A bucket as people look at it.
 *
 * @param place zone or region
 * @param objects number of objects
 * @param bytes size of all objects
 * @param uploads number of unfinished multipart uploads
 * @param state what else is worth knowing, such as {@code public}; else empty
 */
public record BucketView(
        String name, String place, long objects, long bytes, int uploads, Instant created, String state) {}
