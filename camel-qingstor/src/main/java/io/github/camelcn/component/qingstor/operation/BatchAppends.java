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
package io.github.camelcn.component.qingstor.operation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcn.common.camel.streaming.BatchAppender;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.component.qingstor.client.AppendObjectRequest;
import io.github.camelcn.component.qingstor.client.AppendObjectResult;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/**
 * Adds the batches of a streaming upload to appendable objects. Thread-safe; one batch at a time, since the next one's
 * place is known when this one is stored.
 *
 * <p>The position goes along with every batch, and the service refuses any but the end of the object. So a batch whose
 * answer was lost is not added twice: the client looks where the object ends. Other writers may add to the same object in
 * between; then the end is asked for anew.
 */
public final class BatchAppends implements BatchAppender {

    private static final int REMEMBERED_OBJECTS = 1000;
    private static final int REFUSALS = 5;

    private final QingStorStore store;
    /** Where objects end, as far as is known. Guarded by this. */
    private final Map<ObjectRef, Long> ends = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectRef, Long> eldest) {
            return size() > REMEMBERED_OBJECTS;
        }
    };

    /** @param store not closed here */
    public BatchAppends(QingStorStore store) {
        this.store = store;
    }

    /** @throws IllegalStateException if the object exists and is not appendable */
    @Override
    public synchronized PutObjectResult append(PutObjectRequest batch) throws IOException {
        if (batch.encryption().isPresent()) {
            throw new IllegalArgumentException("streamingAppend " + batch.target()
                    + ": a customer's key was given, but QingStor does not encrypt what is appended");
        }
        ObjectRef target = batch.target();
        for (int refusals = 0; ; refusals++) {
            Long known = ends.remove(target);
            long end = known == null ? AppendEnd.of(store, target) : known;
            try {
                return append(batch, end);
            } catch (ServiceException e) {
                boolean refused = e.status() >= 400 && e.status() < 500;
                if (!refused || refusals == REFUSALS || AppendEnd.of(store, target) == end) {
                    throw e;
                }
            }
        }
    }

    private PutObjectResult append(PutObjectRequest batch, long end) throws IOException {
        AppendObjectResult result = store.append(new AppendObjectRequest(
                batch.target(),
                batch.payload(),
                end,
                ContentHeaders.ofType(batch.content().contentType()),
                batch.storageClass()));
        ends.put(batch.target(), result.nextPosition());
        return new PutObjectResult(result.ref(), result.etag(), "", false, result.requestId());
    }
}
