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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartialFileTest {

    private static final Ranges RANGES = Ranges.of(10, 5);

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("f");
    }

    private PartialFile open(String version, PartialFile.Disk disk) throws IOException {
        return PartialFile.open(target, version, RANGES, disk);
    }

    /** Lets something happen to the names on the disk right after the first file was opened. */
    private static final class BusyDisk implements PartialFile.Disk {

        private final Step afterOpening;
        private boolean opened;

        BusyDisk(Step afterOpening) {
            this.afterOpening = afterOpening;
        }

        private interface Step {
            void run() throws IOException;
        }

        @Override
        public int write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
            return file.write(bytes, position);
        }

        @Override
        public FileChannel open(Path file, Set<OpenOption> options) throws IOException {
            FileChannel channel = PartialFile.Disk.super.open(file, options);
            if (!opened) {
                opened = true;
                afterOpening.run();
            }
            return channel;
        }
    }

    @Test
    void whoFinishesAndWhoBeginsWhileTheFileIsOpenedLeaveItToOneOfThem() throws IOException {
        PartialFile finishing = open("1", FileChannel::write);
        PartialFile[] beginning = new PartialFile[1];
        PartialFile.Disk disk = new BusyDisk(() -> {
            finishing.complete();
            finishing.close();
            beginning[0] = open("2", FileChannel::write);
        });

        assertThatThrownBy(() -> open("1", disk)).hasMessageContaining("is being downloaded already");

        beginning[0].close();
        try (PartialFile next = open("1", FileChannel::write)) {
            assertThat(next.missing()).isEqualTo(2);
        }
    }

    @Test
    void whoFinishesWhileTheFileIsOpenedMakesWayForTheNext() throws IOException {
        PartialFile finishing = open("1", FileChannel::write);

        try (PartialFile next = open("1", new BusyDisk(() -> {
            finishing.discard();
            finishing.close();
        }))) {
            assertThatThrownBy(() -> open("1", FileChannel::write)).hasMessageContaining("is being downloaded already");
            next.discard();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
