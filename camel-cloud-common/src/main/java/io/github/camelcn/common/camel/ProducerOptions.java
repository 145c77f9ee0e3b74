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
package io.github.camelcn.common.camel;

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How operations behave, the same for every store. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class ProducerOptions implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether the body must be the typed request of the operation. Such a body is always used as it is; with this option any other body is an error instead of being read together with the headers.")
    private boolean pojoRequest = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether a producer creates the bucket of the endpoint when it starts. One that exists is fine.")
    private boolean autoCreateBucket = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether the list operations answer with an iterator that fetches page after page while it is read, for the Split EIP in constant memory, instead of a list.")
    private boolean lazyListing = false;

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "The size of a page of listObjects, 1 or more; the store may give fewer.")
    private int maxKeys = 1000;

    @UriParam(
            label = "producer",
            defaultValueNote = "1h",
            description = "How long links of createDownloadLink work. More than 0.")
    private Duration downloadLinkExpiration = Duration.ofHours(1);

    @UriParam(
            label = "producer",
            defaultValueNote = "1h",
            description = "How long links of createUploadLink work. More than 0.")
    private Duration uploadLinkExpiration = Duration.ofHours(1);

    @UriParam(
            label = "producer",
            defaultValueNote = "24h",
            description = "cleanMultipartUploads aborts uploads that were started longer ago than this. More than 0.")
    private Duration olderThan = Duration.ofHours(24);

    public boolean isPojoRequest() {
        return pojoRequest;
    }

    public void setPojoRequest(boolean pojoRequest) {
        this.pojoRequest = pojoRequest;
    }

    public boolean isAutoCreateBucket() {
        return autoCreateBucket;
    }

    public void setAutoCreateBucket(boolean autoCreateBucket) {
        this.autoCreateBucket = autoCreateBucket;
    }

    public boolean isLazyListing() {
        return lazyListing;
    }

    public void setLazyListing(boolean lazyListing) {
        this.lazyListing = lazyListing;
    }

    public int getMaxKeys() {
        return maxKeys;
    }

    public void setMaxKeys(int maxKeys) {
        this.maxKeys = maxKeys;
    }

    public Duration getDownloadLinkExpiration() {
        return downloadLinkExpiration;
    }

    public void setDownloadLinkExpiration(Duration downloadLinkExpiration) {
        this.downloadLinkExpiration = downloadLinkExpiration;
    }

    public Duration getUploadLinkExpiration() {
        return uploadLinkExpiration;
    }

    public void setUploadLinkExpiration(Duration uploadLinkExpiration) {
        this.uploadLinkExpiration = uploadLinkExpiration;
    }

    public Duration getOlderThan() {
        return olderThan;
    }

    public void setOlderThan(Duration olderThan) {
        this.olderThan = olderThan;
    }

    /** A copy that can be changed without changing this one. */
    public ProducerOptions copy() {
        try {
            return (ProducerOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
