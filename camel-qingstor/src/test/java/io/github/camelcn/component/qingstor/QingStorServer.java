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
package io.github.camelcn.component.qingstor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.camelcn.common.component.StoreServer;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.payload.Payload;
import io.github.camelcn.component.qingstor.client.QingStorClient;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.notification.Notifications;

/** The emulator, as the contracts of all components see it. */
public record QingStorServer(QingStorEmulator emulator) implements StoreServer {

    @Override
    public ErrorCodes errorCodes() {
        return new ErrorCodes("bad_request", "request_expired", "permission_denied", "service_unavailable");
    }

    @Override
    public URI namedAddress() {
        return emulator.namedEndpoint();
    }

    @Override
    public String region() {
        return "pek3a";
    }

    @Override
    public String secretKey() {
        return QingStorEmulator.SECRET_KEY;
    }

    @Override
    public void createBucket(String bucket) {
        emulator.store().createBucket(bucket);
    }

    @Override
    public void removeBucket(String bucket) {
        emulator.store().removeBucket(bucket);
    }

    @Override
    public void putObject(String bucket, String key, byte[] bytes, String contentType, Map<String, String> metadata) {
        emulator.store().putObject(bucket, key, bytes, contentType, metadata);
    }

    /** Encrypted with a key that nobody gives. */
    @Override
    public void putUnreadable(String bucket, String key) {
        try (QingStorClient client = QingStorClient.builder()
                .endpoint(emulator.endpoint().toString())
                .credentials(CredentialsProvider.of(
                        Credentials.of(QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY)))
                .build()) {
            client.put(PutObjectRequest.of(new ObjectRef(bucket, key), Payload.of(new byte[] {1}))
                    .withEncryption(CustomerKey.of(new byte[32])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] objectBytes(String bucket, String key) {
        return emulator.objectBytes(bucket, key);
    }

    @Override
    public String contentType(String bucket, String key) {
        return emulator.store().contentType(bucket, key);
    }

    @Override
    public Map<String, String> metadata(String bucket, String key) {
        return emulator.store().metadata(bucket, key);
    }

    @Override
    public List<String> keys(String bucket) {
        return emulator.keys(bucket);
    }

    @Override
    public List<String> uploads(String bucket) {
        return emulator.uploads(bucket);
    }

    @Override
    public void tell(String bucket, String url) {
        emulator.store().tellEvents(bucket, url);
    }

    @Override
    public Notifications notifications() {
        return emulator.notifications();
    }
}
