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

import java.io.IOException;
import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/** All keys of a bucket with the paginator of the AWS SDK. */
public final class AwsList implements Contender {

    private final S3Client client;
    private final Setup setup;

    public AwsList(Setup setup) {
        this.setup = setup;
        this.client = S3Client.builder()
                .endpointOverride(URI.create(setup.endpoint()))
                .region(Region.of(Setup.REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Setup.ACCESS_KEY, Setup.SECRET_KEY)))
                .build();
    }

    @Override
    public long operate(int thread, long number) throws IOException {
        long keys = 0;
        for (S3Object object : client.listObjectsV2Paginator(
                        request -> request.bucket(Keys.bucket(setup.size())).maxKeys(1000))
                .contents()) {
            keys += object.key().isEmpty() ? 0 : 1;
        }
        return Keys.checked(keys, setup.size());
    }

    @Override
    public void close() {
        client.close();
    }
}
