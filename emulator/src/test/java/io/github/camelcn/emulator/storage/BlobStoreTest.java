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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class BlobStoreTest {
    private static final byte[] LARGE = new byte[BlobStore.SMALL_BYTES + 1];

    @Test
    void aWriterThatComesAfterTheEndBringsNothingBack(@TempDir Path directory) {
        BlobStore store = new BlobStore(Optional.of(directory), 0);
        BlobWriter late = store.writer(-1);

        store.close();

        assertThatIOException()
                .isThrownBy(() -> late.write(LARGE, 0, LARGE.length))
                .withMessage("the store is closed");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void inADirectoryEveryBlobHasItsFile(@TempDir Path directory) throws IOException {
        try (BlobStore store = new BlobStore(Optional.of(directory), 1000)) {
            Blob empty = store.writer(0).finish();

            assertThat(store.find(empty.id())).get().extracting(Blob::size).isEqualTo(0L);
        }
    }

    @Test
    void withoutADirectorySmallBlobsStayOnTheHeapWithinTheBudget() throws IOException {
        try (BlobStore store = new BlobStore(Optional.empty(), 10)) {
            Blob first = blob(store, 10);
            Blob second = blob(store, 1);
            first.release();
            Blob third = blob(store, 1);

            assertThat(first.id()).isEmpty();
            assertThat(second.id()).isNotEmpty();
            assertThat(third.id()).isEmpty();
        }
    }

    private static Blob blob(BlobStore store, int size) throws IOException {
        BlobWriter writer = store.writer(size);
        writer.write(new byte[size], 0, size);
        return writer.finish();
    }
}
