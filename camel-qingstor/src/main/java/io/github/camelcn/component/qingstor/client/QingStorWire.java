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
package io.github.camelcn.component.qingstor.client;

import io.github.camelcn.common.wire.ObjectHeaders;
import io.github.camelcn.common.wire.UserMetadata;

/** How QingStor spells what all object stores have. Source: QingStor API documentation, "Common Headers", read 2022. */
final class QingStorWire {

    private static final String PREFIX = "x-qs-";

    /** Limits: QingStor API documentation, "Object Metadata", read 2022. */
    private static final UserMetadata METADATA = new UserMetadata(PREFIX, 2048, 512);

    static final ObjectHeaders HEADERS = new ObjectHeaders(PREFIX, "encryption-customer-", METADATA);

    private QingStorWire() {}
}
