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
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.zip.CRC32C;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.ByteProgress;

/**
 * Writes objects to files: large ones in ranges, some of them at the same time, in constant memory. A file appears under
 * its name when it is whole and verified, and not before. Thread-safe.
 *
 * <p>All ranges are of the version that was seen first; an object that is overwritten meanwhile fails the download. One
 * that failed for another reason, or whose process died, goes on with the ranges that are missing when the same version
 * is downloaded to the same file again.
 *
 * <p>{@link #close} cancels the downloads that run; the store stays open and is its owner's to close.
 */
public final class FileDownloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileDownloader.class);
    private static final String OPERATION = "getObjectToFile";

    /** How often a range that brings nothing new is asked for; each time with all the retries of the store's client. */
    private static final int FRUITLESS_TRIES = 3;

    private static final int BUFFER = 128 << 10;

    private final ObjectStore store;
    private final DownloadOptions options;
    private final PartialFile.Disk disk;
    private final Executor executor;
    private final Optional<ExecutorService> ownExecutor;
    private final RunningTransfers running = new RunningTransfers();

    /** Fetches ranges on daemon threads of its own, besides the calling one. */
    public FileDownloader(ObjectStore store, DownloadOptions options) {
        this(store, options, FileChannel::write, Optional.of(RunningTransfers.newThreads()), Runnable::run);
    }

    /** @param executor not shut down here; if it refuses, the calling thread does the work */
    FileDownloader(ObjectStore store, DownloadOptions options, PartialFile.Disk disk, Executor executor) {
        this(store, options, disk, Optional.empty(), executor);
    }

    private FileDownloader(
            ObjectStore store,
            DownloadOptions options,
            PartialFile.Disk disk,
            Optional<ExecutorService> own,
            Executor other) {
        this.store = store;
        this.options = options;
        this.disk = disk;
        this.ownExecutor = own;
        this.executor = own.isPresent() ? own.get() : other;
    }

    /**
     * Downloads, and waits for it. A file of that name is replaced.
     *
     * @throws IllegalArgumentException if the name is none for a file, or there is no folder for files
     * @throws PreconditionFailedException if the object is not as the request wants it, or was overwritten meanwhile
     * @throws IntegrityException if other bytes arrived than are stored
     * @throws java.io.InterruptedIOException if the thread was interrupted or the downloader closed
     * @throws IOException if the store or the disk failed, or the name leads out of the folder
     */
    public DownloadedFile download(DownloadRequest request) throws IOException {
        return download(request, ByteProgress.NONE);
    }

    /**
     * As above.
     *
     * @param progress is told how long the object is, and what arrived of it; ranges that an earlier attempt left behind
     *     count at once
     */
    public DownloadedFile download(DownloadRequest request, ByteProgress progress) throws IOException {
        Path folder = options.folder()
                .orElseThrow(() -> new IllegalArgumentException(
                        OPERATION + " needs the option downloadDirectory: the folder that files may be written to"));
        String what = OPERATION + " " + request.object().source();
        running.enter(what);
        try {
            GetObjectRequest object = request.object();
            ObjectInfo info =
                    store.head(new HeadObjectRequest(object.source(), object.conditions(), object.encryption()));
            if (info.size() < 0) {
                throw new IntegrityException(
                        OPERATION, object.source().toString(), "the service does not say how long it is");
            }
            Path file = new DownloadFolder(folder).fileFor(request.fileName());
            progress.expects(info.size());
            new Download(object, info, file, what, progress).run();
            return new DownloadedFile(file, info);
        } finally {
            running.leave();
        }
    }

    /** Cancels the downloads that run, and waits up to half a minute for that. */
    @Override
    public void close() {
        running.close();
        ownExecutor.ifPresent(ExecutorService::shutdown);
    }

    /** One object on its way to one file. */
    private final class Download {

        private final GetObjectRequest request;
        private final ObjectInfo object;
        private final Path file;
        private final String what;
        private final ByteProgress progress;
        private final Ranges ranges;

        Download(GetObjectRequest request, ObjectInfo object, Path file, String what, ByteProgress progress) {
            this.request = request.withConditions(Conditions.NONE.pinnedTo(object.etag()));
            this.object = object;
            this.file = file;
            this.what = what;
            this.progress = progress;
            // ranges of what has no name for its version could be of two
            this.ranges = object.etag().isEmpty()
                    ? new Ranges(object.size(), object.size(), object.size() == 0 ? 0 : 1)
                    : Ranges.of(object.size(), options.partBytes());
        }

        void run() throws IOException {
            try (PartialFile partial = PartialFile.open(file, version(), ranges, disk)) {
                try {
                    if (partial.missing() < ranges.count()) {
                        LOG.info("{} goes on: {} of {} ranges are missing", what, partial.missing(), ranges.count());
                        progress.moved(partial.presentBytes());
                    }
                    fetchAll(partial);
                    if (ranges.count() != 1) {
                        store.verifyContent(object, partial::md5);
                    }
                    partial.complete();
                } catch (IOException | RuntimeException | Error e) {
                    throw failed(partial, e);
                }
            }
        }

        /** What the bytes are of; a version without a name is never the same. */
        private String version() {
            String etag = object.etag().isEmpty() ? "?" + System.nanoTime() : object.etag();
            return String.join(
                    " ",
                    "1",
                    URLEncoder.encode(object.ref().toString(), StandardCharsets.UTF_8),
                    URLEncoder.encode(etag, StandardCharsets.UTF_8),
                    String.valueOf(ranges.totalBytes()),
                    String.valueOf(ranges.partBytes()));
        }

        /** Returns for the compiler's sake; throws the cause, with what becomes of the bytes. */
        private IOException failed(PartialFile partial, Throwable cause) throws IOException {
            boolean useless = cause instanceof PreconditionFailedException
                    || cause instanceof ObjectNotFoundException
                    || cause instanceof IntegrityException;
            boolean kept = options.keepPartial() && !useless;
            if (!kept) {
                try {
                    partial.discard();
                } catch (IOException e) {
                    cause.addSuppressed(e);
                }
            }
            if (cause instanceof DiskException full) {
                String then = kept ? "what was fetched stays for another try" : "what was fetched was removed";
                throw new DiskException(what + ": " + full.getMessage() + "; " + then, full);
            } else if (cause instanceof RuntimeException e) {
                throw e;
            } else if (cause instanceof Error e) {
                throw e;
            }
            return (IOException) cause;
        }

        private void fetchAll(PartialFile partial) throws IOException {
            int helpers = Math.max(0, Math.min(options.concurrency(), partial.missing()) - 1);
            PartCrew crew = new PartCrew(
                    what, executor, options.concurrency(), helpers, new MissingRanges(partial, ranges, this::fetch));
            try {
                running.watch(crew);
                crew.sendAll();
                crew.detach();
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                throw giveUp(crew, e);
            } finally {
                running.unwatch(crew);
            }
        }

        private IOException giveUp(PartCrew crew, Throwable problem) throws IOException {
            PartCrew.Outcome outcome = crew.giveUp(problem);
            if (outcome.interrupted()) {
                Thread.currentThread().interrupt();
            }
            if (outcome.cause() instanceof RuntimeException e) {
                throw e;
            } else if (outcome.cause() instanceof Error e) {
                throw e;
            }
            return (IOException) outcome.cause();
        }

        /** A body that breaks off is asked for again from there, one that is wrong from its beginning. */
        private UploadedPart fetch(PartialFile partial, int index) throws IOException {
            long from = ranges.offset(index);
            long end = from + ranges.length(index);
            Position at = new Position(from);
            int fruitless = 0;
            while (!at.verified) {
                long before = at.next;
                try {
                    fetch(partial, at, end);
                } catch (TransportException | IntegrityException e) {
                    boolean goesOn =
                            e instanceof TransportException && !object.etag().isEmpty();
                    fruitless = goesOn && at.next - before >= BUFFER ? 0 : fruitless + 1;
                    if (fruitless == FRUITLESS_TRIES || Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    LOG.debug("{} asks again for bytes {} to {}", what, goesOn ? at.next : from, end, e);
                    if (!goesOn) {
                        progress.moved(from - at.next);
                        at = new Position(from);
                    }
                }
            }
            partial.finished(index, (int) at.crc.getValue());
            return new UploadedPart(index, end - from, "");
        }

        private void fetch(PartialFile partial, Position at, long end) throws IOException {
            boolean whole = at.next == 0 && end == ranges.totalBytes();
            // a whole object is verified by the store's client while it is read
            GetObjectRequest get = whole ? request : request.withRange(ByteRange.closed(at.next, end - 1));
            try (StoredObject answer = store.get(get)) {
                requireSameVersion(answer.info());
                copy(answer.content(), partial, at, end);
            }
            if (ranges.count() == 1 && !whole) {
                store.verifyContent(object, partial::md5);
            }
            at.verified = true;
        }

        private void requireSameVersion(ObjectInfo now) throws IntegrityException {
            if (!now.etag().equalsIgnoreCase(object.etag())) {
                throw new IntegrityException(
                        OPERATION,
                        object.ref().toString(),
                        "it was overwritten while it was downloaded: its ETag was " + object.etag() + " and is "
                                + now.etag());
            }
        }

        private void copy(InputStream in, PartialFile partial, Position at, long end) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, end - at.next)];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > end - at.next) {
                    throw new IntegrityException(
                            OPERATION, object.ref().toString(), "the service sent more than was asked for");
                }
                partial.write(ByteBuffer.wrap(buffer, 0, read), at.next);
                at.crc.update(buffer, 0, read);
                at.next += read;
                progress.moved(read);
            }
            if (at.next < end) {
                throw new IntegrityException(
                        OPERATION,
                        object.ref().toString(),
                        "the answer ended at byte " + at.next + " instead of " + end);
            }
        }
    }

    /** How far a range has come; of one thread. */
    private static final class Position {
        private final CRC32C crc = new CRC32C();
        private long next;
        private boolean verified;

        Position(long next) {
            this.next = next;
        }
    }
}
