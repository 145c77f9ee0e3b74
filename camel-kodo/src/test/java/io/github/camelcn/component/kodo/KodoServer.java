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
package io.github.camelcn.component.kodo;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.camelcn.common.component.StoreServer;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.notification.Notifications;

/** The emulator, as the contracts of all components see it. */
public record KodoServer(KodoEmulator emulator) implements StoreServer {

    @Override
    public ErrorCodes errorCodes() {
        return new ErrorCodes("InvalidRequest", "RequestTimeTooSkewed", "AccessDenied", "ServiceUnavailable");
    }

    @Override
    public URI namedAddress() {
        return emulator.namedEndpoint("cn-east-1");
    }

    @Override
    public String region() {
        return "cn-east-1";
    }

    @Override
    public String secretKey() {
        return KodoEmulator.SECRET_KEY;
    }

    @Override
    public void createBucket(String bucket) {
        emulator.store().createBucket(KodoBucket.named(bucket));
    }

    @Override
    public void removeBucket(String bucket) {
        emulator.store().removeBucket(bucket);
    }

    @Override
    public void putObject(String bucket, String key, byte[] bytes, String contentType, Map<String, String> metadata) {
        emulator.store().putObject(bucket, key, bytes, contentType, StorageClass.STANDARD, metadata);
    }

    /** Archived and not restored. */
    @Override
    public void putUnreadable(String bucket, String key) {
        emulator.store()
                .putObject(bucket, key, new byte[] {1}, "application/octet-stream", StorageClass.GLACIER, Map.of());
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
