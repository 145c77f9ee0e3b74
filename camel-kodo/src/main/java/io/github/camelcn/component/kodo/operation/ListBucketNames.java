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
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.management.KodoManagement;

/**
 * Asks for the buckets of the account by both of their names. The body becomes a list of
 * {@link io.github.camelcn.component.kodo.management.BucketName}.
 */
final class ListBucketNames implements OperationHandler<BucketNamesRequest> {

    private final KodoManagement management;

    ListBucketNames(KodoManagement management) {
        this.management = management;
    }

    @Override
    public Class<BucketNamesRequest> requestType() {
        return BucketNamesRequest.class;
    }

    @Override
    public BucketNamesRequest read(MessageReader message) {
        return new BucketNamesRequest();
    }

    @Override
    public OperationResult execute(BucketNamesRequest request) throws IOException {
        return OperationResult.body(management.bucketNames());
    }
}
