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
import java.net.URI;
import java.net.URISyntaxException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.ObjectResultHeaders;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.qingstor.QingStorHeaders;
import io.github.camelcn.component.qingstor.client.FetchObjectRequest;
import io.github.camelcn.component.qingstor.client.QingStorStore;

/** Lets the service download a URL, from the header or the body, into an object. The body stays. */
final class FetchObject implements OperationHandler<FetchObjectRequest> {

    private final QingStorStore store;
    private final ObjectFields fields;

    FetchObject(QingStorStore store, ObjectFields fields) {
        this.store = store;
        this.fields = fields;
    }

    @Override
    public Class<FetchObjectRequest> requestType() {
        return FetchObjectRequest.class;
    }

    @Override
    public FetchObjectRequest read(MessageReader message) throws IOException {
        String header = QingStorHeaders.FETCH_SOURCE;
        return new FetchObjectRequest(
                fields.writtenObject(message), url(message.textOrBody(header, "the URL to fetch")));
    }

    @Override
    public OperationResult execute(FetchObjectRequest request) throws IOException {
        return ObjectResultHeaders.written(fields.names(), store.fetch(request));
    }

    private static URI url(String text) {
        try {
            return new URI(text.trim());
        } catch (URISyntaxException e) {
            // without the text, which may carry a signature
            throw new IllegalArgumentException(
                    "the URL to fetch is malformed: percent-encode blanks and all that is not" + " ASCII");
        }
    }
}
