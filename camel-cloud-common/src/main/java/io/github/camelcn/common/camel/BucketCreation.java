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

import java.util.function.Supplier;

import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Sees to it, when a producer starts, that its bucket is there. */
final class BucketCreation extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(BucketCreation.class);

    private final Supplier<ObjectStore> store;
    private final CreateBucketRequest request;

    BucketCreation(Supplier<ObjectStore> store, CreateBucketRequest request) {
        this.store = store;
        this.request = request;
    }

    @Override
    protected void doStart() throws Exception {
        if (store.get().bucketExists(new HeadBucketRequest(request.bucket()))) {
            return;
        }
        try {
            store.get().createBucket(request);
            LOG.info("created bucket {}", request.bucket());
        } catch (ConflictException e) {
            // somebody else made it meanwhile; a bucket of a stranger shows at the first operation
            LOG.debug("bucket {} exists after all: {}", request.bucket(), e.getMessage());
        }
    }
}
