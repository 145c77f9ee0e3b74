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
package io.github.camelcn.common.multipart;

import java.nio.file.Path;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How objects become files.
 *
 * @param folder where files are written, and nowhere else ({@code downloadDirectory}); without it nothing is downloaded
 * @param partBytes the size of a range ({@code downloadPartSize}), 64 KiB or more
 * @param concurrency how many ranges of one object are fetched at the same time ({@code downloadConcurrency}), 1 to 64
 * @param keepPartial whether what was fetched stays after a failure, so that the download can go on from it
 */
public record DownloadOptions(Optional<Path> folder, long partBytes, int concurrency, boolean keepPartial) {

    public static final long DEFAULT_PART_BYTES = 8 * Sizes.MIB;
    public static final int DEFAULT_CONCURRENCY = 4;

    private static final int MAX_CONCURRENCY = 64;
    private static final long MIN_PART_BYTES = 64 << 10;

    public DownloadOptions {
        requireNonNull(folder, "folder");
        if (partBytes < MIN_PART_BYTES) {
            throw new IllegalArgumentException("downloadPartSize must be at least " + Sizes.text(MIN_PART_BYTES)
                    + ", but is " + Sizes.text(partBytes));
        }
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("downloadConcurrency must be between 1 and 64, but is " + concurrency);
        }
    }

    /** Into this folder, four ranges of 8 MiB at a time. */
    public static DownloadOptions into(Path folder) {
        return new DownloadOptions(Optional.of(folder), DEFAULT_PART_BYTES, DEFAULT_CONCURRENCY, true);
    }
}
