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
import io.github.camelcn.common.objectstore.PutSettingRequest;

/** Replaces one setting of a bucket by the body: a document, or what becomes one. The body stays. */
public final class PutBucketSetting implements OperationHandler<PutSettingRequest> {

    private final BucketSettings store;
    private final ObjectFields fields;
    private final BucketSetting setting;

    public PutBucketSetting(BucketSettings store, ObjectFields fields, BucketSetting setting) {
        this.store = store;
        this.fields = fields;
        this.setting = setting;
    }

    @Override
    public Class<PutSettingRequest> requestType() {
        return PutSettingRequest.class;
    }

    @Override
    public PutSettingRequest read(MessageReader message) throws IOException {
        return new PutSettingRequest(
                fields.bucket(message),
                setting,
                SettingDocument.of(message, setting, "putBucket" + setting.operationSuffix()));
    }

    @Override
    public OperationResult execute(PutSettingRequest request) throws IOException {
        SettingDocument.requireSame(setting, request.setting());
        store.putSetting(request);
        return OperationResult.unchangedBody();
    }
}
