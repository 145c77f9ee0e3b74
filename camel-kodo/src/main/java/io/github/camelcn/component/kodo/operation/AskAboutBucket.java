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
import io.github.camelcn.component.kodo.management.NativeBucketRequest;

/** Asks the native API something about a bucket. The body becomes the answer. */
final class AskAboutBucket implements OperationHandler<NativeBucketRequest> {

    private final ObjectFields fields;
    private final Question question;

    AskAboutBucket(ObjectFields fields, Question question) {
        this.fields = fields;
        this.question = question;
    }

    /** One of the calls that need nothing but a bucket. */
    @FunctionalInterface
    interface Question {
        Object ask(NativeBucketRequest request) throws IOException;
    }

    @Override
    public Class<NativeBucketRequest> requestType() {
        return NativeBucketRequest.class;
    }

    @Override
    public NativeBucketRequest read(MessageReader message) throws IOException {
        return new NativeBucketRequest(fields.bucket(message));
    }

    @Override
    public OperationResult execute(NativeBucketRequest request) throws IOException {
        return OperationResult.body(question.ask(request));
    }
}
