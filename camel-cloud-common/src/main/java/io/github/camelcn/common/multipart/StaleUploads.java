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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ListUploadsRequest;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.UploadPage;
import io.github.camelcn.common.objectstore.UploadRef;

/**
 * Removes uploads that nobody finished. Stores keep their parts, and charge for them, forever.
 *
 * @param store not closed here
 * @param clock says what is old
 * @param spared those that stay however old they are
 */
public record StaleUploads(ObjectStore store, Clock clock, Spared spared) {

    /** Which uploads somebody will go on with. */
    @FunctionalInterface
    public interface Spared {
        boolean test(UploadRef upload) throws IOException;
    }

    /** Spares none. */
    public StaleUploads(ObjectStore store, Clock clock) {
        this(store, clock, upload -> false);
    }

    /**
     * Aborts the uploads that were started longer ago. One that cannot be aborted does not stop the others; uploads whose
     * start the store does not tell are left alone.
     *
     * @param prefix only of keys that start with it
     * @param olderThan not negative
     * @return those that were aborted
     * @throws IOException if the listing failed, or after all others were tried, the first abort that did; the rest are
     *     its suppressed exceptions
     */
    public List<UploadRef> clean(String bucket, String prefix, Duration olderThan) throws IOException {
        if (olderThan.isNegative()) {
            throw new IllegalArgumentException("olderThan must not be negative, but is " + olderThan);
        }
        Instant limit = clock.instant().minus(olderThan);
        List<UploadRef> aborted = new ArrayList<>();
        IOException failed = null;
        for (UploadRef upload : find(bucket, prefix, limit)) {
            try {
                store.abortUpload(upload);
                aborted.add(upload);
            } catch (IOException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return List.copyOf(aborted);
    }

    /** All pages first: aborting while a listing goes on would pull its marker from under it. */
    private List<UploadRef> find(String bucket, String prefix, Instant limit) throws IOException {
        List<UploadRef> stale = new ArrayList<>();
        Optional<UploadRef> after = Optional.empty();
        do {
            UploadPage page = store.listUploads(new ListUploadsRequest(bucket, prefix, after, 0));
            for (UploadRef upload : page.uploads()) {
                if (upload.started().filter(limit::isAfter).isPresent() && !spared.test(upload)) {
                    stale.add(upload);
                }
            }
            if (page.next().isPresent() && samePlace(page.next(), after)) {
                throw new IOException("listMultipartUploads " + bucket + ": the service answers with the same marker"
                        + " again and again, so the listing cannot go on; nothing was aborted");
            }
            after = page.next();
        } while (after.isPresent());
        return stale;
    }

    private static boolean samePlace(Optional<UploadRef> one, Optional<UploadRef> other) {
        return one.map(UploadRef::uploadId).equals(other.map(UploadRef::uploadId))
                && one.map(UploadRef::target).equals(other.map(UploadRef::target));
    }
}
