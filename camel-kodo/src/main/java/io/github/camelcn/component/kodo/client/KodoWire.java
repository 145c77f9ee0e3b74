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
package io.github.camelcn.component.kodo.client;

import java.util.Optional;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.wire.ObjectHeaders;
import io.github.camelcn.common.wire.UserMetadata;

/** How the service spells what all object stores have. Source: provider documentation, page 4091. */
final class KodoWire {

    static final String STORAGE_CLASS = "x-amz-storage-class";
    static final String ACL = "x-amz-acl";
    static final String ENCRYPTION = "x-amz-server-side-encryption";
    static final String KMS_KEY = ENCRYPTION + "-aws-kms-key-id";
    static final String REQUEST_PAYER = "x-amz-request-payer";

    private static final String PREFIX = "x-amz-";

    /** The smaller of S3's and Kodo's limits, which is Kodo's. Source: the provider's description of its native API. */
    private static final UserMetadata METADATA = new UserMetadata(PREFIX, 1024, 50);

    static final ObjectHeaders HEADERS = new ObjectHeaders(PREFIX, "server-side-encryption-customer-", METADATA);

    private KodoWire() {}

    /**
     * @throws IllegalArgumentException if there is a key of the customer's, which Kodo does not know. Source: provider
     *     documentation, page 4087
     */
    static void refuseKeys(Optional<CustomerKey> key, String operation, ObjectRef object) {
        if (key.isPresent()) {
            throw new IllegalArgumentException(operation + " " + object + ": Kodo does not encrypt with keys of the"
                    + " customer's: leave out encryptionKey, or set serverSideEncryption");
        }
    }

    /** A request that carries a short document, which its signature covers. */
    static ServiceRequest withDocument(ServiceRequest request, byte[] document, String contentType) {
        return request.header("Content-Type", contentType)
                .header(KodoSigner.CONTENT_SHA256, Sha256.hex(document))
                .withBody(Payload.of(document));
    }
}
