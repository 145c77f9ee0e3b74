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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.qingstor.client.BucketStatistics;
import io.github.camelcn.component.qingstor.client.BucketStatisticsRequest;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** Asks how much a bucket holds. The body becomes a {@link BucketStatistics}. */
final class GetBucketStatistics implements OperationHandler<BucketStatisticsRequest> {

    private final QingStorStore store;
    private final ObjectFields fields;

    GetBucketStatistics(QingStorStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<BucketStatisticsRequest> requestType() {
        return BucketStatisticsRequest.class;
    }

    @Override
    public BucketStatisticsRequest read(MessageReader message) throws IOException {
        return new BucketStatisticsRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(BucketStatisticsRequest request) throws IOException {
        BucketStatistics statistics = store.getStatistics(request);
        return OperationResult.body(statistics).header(fields.names().requestId, statistics.requestId());
    }
}
