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

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.Bucket.GetObjectInput;
import com.qingstor.sdk.service.Bucket.GetObjectOutput;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** A large object into a file with the official SDK, copied as its documentation does. */
public final class SdkDownload implements Contender {

    private final Bucket bucket;
    private final Setup setup;

    public SdkDownload(Setup setup) {
        this.setup = setup;
        this.bucket = SdkBucket.of(setup, Setup.BUCKET);
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        try (GetObjectOutput output =
                bucket.getObject(Content.key(setup.size(), thread, number), new GetObjectInput())) {
            SdkBucket.check(output, 200);
            try (InputStream in = output.getBodyInputStream();
                    OutputStream out = Files.newOutputStream(setup.target())) {
                in.transferTo(out);
            }
        }
        return setup.checkedTarget();
    }

    @Override
    public void close() {
        // the SDK has nothing to close
    }
}
