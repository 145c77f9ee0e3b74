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

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.common.objectstore.BucketSetting;
import io.github.camelcn.common.objectstore.BucketSettings;
import io.github.camelcn.common.objectstore.GetSettingRequest;

/** Reads one setting of a bucket. The body becomes the document of the service. */
public final class GetBucketSetting implements OperationHandler<GetSettingRequest> {

    private final BucketSettings store;
    private final ObjectFields fields;
    private final BucketSetting setting;

    public GetBucketSetting(BucketSettings store, ObjectFields fields, BucketSetting setting) {
        this.store = store;
        this.fields = fields;
        this.setting = setting;
    }

    @Override
    public Class<GetSettingRequest> requestType() {
        return GetSettingRequest.class;
    }

    @Override
    public GetSettingRequest read(MessageReader message) throws IOException {
        return new GetSettingRequest(fields.bucket(message), setting);
    }

    @Override
    public OperationResult execute(GetSettingRequest request) throws IOException {
        SettingDocument.requireSame(setting, request.setting());
        return OperationResult.body(store.getSetting(request))
                .header(fields.names().contentType, setting.contentType());
    }
}
