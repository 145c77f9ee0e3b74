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

import java.io.ByteArrayInputStream;

import com.qingstor.sdk.exception.QSException;
import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.Bucket.PutObjectInput;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** Puts of small objects with the official SDK, from a stream of known length. */
public final class SdkPut implements Contender {

    private final Bucket bucket;
    private final byte[] bytes;

    public SdkPut(Setup setup) {
        this.bucket = SdkBucket.of(setup, Setup.BUCKET);
        this.bytes = Content.random(setup.size());
    }

    @Override
    public long operate(int thread, long number) throws QSException {
        PutObjectInput input = new PutObjectInput();
        input.setContentLength((long) bytes.length);
        input.setBodyInputStream(new ByteArrayInputStream(bytes));
        SdkBucket.check(bucket.putObject(Content.key(bytes.length, thread, number), input), 201);
        return bytes.length;
    }

    @Override
    public void close() {
        // the SDK has nothing to close
    }
}
