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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.CreateNativeBucketRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Creates a bucket in any region, a private one unless asked otherwise. The body stays. */
final class CreateNativeBucket implements OperationHandler<CreateNativeBucketRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;
    private final String defaultRegion;

    CreateNativeBucket(KodoManagement management, ObjectFields fields, String defaultRegion) {
        this.management = management;
        this.fields = fields;
        this.defaultRegion = defaultRegion;
    }

    @Override
    public Class<CreateNativeBucketRequest> requestType() {
        return CreateNativeBucketRequest.class;
    }

    @Override
    public CreateNativeBucketRequest read(MessageReader message) throws IOException {
        String region = message.text(KodoHeaders.REGION, defaultRegion);
        if (region.isBlank()) {
            throw new IllegalArgumentException("header " + KodoHeaders.REGION
                    + ", or the option region, must say in which region to create the bucket");
        }
        return new CreateNativeBucketRequest(
                fields.bucket(message), region, BucketAccess.publicRead(fields.bucketAcl(message)));
    }

    @Override
    public OperationResult execute(CreateNativeBucketRequest request) throws IOException {
        management.createBucket(request);
        return OperationResult.unchangedBody().header(fields.names().producedBucketName, request.bucket());
    }
}
