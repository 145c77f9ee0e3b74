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

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.crt.S3CrtHttpConfiguration;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

/**
 * A file in parts with the native S3 client of the AWS Common Runtime, with as many connections as there are parts in
 * flight. Its memory is its own, outside the heap. It does not know the JVM's trust store, so over TLS it trusts all
 * certificates.
 */
public final class AwsCrtUpload implements Contender {

    private final S3AsyncClient client;
    private final Setup setup;

    public AwsCrtUpload(Setup setup) {
        this.setup = setup;
        this.client = S3AsyncClient.crtBuilder()
                .endpointOverride(URI.create(setup.endpoint()))
                .region(Region.of(Setup.REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Setup.ACCESS_KEY, Setup.SECRET_KEY)))
                .minimumPartSizeInBytes(setup.partSize())
                .maxConcurrency(setup.partsInFlight())
                .httpConfiguration(S3CrtHttpConfiguration.builder()
                        .trustAllCertificatesEnabled(true)
                        .build())
                .build();
    }

    @Override
    public long operate(int thread, long number) throws Exception {
        // told the path, the native code reads the file itself
        client.putObject(request -> request.bucket(Setup.BUCKET).key("file-" + number), setup.source())
                .get();
        return setup.size();
    }

    @Override
    public void close() {
        client.close();
    }
}
