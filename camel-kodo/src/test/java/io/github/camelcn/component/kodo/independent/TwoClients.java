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
package io.github.camelcn.component.kodo.independent;

import java.io.IOException;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StoredObject;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.kodo.client.KodoClient;
import io.github.camelcn.emulator.KodoEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Our client and the AWS SDK for Java at the same emulator, both with the keys that it knows. */
final class TwoClients implements AutoCloseable {

    static final String BUCKET = "my-bucket";
    static final String REGION = "cn-east-1";
    static final Credentials OWNER = Credentials.of(KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);

    final KodoClient kodo;
    final S3Client sdk;

    TwoClients(KodoEmulator emulator) {
        kodo = kodo(emulator).build();
        sdk = sdk(emulator).build();
    }

    /** Ours; a single attempt, so that a mistake is not repeated until it is gone. */
    static KodoClient.Builder kodo(KodoEmulator emulator) {
        return KodoClient.builder()
                .endpoint(emulator.endpoint().toString())
                .region(REGION)
                .credentials(CredentialsProvider.of(OWNER))
                .retryPolicy(new RetryPolicy(0, Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    /** Theirs, told to leave out what only Amazon understands: checksums of its own and signed chunks. */
    static S3ClientBuilder sdk(KodoEmulator emulator) {
        return S3Client.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(provider(OWNER))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
    }

    static S3Presigner presigner(KodoEmulator emulator, Credentials who) {
        return S3Presigner.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(provider(who))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    static StaticCredentialsProvider provider(Credentials who) {
        AwsCredentials theirs = who.securityToken().isEmpty()
                ? AwsBasicCredentials.create(who.accessKey(), who.secretKey())
                : AwsSessionCredentials.create(who.accessKey(), who.secretKey(), who.securityToken());
        return StaticCredentialsProvider.create(theirs);
    }

    static ObjectRef ref(String key) {
        return new ObjectRef(BUCKET, key);
    }

    void put(String key, String text) throws IOException {
        kodo.put(PutObjectRequest.of(ref(key), Payload.of(text.getBytes(UTF_8))));
    }

    String read(String key) throws IOException {
        return new String(bytes(GetObjectRequest.of(ref(key))), UTF_8);
    }

    byte[] bytes(GetObjectRequest request) throws IOException {
        try (StoredObject object = kodo.get(request)) {
            return object.content().readAllBytes();
        }
    }

    ObjectInfo head(String key) throws IOException {
        return kodo.head(HeadObjectRequest.of(ref(key)));
    }

    void sdkPut(String key, String text) {
        sdk.putObject(
                put -> put.bucket(BUCKET).key(key), software.amazon.awssdk.core.sync.RequestBody.fromString(text));
    }

    String sdkRead(String key) {
        return sdk.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    @Override
    public void close() {
        kodo.close();
        sdk.close();
    }
}
