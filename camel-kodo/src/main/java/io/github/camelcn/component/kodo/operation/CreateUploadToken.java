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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.PutPolicy;

/** Signs a permission to upload, for somebody without keys. The body becomes the token. */
final class CreateUploadToken implements OperationHandler<PutPolicy> {

    private final KodoManagement management;
    private final ObjectFields fields;

    CreateUploadToken(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<PutPolicy> requestType() {
        return PutPolicy.class;
    }

    @Override
    public PutPolicy read(MessageReader message) throws IOException {
        Duration lifetime = message.duration(
                KodoHeaders.TOKEN_EXPIRATION_TIME, fields.defaults().uploadLinkExpiration());
        Instant deadline = management.clock().instant().plus(lifetime);
        Optional<String> prefix = message.text(fields.names().prefix);
        PutPolicy.Builder policy = prefix.isPresent()
                ? PutPolicy.builder(fields.bucket(message), deadline).keyPrefix(prefix.get())
                : forOneKey(fields.writtenObject(message), deadline);
        return PolicyMembers.read(message, policy).build();
    }

    @Override
    public OperationResult execute(PutPolicy request) throws IOException {
        return OperationResult.body(management.createUploadToken(request).token());
    }

    private static PutPolicy.Builder forOneKey(ObjectRef target, Instant deadline) {
        return PutPolicy.builder(target.bucket(), deadline).key(target.key());
    }
}
