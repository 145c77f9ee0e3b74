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

import java.time.Duration;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

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
