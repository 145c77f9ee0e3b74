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
import io.github.camelcn.component.kodo.management.DownloadUrlRequest;
import io.github.camelcn.component.kodo.management.KodoManagement;

/** Signs an address for a download from a domain of the bucket. The body becomes its text. */
final class CreatePrivateUrl implements OperationHandler<DownloadUrlRequest> {

    private final KodoManagement management;
    private final ObjectFields fields;

    CreatePrivateUrl(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<DownloadUrlRequest> requestType() {
        return DownloadUrlRequest.class;
    }

    @Override
    public DownloadUrlRequest read(MessageReader message) throws IOException {
        return new DownloadUrlRequest(
                fields.object(message),
                message.text(KodoHeaders.DOWNLOAD_DOMAIN, ""),
                message.duration(
                        fields.names().downloadLinkExpirationTime,
                        fields.defaults().downloadLinkExpiration()),
                message.text(KodoHeaders.PROCESS, ""),
                message.text(KodoHeaders.SAVE_AS, ""));
    }

    @Override
    public OperationResult execute(DownloadUrlRequest request) throws IOException {
        return OperationResult.body(management.createPrivateUrl(request).toString());
    }
}
