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

import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.Bucket.ListObjectsInput;
import com.qingstor.sdk.service.Bucket.ListObjectsOutput;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** All keys of a bucket with the official SDK, page by page. */
public final class SdkList implements Contender {

    private final Bucket bucket;
    private final Setup setup;

    public SdkList(Setup setup) {
        this.setup = setup;
        this.bucket = SdkBucket.of(setup, Keys.bucket(setup.size()));
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        long keys = 0;
        String marker = "";
        do {
            ListObjectsInput input = new ListObjectsInput();
            input.setLimit(1000);
            input.setMarker(marker);
            ListObjectsOutput page = bucket.listObjects(input);
            SdkBucket.check(page, 200);
            keys += page.getKeys().size();
            marker = page.getNextMarker();
        } while (!marker.isEmpty());
        return Keys.checked(keys, setup.size());
    }

    @Override
    public void close() {
        // the SDK has nothing to close
    }
}
