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
package io.github.camelcn.benchmarks.contender;

import com.qingstor.sdk.model.OutputModel;
import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.upload.UploadManager;
import com.qingstor.sdk.upload.UploadManagerCallback;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** A file in parts with the official SDK's upload manager: one part after the other, without digests. */
public final class SdkFileUpload implements Contender {

    private final Bucket bucket;
    private final Setup setup;

    public SdkFileUpload(Setup setup) {
        this.setup = setup;
        this.bucket = SdkBucket.of(setup, Setup.BUCKET);
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        Outcome outcome = new Outcome();
        UploadManager manager = new UploadManager(bucket, outcome);
        manager.setPartSize(setup.partSize());
        manager.put(setup.source().toFile(), "file-" + number, null, null);
        SdkBucket.check(outcome.last, 201);
        return setup.size();
    }

    @Override
    public void close() {
        // the SDK has nothing to close
    }

    private static final class Outcome extends UploadManagerCallback<OutputModel> {

        private OutputModel last = new OutputModel();

        @Override
        public void onAPIResponse(String objectKey, OutputModel output) {
            last = output;
        }
    }
}
