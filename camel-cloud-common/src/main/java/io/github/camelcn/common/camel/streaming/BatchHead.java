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
package io.github.camelcn.common.camel.streaming;

import java.util.Map;
import java.util.Optional;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;

/** What an object has besides its bytes: as the first message of its batch says. */
record BatchHead(
        ContentHeaders content,
        Map<String, String> userMetadata,
        String storageClass,
        Optional<CustomerKey> encryption,
        Map<String, String> attributes) {

    /** @param gzip names the type of compressed content, which is no longer the message's */
    static BatchHead of(ObjectFields fields, MessageReader message, boolean gzip) {
        return new BatchHead(
                gzip ? ContentHeaders.ofType("application/gzip") : fields.content(message),
                fields.userMetadata(message),
                fields.storageClass(message),
                fields.encryption(message),
                fields.attributes(message));
    }

    PutObjectRequest put(ObjectRef target, Payload payload) {
        return new PutObjectRequest(target, payload, content, userMetadata, storageClass, encryption, attributes);
    }
}
