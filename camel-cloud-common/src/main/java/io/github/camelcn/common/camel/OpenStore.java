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
package io.github.camelcn.common.camel;

import java.util.Optional;

import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.multipart.FileDownloader;
import io.github.camelcn.common.multipart.LargeCopy;
import io.github.camelcn.common.multipart.MultipartUploader;
import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * What an endpoint has open from its start to its stop: the store, and what moves objects of any size to and from it.
 *
 * @param lease the right to use the store, given back at the end; empty if the store was given, which then stays open
 * @param transfer the options of uploads, within the store's limits
 */
record OpenStore(
        ObjectStore store,
        Optional<SharedClients.Lease<ObjectStore>> lease,
        TransferOptions transfer,
        MultipartUploader uploader,
        LargeCopy copier,
        FileDownloader downloader)
        implements AutoCloseable {

    @Override
    public void close() {
        uploader.close();
        copier.close();
        downloader.close();
        lease.ifPresent(IOHelper::close);
    }
}
