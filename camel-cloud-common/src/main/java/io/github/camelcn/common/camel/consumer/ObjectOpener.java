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
package io.github.camelcn.common.camel.consumer;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.ObjectStoreEndpoint;
import io.github.camelcn.common.camel.PollingOptions;
import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.camel.monitor.TransferWatch;
import io.github.camelcn.common.camel.monitor.WatchedStream;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.multipart.DownloadOptions;
import io.github.camelcn.common.multipart.DownloadRequest;
import io.github.camelcn.common.multipart.DownloadedFile;
import io.github.camelcn.common.multipart.FileDownloader;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.StoredObject;

/** Opens objects as the options want their body: re-readable, plain, as a file or not at all. Thread-safe. */
final class ObjectOpener {

    /** An open stream that waited longer is opened anew: services close connections that nobody reads. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Closeable NOTHING = () -> {};

    private final Supplier<ObjectStore> store;
    private final ObjectStoreEndpoint endpoint;
    private final PollingOptions options;
    private final Clock clock;
    private final TransferWatch transfers;
    private final Optional<Path> folder;

    ObjectOpener(Supplier<ObjectStore> store, ObjectStoreEndpoint endpoint, Clock clock) {
        this.store = store;
        this.endpoint = endpoint;
        this.options = endpoint.getPolling();
        this.clock = clock;
        this.transfers = endpoint.transfers();
        this.folder = Optional.ofNullable(options.getLocalWorkDirectory())
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** Whether opening asks the store at all. */
    boolean fetches() {
        return !options.isIgnoreBody();
    }

    /** Whether an object holds no connection once it is opened, because it is in memory then. */
    boolean holds(ObjectInfo listed) {
        return options.isIgnoreBody()
                || (folder.isEmpty()
                        && options.isIncludeBody()
                        && listed.size() >= 0
                        && listed.size() <= StoredObjectBody.IN_MEMORY_BYTES);
    }

    /** @return what belongs to the caller, who closes or discards it */
    Opened open(ConsumedObject object) throws IOException {
        if (options.isIgnoreBody()) {
            return new Opened(object.info(), null, false, NOTHING, true, Instant.MAX);
        }
        GetObjectRequest request = GetObjectRequest.of(object.ref()).withEncryption(endpoint.readKey());
        if (folder.isPresent()) {
            return download(request, folder.get());
        }
        StoredObject first = store.get().get(request);
        Transfer transfer = transfers.begin(TransferKind.DOWNLOAD, object.ref(), first.contentLength());
        boolean autoclose = options.isAutocloseBody();
        if (options.isIncludeBody()) {
            StoredObjectBody repeatable = StoredObjectBody.open(store.get(), request, first, transfer);
            return new Opened(first.info(), repeatable, false, repeatable, autoclose, streaming(repeatable));
        }
        InputStream content = WatchedStream.of(first.content(), transfer);
        return new Opened(first.info(), content, true, content, autoclose, clock.instant());
    }

    /** One range after the other, so that there are no threads to stop; objects are downloaded side by side anyway. */
    private Opened download(GetObjectRequest request, Path into) throws IOException {
        DownloadOptions one = new DownloadOptions(Optional.of(into), DownloadOptions.DEFAULT_PART_BYTES, 1, false);
        Transfer transfer = transfers.begin(TransferKind.DOWNLOAD, request.source(), Transfer.UNKNOWN);
        DownloadRequest wanted = new DownloadRequest(request, request.source().key());
        DownloadedFile downloaded =
                transfer.during(() -> new FileDownloader(store.get(), one).download(wanted, transfer));
        Path file = downloaded.file();
        return new Opened(
                downloaded.object(),
                file.toFile(),
                false,
                () -> Files.deleteIfExists(file),
                options.isAutocloseBody(),
                Instant.MAX);
    }

    private Instant streaming(StoredObjectBody body) {
        return body.inMemory() ? Instant.MAX : clock.instant();
    }

    /** Whether it has been open for so long that the service may have given up. */
    boolean isStale(Opened opened) {
        return opened.since.isBefore(clock.instant().minus(LONGEST_WAIT));
    }

    /**
     * An open object.
     *
     * @param info what the store says now
     * @param body for the message; null for none
     * @param readOnce whether Camel must not try to read it twice
     * @param content what holds the connection
     * @param autoclose whether the content is closed when the exchange is done
     * @param since when its connection began to wait; never if it has none
     */
    record Opened(ObjectInfo info, Object body, boolean readOnce, Closeable content, boolean autoclose, Instant since) {

        void putInto(Exchange exchange) {
            if (readOnce) {
                exchange.getExchangeExtension().setStreamCacheDisabled(true);
            }
            if (body != null) {
                exchange.getMessage().setBody(body);
            }
            if (body instanceof File file) {
                exchange.getMessage().setHeader(Exchange.FILE_LOCAL_WORK_PATH, file.getPath());
            }
        }

        /** The exchange is done. */
        void done() throws IOException {
            if (autoclose) {
                content.close();
            }
        }

        /** No exchange has it. */
        void discard() throws IOException {
            content.close();
        }
    }
}
