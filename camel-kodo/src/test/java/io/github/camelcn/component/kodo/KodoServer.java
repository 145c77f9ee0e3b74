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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelcn.common.component.ServerRequest;
import io.github.camelcn.common.component.StoreServer;
import io.github.camelcn.common.component.Trouble;
import io.github.camelcn.emulator.Fault;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;

/** The emulator, as the contracts of all components see it. */
record KodoServer(KodoEmulator emulator) implements StoreServer {

    @Override
    public URI address() {
        return emulator.endpoint();
    }

    @Override
    public URI namedAddress() {
        return emulator.namedEndpoint("cn-east-1");
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
    public List<ServerRequest> requests() {
        return emulator.requests().stream().map(KodoServer::seen).toList();
    }

    private static ServerRequest seen(RecordedRequest request) {
        return new ServerRequest(
                request.method(), request.target(), request.headers(), request.status(), request.bodyBytes());
    }

    @Override
    public long requestCount() {
        return emulator.requestCount();
    }

    @Override
    public void clearRequests() {
        emulator.clearRequests();
    }

    @Override
    public long connectionsOpened() {
        return emulator.connectionsOpened();
    }

    @Override
    public int connectionsOpen() {
        return emulator.connectionsOpen();
    }

    @Override
    public void strike(Predicate<ServerRequest> which, int after, int times, Trouble trouble) {
        Fault fault = emulator.faults()
                .on(request -> which.test(seen(request)))
                .after(after)
                .times(times);
        switch (trouble) {
            case BAD_REQUEST -> fault.answer(400, "InvalidRequest");
            case UNAVAILABLE -> fault.answer(503, "ServiceUnavailable");
            case THROTTLED -> fault.throttle(Duration.ZERO);
            case CLOCK_REFUSED -> fault.answer(403, "RequestTimeTooSkewed");
            case SILENCE -> fault.delay(Duration.ofMinutes(5));
            case DROP_BEFORE_EFFECT -> fault.dropBeforeEffect();
            case DROP_AFTER_EFFECT -> fault.dropAfterEffect();
            case TRUNCATE_BODY -> fault.truncateBody(1);
            case CORRUPT_BODY -> fault.corruptBody();
            case CORRUPT_UPLOAD -> fault.corruptUpload();
            case REPEATED_ANSWER -> fault.repeatAnswer(1);
            case OLDER_ANSWER -> fault.repeatAnswer(2);
        }
    }

    @Override
    public void calm() {
        emulator.faults().clear();
    }

    @Override
    public void skewClock(Duration difference) {
        emulator.faults().skewClock(difference);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
