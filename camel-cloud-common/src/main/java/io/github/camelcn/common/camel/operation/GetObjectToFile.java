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
import java.util.Optional;

import org.apache.camel.Exchange;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.camel.monitor.TransferProgress;
import io.github.camelcn.common.monitor.Transfer;
import io.github.camelcn.common.monitor.TransferKind;
import io.github.camelcn.common.multipart.DownloadRequest;
import io.github.camelcn.common.multipart.DownloadedFile;
import io.github.camelcn.common.multipart.FileDownloader;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Writes an object to a file: by the name of the file header, else of the key. The body becomes the file, which is the
 * route's to remove.
 */
public final class GetObjectToFile implements OperationHandler<DownloadRequest> {

    private final FileDownloader downloader;
    private final ObjectFields fields;

    /** @param downloader not closed here */
    public GetObjectToFile(FileDownloader downloader, ObjectFields fields) {
        this.downloader = downloader;
        this.fields = fields;
    }

    @Override
    public Class<DownloadRequest> requestType() {
        return DownloadRequest.class;
    }

    @Override
    public DownloadRequest read(MessageReader message) throws IOException {
        ObjectRef source = fields.object(message);
        return new DownloadRequest(
                new GetObjectRequest(
                        source,
                        Optional.empty(),
                        fields.conditions(message),
                        fields.encryption(message),
                        fields.responseOverrides(message)),
                message.text(Exchange.FILE_NAME, source.key()));
    }

    @Override
    public OperationResult execute(DownloadRequest request) throws IOException {
        Transfer transfer =
                fields.transfers().begin(TransferKind.DOWNLOAD, request.object().source(), Transfer.UNKNOWN);
        DownloadedFile downloaded = transfer.during(() -> downloader.download(request, transfer));
        return OperationResult.body(downloaded.file().toFile())
                .describing(fields, downloaded.object())
                .header(Exchange.FILE_NAME_PRODUCED, downloaded.file().toString())
                .header(fields.names().transfer, TransferProgress.header(transfer));
    }
}
