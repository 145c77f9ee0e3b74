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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.multipart.StaleUploads;
import io.github.camelcn.common.objectstore.UploadRef;

/**
 * Removes what nobody finished, once, when a producer starts. Beside the route, which need not wait for it: it takes as
 * long as the listing, and what it cannot do is a warning and no reason not to start.
 */
public final class StaleUploadCleaning extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StaleUploadCleaning.class);

    private final CamelContext context;
    private final Supplier<StaleUploads> stale;
    private final String bucket;
    private final String prefix;
    private final Duration olderThan;
    private ExecutorService worker;

    /**
     * @param stale asked at each start
     * @param prefix only uploads to keys that begin with it
     */
    public StaleUploadCleaning(
            CamelContext context, Supplier<StaleUploads> stale, String bucket, String prefix, Duration olderThan) {
        this.context = context;
        this.stale = stale;
        this.bucket = bucket;
        this.prefix = prefix;
        this.olderThan = olderThan;
    }

    @Override
    protected void doStart() {
        StaleUploads uploads = stale.get();
        worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "StaleUploadCleaning");
        worker.execute(() -> clean(uploads));
        worker.shutdown();
    }

    private void clean(StaleUploads uploads) {
        try {
            List<UploadRef> aborted = uploads.clean(bucket, prefix, olderThan);
            if (!aborted.isEmpty()) {
                LOG.info("Removed {} unfinished uploads of {} older than {}", aborted.size(), bucket, olderThan);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Not all unfinished uploads of {} older than {} could be removed", bucket, olderThan, e);
        }
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(worker);
    }
}
