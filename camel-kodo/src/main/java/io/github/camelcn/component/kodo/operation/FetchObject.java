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
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.FetchObjectRequest;
import io.github.camelcn.component.kodo.management.FetchResult;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Lets the service download a URL, from the header or the body, into an object, and waits for it. The body stays. */
final class FetchObject implements OperationHandler<FetchObjectRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    FetchObject(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<FetchObjectRequest> requestType() {
        return FetchObjectRequest.class;
    }

    @Override
    public FetchObjectRequest read(MessageReader message) throws IOException {
        ObjectRef target = fields.writtenObject(message);
        return new FetchObjectRequest(
                target.bucket(), target.key(), FetchSource.of(message), message.text(KodoHeaders.FETCH_HOST, ""));
    }

    @Override
    public OperationResult execute(FetchObjectRequest request) throws IOException {
        FetchResult fetched = management.fetch(request);
        return OperationResult.unchangedBody()
                .header(fields.names().producedBucketName, request.bucket())
                .header(fields.names().producedKey, fetched.key())
                .header(KodoHeaders.HASH, fetched.hash());
    }
}
