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
package io.github.camelcn.common.camel.resume;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.camel.ByteSize;
import io.github.camelcn.common.multipart.DownloadOptions;

/** How transfers go on after a failure, the same for every store. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class ResumeOptions implements Cloneable {

    @UriParam(
            label = "producer",
            description =
                    "Where unfinished uploads are remembered. With it, an upload of a local file in parts that failed, or whose process died, is not aborted: when the same file (by size and modification time) is sent to the same key with the same settings again, only the parts that the store does not have are sent. A bean such as FileStateRepository; without it uploads that fail are aborted.")
    private StateRepository<String, String> uploadStateRepository;

    @UriParam(
            label = "producer",
            description =
                    "When the producer starts, unfinished uploads that were started longer ago than this are aborted: those to the key of the URI, else those to keys with the prefix of the endpoint, else all of the bucket; never those that uploadStateRepository remembers. More than 0, such as 7d. Off by default.")
    private Duration cleanStaleUploads;

    @UriParam(
            label = "producer",
            description =
                    "The folder that getObjectToFile writes to, and nothing leads out of: neither names from the store nor links. Made if it is not there.")
    private String downloadDirectory;

    @UriParam(
            label = "producer",
            defaultValue = "4",
            description = "How many ranges of an object getObjectToFile fetches at once, 1 to 64.")
    private int downloadConcurrency = DownloadOptions.DEFAULT_CONCURRENCY;

    @UriParam(
            label = "producer",
            defaultValue = "8MiB",
            description =
                    "The size of the ranges in which getObjectToFile fetches an object, at least 64KiB. In bytes, or with a unit such as 8MiB.")
    private String downloadPartSize = "8MiB";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether what getObjectToFile has fetched stays when it fails, in a hidden file beside the one it was to become, so that only the rest is fetched when the same version is downloaded to the same file again.")
    private boolean keepPartialDownloads = true;

    public StateRepository<String, String> getUploadStateRepository() {
        return uploadStateRepository;
    }

    public void setUploadStateRepository(StateRepository<String, String> uploadStateRepository) {
        this.uploadStateRepository = uploadStateRepository;
    }

    public Duration getCleanStaleUploads() {
        return cleanStaleUploads;
    }

    public void setCleanStaleUploads(Duration cleanStaleUploads) {
        this.cleanStaleUploads = cleanStaleUploads;
    }

    public String getDownloadDirectory() {
        return downloadDirectory;
    }

    public void setDownloadDirectory(String downloadDirectory) {
        this.downloadDirectory = downloadDirectory;
    }

    public int getDownloadConcurrency() {
        return downloadConcurrency;
    }

    public void setDownloadConcurrency(int downloadConcurrency) {
        this.downloadConcurrency = downloadConcurrency;
    }

    public String getDownloadPartSize() {
        return downloadPartSize;
    }

    public void setDownloadPartSize(String downloadPartSize) {
        this.downloadPartSize = downloadPartSize;
    }

    public boolean isKeepPartialDownloads() {
        return keepPartialDownloads;
    }

    public void setKeepPartialDownloads(boolean keepPartialDownloads) {
        this.keepPartialDownloads = keepPartialDownloads;
    }

    /** How objects become files, checked. */
    public DownloadOptions toDownloadOptions() {
        boolean nowhere = downloadDirectory == null || downloadDirectory.isBlank();
        return new DownloadOptions(
                nowhere ? Optional.empty() : Optional.of(Path.of(downloadDirectory)),
                ByteSize.parse("downloadPartSize", downloadPartSize),
                downloadConcurrency,
                keepPartialDownloads);
    }

    /** @throws IllegalArgumentException if an option cannot be meant, naming it */
    public void check() {
        if (cleanStaleUploads != null && (cleanStaleUploads.isNegative() || cleanStaleUploads.isZero())) {
            throw new IllegalArgumentException("cleanStaleUploads must be more than zero, but is " + cleanStaleUploads);
        }
    }

    /** A copy that can be changed without changing this one. */
    public ResumeOptions copy() {
        try {
            return (ResumeOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
