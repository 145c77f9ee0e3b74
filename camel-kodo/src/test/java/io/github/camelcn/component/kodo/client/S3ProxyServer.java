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
package io.github.camelcn.component.kodo.client;

import java.net.URI;
import java.time.Duration;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.CreateBucketRequest;
import io.github.camelcn.common.retry.RetryPolicy;

/**
 * S3Proxy in this JVM, with its store in memory: an S3 server that other people wrote, which verifies signatures. It does
 * not look at the region, and knows nothing of Kodo.
 */
final class S3ProxyServer implements AutoCloseable {

    static final String BUCKET = "contract";

    private static final Credentials OWNER = Credentials.of("proxy-identity", "proxy-credential");

    private final S3Proxy server;

    S3ProxyServer() {
        server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, OWNER.accessKey(), OWNER.secretKey())
                .build();
        try {
            server.start();
            try (KodoClient client = client().build()) {
                client.createBucket(new CreateBucketRequest(BUCKET));
            }
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }

    KodoClient.Builder client() {
        return KodoClient.builder()
                .endpoint("http://127.0.0.1:" + server.getPort())
                .region("cn-east-1")
                .credentials(CredentialsProvider.of(OWNER))
                .retryPolicy(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(2)));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }
}
