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

import io.github.camelcn.common.objectstore.Capabilities;

/**
 * How large payloads travel.
 *
 * @param cutoffBytes payloads of this length and more are sent in parts ({@code uploadCutoff}), 0 to 5 GiB; 0 sends all
 *     but empty ones in parts
 * @param partBytes the size of a part ({@code partSize}), grown where the store's limit on the number of parts asks for
 *     it
 * @param concurrency how many parts of one transfer are sent at the same time ({@code uploadConcurrency}), 1 to 64
 * @param multipartAllowed whether parts may be used at all ({@code multiPartUpload}); if not, the cutoff has no meaning
 */
public record TransferOptions(long cutoffBytes, long partBytes, int concurrency, boolean multipartAllowed) {

    public static final long DEFAULT_CUTOFF_BYTES = 200 * Sizes.MIB;
    public static final long DEFAULT_PART_BYTES = 4 * Sizes.MIB;
    public static final int DEFAULT_CONCURRENCY = 1;

    /** 200 MiB, 4 MiB, one part at a time, as rclone's QingStor backend does. */
    public static final TransferOptions DEFAULT =
            new TransferOptions(DEFAULT_CUTOFF_BYTES, DEFAULT_PART_BYTES, DEFAULT_CONCURRENCY, true);

    private static final long MAX_CUTOFF_BYTES = 5 * Sizes.GIB;
    private static final int MAX_CONCURRENCY = 64;

    public TransferOptions {
        if (cutoffBytes < 0 || cutoffBytes > MAX_CUTOFF_BYTES) {
            throw new IllegalArgumentException(
                    "uploadCutoff must be between 0 and 5 GiB, but is " + Sizes.text(cutoffBytes));
        }
        if (partBytes <= 0) {
            throw new IllegalArgumentException("partSize must be more than 0, but is " + Sizes.text(partBytes));
        }
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("uploadConcurrency must be between 1 and 64, but is " + concurrency);
        }
    }

    public TransferOptions withCutoffBytes(long bytes) {
        return new TransferOptions(bytes, partBytes, concurrency, multipartAllowed);
    }

    public TransferOptions withPartBytes(long bytes) {
        return new TransferOptions(cutoffBytes, bytes, concurrency, multipartAllowed);
    }

    public TransferOptions withConcurrency(int parts) {
        return new TransferOptions(cutoffBytes, partBytes, parts, multipartAllowed);
    }

    public TransferOptions withMultipartAllowed(boolean allowed) {
        return new TransferOptions(cutoffBytes, partBytes, concurrency, allowed);
    }

    /**
     * @return these options
     * @throws IllegalArgumentException if a store with these limits cannot work so, naming the option
     */
    public TransferOptions checkedAgainst(Capabilities limits) {
        if (partBytes < limits.minPartBytes() || partBytes > limits.maxPartBytes()) {
            throw new IllegalArgumentException("partSize must be between " + Sizes.text(limits.minPartBytes()) + " and "
                    + Sizes.text(limits.maxPartBytes()) + ", but is " + Sizes.text(partBytes));
        }
        if (multipartAllowed && cutoffBytes > limits.maxPutBytes()) {
            throw new IllegalArgumentException("uploadCutoff must be at most " + Sizes.text(limits.maxPutBytes())
                    + ", the most this store takes in one request, but is " + Sizes.text(cutoffBytes));
        }
        return this;
    }
}
