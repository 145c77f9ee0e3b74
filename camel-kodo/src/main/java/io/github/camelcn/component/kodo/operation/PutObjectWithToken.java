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
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.PutWithTokenRequest;
import io.github.camelcn.component.kodo.management.TokenUploadResult;

/** Stores the body with an upload token, into the bucket that the token is for. The body stays. */
final class PutObjectWithToken implements OperationHandler<PutWithTokenRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    PutObjectWithToken(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<PutWithTokenRequest> requestType() {
        return PutWithTokenRequest.class;
    }

    @Override
    public PutWithTokenRequest read(MessageReader message) throws IOException {
        String token = message.text(KodoHeaders.UPLOAD_TOKEN)
                .orElseThrow(() -> new IllegalArgumentException("putObjectWithToken: header " + KodoHeaders.UPLOAD_TOKEN
                        + " must be set to a token that somebody with keys has made, such as by createUploadToken"));
        return new PutWithTokenRequest(
                token,
                fields.writtenObject(message).key(),
                message.sizedPayload(fields.defaults().charset()),
                fields.content(message).contentType(),
                fields.userMetadata(message));
    }

    @Override
    public OperationResult execute(PutWithTokenRequest request) throws IOException {
        TokenUploadResult stored = management.putWithToken(request);
        return OperationResult.unchangedBody()
                .header(fields.names().producedBucketName, stored.bucket())
                .header(fields.names().producedKey, stored.key())
                .header(KodoHeaders.HASH, stored.answer().getOrDefault("hash", ""))
                .header(KodoHeaders.UPLOAD_ANSWER, stored.answer());
    }
}
