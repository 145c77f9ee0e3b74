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

import java.io.IOException;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;

import io.github.camelcn.common.objectstore.HeadBucketRequest;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * Asks whether the bucket can be reached: one HEAD, the least right there is, and only if that is refused without a
 * reason a GET for one.
 */
record BucketProbe(Supplier<? extends ObjectStore> store, String bucket) implements ProducerHealthCheck.Probe {

    @Override
    public void ask(HealthCheckResultBuilder builder) throws IOException {
        builder.detail("bucket", bucket);
        if (store.get().bucketExists(new HeadBucketRequest(bucket))) {
            builder.up();
        } else {
            builder.message("bucket " + bucket + " does not exist, or these credentials may not see it")
                    .down();
        }
    }
}
