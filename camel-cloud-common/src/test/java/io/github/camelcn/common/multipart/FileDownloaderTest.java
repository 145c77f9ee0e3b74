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
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A file appears whole or not at all, and what was fetched before a failure is not fetched again. */
class FileDownloaderTest {

    private static final int PART = 64 << 10;
    private static final int SIZE = 4 * PART + 1_000;
    private static final ObjectRef SOURCE = new ObjectRef("bucket", "in/big");

    @TempDir
    private Path folder;

    private final FakeObjectStore store = new FakeObjectStore(FakeObjectStore.QINGSTOR_LIMITS, Clock.systemUTC());
    private final byte[] content = TestSources.bytes(SIZE);
    private final List<FileDownloader> downloaders = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PartialFile.Disk disk = FileChannel::write;

    @BeforeEach
    void anObjectOfFiveRanges() {
        store.with("bucket", "in/big", content);
    }

    @AfterEach
    void nothingStaysOpen() {
        downloaders.forEach(FileDownloader::close);
        threads.shutdownNow();
        assertThat(store.openBodies()).isZero();
    }

    private FileDownloader downloader(int concurrency, boolean keepPartial) {
        FileDownloader downloader = new FileDownloader(
                store, new DownloadOptions(Optional.of(folder), PART, concurrency, keepPartial), disk, threads);
        downloaders.add(downloader);
        return downloader;
    }

    private static DownloadRequest request() {
        return new DownloadRequest(GetObjectRequest.of(SOURCE), "a/big.bin");
    }

    private DownloadedFile download() throws IOException {
        return downloader(1, true).download(request());
    }

    private int gets() {
        return store.calls("getObject").size();
    }

    private Path file() {
        return folder.resolve("a/big.bin");
    }

    private Path part() {
        return folder.resolve("a/.big.bin.part");
    }

    private Path state() {
        return folder.resolve("a/.big.bin.part.state");
    }

    private void assertThatTheFileIsTheObject() {
        assertThat(file()).hasBinaryContent(content);
        assertThat(file().getParent().toFile().list()).containsExactly("big.bin");
    }

    /** The range that is asked for as the n-th fails. */
    private void brokenAt(int get) {
        AtomicInteger asked = new AtomicInteger();
        store.inject(Fault.on("getObject", call -> {
            if (asked.incrementAndGet() >= get) {
                throw ServiceException.of(
                        call.operation(),
                        "bucket/in/big",
                        new ServiceError(ErrorKind.UNAVAILABLE, 503, "busy", "injected", "1", false, ""),
                        1);
            }
        }));
        assertThatThrownBy(this::download).hasMessageContaining("busy");
        store.heal();
        store.forgetCalls();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aNameThatIsAsLongAsTheFileSystemAllowsIsNotTooLong() throws IOException {
        String name = "\u4e2d".repeat(85); // 255 bytes
        DownloadRequest request = new DownloadRequest(GetObjectRequest.of(SOURCE), name);
        store.inject(Fault.on("getObject", call -> {
            if (gets() == 3) {
                throw new IOException("injected");
            }
        }));
        assertThatThrownBy(() -> downloader(1, true).download(request)).hasMessage("injected");
        store.heal();
        store.forgetCalls();

        downloader(1, true).download(request);

        assertThat(gets()).as("goes on where it was").isLessThan(5);
        assertThat(folder.toFile().list()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void anObjectBecomesAFile(int concurrency) throws IOException {
        DownloadedFile result = downloader(concurrency, true).download(request());

        assertThat(result.file()).isEqualTo(file().toRealPath());
        assertThat(result.object().size()).isEqualTo(SIZE);
        assertThat(gets()).isEqualTo(5);
        assertThat(store.calls("headObject")).hasSize(1);
        assertThat(store.peakOf("getObject")).isLessThanOrEqualTo(concurrency);
        assertThatTheFileIsTheObject();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1})
    void anyLengthIsRight(int length) throws IOException {
        byte[] bytes = TestSources.bytes(length);
        store.with("bucket", "in/big", bytes);

        download();

        assertThat(file()).hasBinaryContent(bytes);
        assertThat(gets()).isEqualTo(length == 0 ? 0 : length <= PART ? 1 : 2);
    }

    @Test
    void aFileThatIsThereIsReplacedWhenTheNewOneIsWhole() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "old");
        AtomicInteger seen = new AtomicInteger();
        store.inject(Fault.on("getObject", call -> {
            assertThat(file()).hasContent("old");
            seen.incrementAndGet();
        }));

        download();

        assertThat(seen).hasValue(5);
        assertThatTheFileIsTheObject();
    }

    @Test
    void aDownloadThatFailedGoesOnWithTheMissingRanges() throws IOException {
        brokenAt(4);
        assertThat(part()).exists();

        download();

        assertThat(gets()).isEqualTo(2);
        assertThatTheFileIsTheObject();
    }

    @Test
    void withoutKeepingNothingStays() {
        store.inject(Fault.answering("getObject", ErrorKind.UNAVAILABLE, 503, "busy"));

        assertThatThrownBy(() -> downloader(1, false).download(request())).hasMessageContaining("busy");

        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @Test
    void anObjectThatWasOverwrittenSinceBeginsAnew() throws IOException {
        brokenAt(4);
        byte[] other = TestSources.bytes(SIZE + 7);
        store.with("bucket", "in/big", other);

        download();

        assertThat(gets()).isEqualTo(5);
        assertThat(file()).hasBinaryContent(other);
    }

    @Test
    void anObjectThatIsOverwrittenMeanwhileFailsAndLeavesNothing() {
        AtomicInteger asked = new AtomicInteger();
        store.inject(Fault.on("getObject", call -> {
            if (asked.incrementAndGet() == 3) {
                store.with("bucket", "in/big", TestSources.bytes(SIZE + 1));
            }
        }));

        assertThatThrownBy(this::download).isInstanceOf(PreconditionFailedException.class);

        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @Test
    void anObjectThatIsDeletedMeanwhileFailsAndLeavesNothing() {
        AtomicInteger asked = new AtomicInteger();
        store.inject(Fault.on("getObject", call -> {
            if (asked.incrementAndGet() == 3) {
                store.delete(new DeleteObjectRequest(SOURCE));
            }
        }));

        assertThatThrownBy(this::download).isInstanceOf(ObjectNotFoundException.class);

        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @Test
    void bytesThatWereLostOnTheDiskAreFetchedAgain() throws IOException {
        brokenAt(4);
        try (FileChannel channel = FileChannel.open(part(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~content[PART + 5]}), PART + 5L);
        }

        download();

        assertThat(gets()).isEqualTo(3);
        assertThatTheFileIsTheObject();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART, 3 * PART - 1})
    void aShorterPartialFileCostsOnlyWhatItLacks(int length) throws IOException {
        brokenAt(4);
        try (FileChannel channel = FileChannel.open(part(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }

        download();

        assertThat(gets()).isEqualTo(5 - length / PART);
        assertThatTheFileIsTheObject();
    }

    @Test
    void aStateThatWasTornIsReadAsFarAsItGoes() throws IOException {
        brokenAt(4);
        String text = Files.readString(state());
        Files.writeString(state(), text.substring(0, text.length() - 3));

        download();

        assertThat(gets()).isEqualTo(3);
        assertThatTheFileIsTheObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense\n1 2\n", "1 "})
    void aStateThatIsNotOursBeginsAnew(String text) throws IOException {
        brokenAt(4);
        Files.writeString(state(), text);

        download();

        assertThat(gets()).isEqualTo(5);
        assertThatTheFileIsTheObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y\n", "-1 0\n", "99 0\n", "\n", "4 zz\n", "99999999999999 1\n"})
    void linesThatSayNothingAreSkipped(String line) throws IOException {
        brokenAt(4);
        Files.writeString(state(), line, StandardOpenOption.APPEND);

        download();

        assertThat(gets()).isEqualTo(2);
        assertThatTheFileIsTheObject();
    }

    @Test
    void aPartialOfAnotherObjectIsNotMixedIn() throws IOException {
        brokenAt(4);
        store.with("bucket", "other", content);

        downloader(1, true)
                .download(new DownloadRequest(GetObjectRequest.of(new ObjectRef("bucket", "other")), "a/big.bin"));

        assertThat(gets()).isEqualTo(5);
    }

    @Test
    void aBodyThatBreaksOffIsAskedForFromThere() throws IOException {
        byte[] large = TestSources.bytes(1 << 20);
        store.with("bucket", "in/big", large);
        store.inject(Fault.dropping("readObject").times(1));
        FileDownloader wide =
                new FileDownloader(store, new DownloadOptions(Optional.of(folder), 1 << 20, 1, true), disk, threads);
        downloaders.add(wide);

        wide.download(request());

        assertThat(gets()).isEqualTo(2);
        assertThat(file()).hasBinaryContent(large);
    }

    @Test
    void aBodyThatBreaksOffAgainAndAgainFails() {
        store.inject(Fault.dropping("readObject"));

        assertThatThrownBy(this::download).isInstanceOf(TransportException.class);

        assertThat(gets()).isEqualTo(3);
    }

    @Test
    void otherBytesThanTheStoreHasAreRefusedAndDropped() throws IOException {
        disk = (file, bytes, position) -> {
            if (position == PART) {
                bytes.put(bytes.position(), (byte) ~bytes.get(bytes.position()));
            }
            return file.write(bytes, position);
        };

        assertThatThrownBy(this::download)
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("other bytes arrived than are stored");

        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullDiskIsSaidAndWhatWasFetchedStaysOrNot(boolean keep) throws IOException {
        AtomicLong room = new AtomicLong(3 * PART + 100);
        disk = (file, bytes, position) -> {
            if (room.addAndGet(-bytes.remaining()) < 0) {
                throw new IOException("No space left on device");
            }
            return file.write(bytes, position);
        };

        assertThatThrownBy(() -> downloader(1, keep).download(request()))
                .isInstanceOf(IOException.class)
                .hasMessage("getObjectToFile bucket/in/big: cannot write to " + part().toAbsolutePath()
                        + ": No space left on device; what was fetched "
                        + (keep ? "stays for another try" : "was removed"));
        assertThat(Files.exists(part())).isEqualTo(keep);

        room.set(Long.MAX_VALUE);
        store.forgetCalls();
        download();
        assertThat(gets()).isEqualTo(keep ? 2 : 5);
        assertThatTheFileIsTheObject();
    }

    /** Disks write less than they were given when they are nearly full, and networks of disks at any time. */
    @Test
    void aDiskThatWritesInSmallPiecesIsFine() throws IOException {
        disk = (file, bytes, position) -> {
            ByteBuffer few = bytes.slice();
            few.limit(Math.min(few.remaining(), 1_000));
            int written = file.write(few, position);
            bytes.position(bytes.position() + written);
            return written;
        };

        download();

        assertThatTheFileIsTheObject();
    }

    @Test
    void aLinkInPlaceOfThePartialFileIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createDirectories(part().getParent());
        Files.createSymbolicLink(part(), victim);
        assertThatThrownBy(this::download)
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is no regular file");
        Files.delete(part());
        Files.delete(state());
        Files.createSymbolicLink(state(), victim);
        assertThatThrownBy(this::download).isInstanceOf(FileSystemException.class);

        assertThat(victim).hasContent("precious");
    }

    @Test
    void aLinkInPlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), victim);

        download();

        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(file())).isFalse();
        assertThatTheFileIsTheObject();
    }

    @Test
    void theSecondOfTwoThatDownloadTheSameFileIsRefused() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        store.inject(Fault.on("getObject", call -> {
                    inside.countDown();
                    await(goOn);
                })
                .times(1));
        CompletableFuture<DownloadedFile> first = CompletableFuture.supplyAsync(this::unchecked, threads);
        assertThat(inside.await(2, TimeUnit.MINUTES)).isTrue();

        assertThatThrownBy(this::download)
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is being downloaded already");
        goOn.countDown();
        first.get(2, TimeUnit.MINUTES);

        assertThatTheFileIsTheObject();
    }

    private DownloadedFile unchecked() {
        try {
            return download();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closingCancelsAndKeepsWhatIsThere() throws Exception {
        FileDownloader downloader = downloader(2, true);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch stuck = new CountDownLatch(2);
        store.inject(Fault.on("getObject", call -> {
            if (asked.incrementAndGet() > 2) {
                stuck.countDown();
                block(call.key());
            }
        }));
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> downloader.download(request())), threads);
        assertThat(stuck.await(2, TimeUnit.MINUTES)).isTrue();

        downloader.close();

        assertThat(failure.get(2, TimeUnit.MINUTES))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("getObjectToFile bucket/in/big: cancelled because its endpoint stops");
        assertThatThrownBy(() -> downloader.download(request())).isInstanceOf(IllegalStateException.class);
        store.heal();
        store.forgetCalls();
        download();
        assertThat(gets()).isEqualTo(3);
        assertThatTheFileIsTheObject();
    }

    /** Until the thread is interrupted, as a socket that nobody writes to. */
    private static void block(String key) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("getObject", key, "interrupted", false, 1, e);
        }
    }

    @Test
    void conditionsAreTheCallers() {
        assertThatThrownBy(() -> downloader(1, true)
                        .download(new DownloadRequest(
                                GetObjectRequest.of(SOURCE).withConditions(Conditions.ifMatch("another")), "x")))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> new DownloadRequest(GetObjectRequest.of(SOURCE).withRange(ByteRange.from(1)), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DownloadRequest(GetObjectRequest.of(SOURCE), "../x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DownloadOptions(Optional.of(folder), 1, 1, true))
                .hasMessage("downloadPartSize must be at least 64 KiB, but is 1 bytes");
        assertThatThrownBy(() -> new DownloadOptions(Optional.of(folder), PART, 0, true))
                .hasMessage("downloadConcurrency must be between 1 and 64, but is 0");
        FileDownloader nowhere = new FileDownloader(store, new DownloadOptions(Optional.empty(), PART, 1, true));
        downloaders.add(nowhere);
        assertThatThrownBy(() -> nowhere.download(request())).hasMessageContaining("downloadDirectory");
    }

    @Test
    void rangesOfHugeObjectsGrowInsteadOfBeingTooMany() {
        Ranges ranges = Ranges.of(50L << 40, 8 << 20);

        assertThat(ranges.count()).isBetween(50_000, 100_000);
        assertThat(ranges.offset(ranges.count() - 1) + ranges.length(ranges.count() - 1))
                .isEqualTo(50L << 40);
        assertThat(Ranges.of(700L << 30, 8 << 20).partBytes()).isEqualTo(8 << 20);
    }
}
