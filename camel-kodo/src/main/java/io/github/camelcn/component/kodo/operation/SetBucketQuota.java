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
package io.github.camelcn.component.kodo.operation;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.BucketQuota;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.SetBucketQuotaRequest;

/** Limits what a bucket may hold. The body stays. */
final class SetBucketQuota implements OperationHandler<SetBucketQuotaRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    SetBucketQuota(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<SetBucketQuotaRequest> requestType() {
        return SetBucketQuotaRequest.class;
    }

    @Override
    public SetBucketQuotaRequest read(MessageReader message) throws IOException {
        Optional<Long> size = message.wholeNumber(KodoHeaders.QUOTA_SIZE);
        Optional<Long> count = message.wholeNumber(KodoHeaders.QUOTA_COUNT);
        if (size.isEmpty() && count.isEmpty()) {
            throw new IllegalArgumentException("header " + KodoHeaders.QUOTA_SIZE + " or " + KodoHeaders.QUOTA_COUNT
                    + " must be set: the limit that is missing is lifted");
        }
        return new SetBucketQuotaRequest(fields.bucket(message), new BucketQuota(size.orElse(-1L), count.orElse(-1L)));
    }

    @Override
    public OperationResult execute(SetBucketQuotaRequest request) throws IOException {
        management.setBucketQuota(request);
        return OperationResult.unchangedBody();
    }
}
