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
package io.github.camelcn.common.camel.operation;

import java.io.IOException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ConnectionReport;
import io.github.camelcn.common.objectstore.ConnectionTest;
import io.github.camelcn.common.objectstore.TestConnectionRequest;

/** Tries address, credentials and rights. The body becomes a {@link ConnectionReport}. */
public final class TestConnection implements OperationHandler<TestConnectionRequest> {

    private final ConnectionTest store;
    private final ObjectFields fields;

    public TestConnection(ConnectionTest store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<TestConnectionRequest> requestType() {
        return TestConnectionRequest.class;
    }

    @Override
    public TestConnectionRequest read(MessageReader message) throws IOException {
        return new TestConnectionRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(TestConnectionRequest request) throws IOException {
        ConnectionReport report = store.testConnection(request);
        return OperationResult.body(report).header(fields.names().bucketExists, report.bucketVisible());
    }
}
