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

import java.io.IOException;

import io.github.camelcn.common.objectstore.UploadedPart;

/** The ranges that are not in a file yet, in order. */
final class MissingRanges implements PartSource {

    /** Fetches a range into a file; several at the same time. */
    @FunctionalInterface
    interface Fetcher {
        UploadedPart fetch(PartialFile file, int index) throws IOException;
    }

    private final PartialFile file;
    private final Ranges ranges;
    private final Fetcher fetcher;
    private int next;

    MissingRanges(PartialFile file, Ranges ranges, Fetcher fetcher) {
        this.file = file;
        this.ranges = ranges;
        this.fetcher = fetcher;
        skip();
    }

    @Override
    public PartTask poll() {
        if (isEmpty()) {
            return null;
        }
        int index = next++;
        skip();
        return new PartTask() {
            @Override
            public int number() {
                return index;
            }

            @Override
            public UploadedPart send() throws IOException {
                return fetcher.fetch(file, index);
            }
        };
    }

    @Override
    public boolean isEmpty() {
        return next == ranges.count();
    }

    private void skip() {
        while (next < ranges.count() && file.has(next)) {
            next++;
        }
    }
}
