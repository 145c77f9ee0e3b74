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
package io.github.camelcn.common.component;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.Fault;
import io.github.camelcn.emulator.RecordedRequest;
import io.github.camelcn.emulator.notification.Notifications;

/** An emulator of a store, seen from behind: what it holds, was asked, and suffers. */
public interface StoreServer extends AutoCloseable {

    /** All methods: for {@link #strike}. */
    String ANY_METHOD = "";

    int ALWAYS = Integer.MAX_VALUE;

    /** How a store words its refusals. */
    record ErrorCodes(String badRequest, String clockRefused, String denied, String unavailable) {}

    Emulator emulator();

    ErrorCodes errorCodes();

    /** Its address by a name that nobody resolves, but a proxy may be asked for. */
    URI namedAddress();

    /** Where it is said to be. */
    String region();

    /** What the owner of its buckets signs with, found nowhere else. */
    String secretKey();

    void createBucket(String bucket);

    /** Removes a bucket with all that is in it. */
    void removeBucket(String bucket);

    default void putObject(String bucket, String key, byte[] bytes) {
        putObject(bucket, key, bytes, "application/octet-stream", Map.of());
    }

    void putObject(String bucket, String key, byte[] bytes, String contentType, Map<String, String> metadata);

    /** Stores an object that is listed, but whose content the test's endpoints may not read. */
    void putUnreadable(String bucket, String key);

    byte[] objectBytes(String bucket, String key);

    String contentType(String bucket, String key);

    Map<String, String> metadata(String bucket, String key);

    /** All keys, sorted. */
    List<String> keys(String bucket);

    /** The ids of unfinished uploads. */
    List<String> uploads(String bucket);

    /** From now on objects that come and go in a bucket are told to a URL. */
    void tell(String bucket, String url);

    /** What it tells others. */
    Notifications notifications();

    /** Where it is. */
    default URI address() {
        return emulator().endpoint();
    }

    /** What was asked and answered since {@link #clearRequests}, in order. */
    default List<RecordedRequest> requests() {
        return emulator().requests();
    }

    /** How many requests have come since then, answered or not. */
    default long requestCount() {
        return emulator().requestCount();
    }

    default void clearRequests() {
        emulator().clearRequests();
    }

    /** Whether a request names an object, in path style. */
    static boolean isOnObject(RecordedRequest request) {
        return request.path().split("/", 3).length == 3;
    }

    static boolean lists(RecordedRequest request) {
        return request.method().equals("GET") && !isOnObject(request);
    }

    static boolean reads(RecordedRequest request) {
        return request.method().equals("GET") && isOnObject(request);
    }

    /** Since the server started. */
    default long connectionsOpened() {
        return emulator().connectionsOpened();
    }

    /** Now. */
    default int connectionsOpen() {
        return emulator().connectionsOpen();
    }

    /**
     * Arms trouble.
     *
     * @param method the method it strikes, or {@link #ANY_METHOD}
     * @param after how many such requests pass unharmed first
     * @param times how many it strikes then, or {@link #ALWAYS}
     */
    default void strike(String method, int after, int times, Trouble trouble) {
        strike(request -> method.equals(ANY_METHOD) || request.method().equals(method), after, times, trouble);
    }

    /** @see #strike(String, int, int, Trouble) */
    default void strike(Predicate<RecordedRequest> which, int after, int times, Trouble trouble) {
        Fault fault = emulator().faults().on(which).after(after).times(times);
        switch (trouble) {
            case BAD_REQUEST -> fault.answer(400, errorCodes().badRequest());
            case UNAVAILABLE -> fault.answer(503, errorCodes().unavailable());
            case THROTTLED -> fault.throttle(Duration.ZERO);
            case CLOCK_REFUSED -> fault.answer(403, errorCodes().clockRefused());
            case DENIED -> fault.answer(403, errorCodes().denied());
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

    /** Ends all trouble, and puts the clock right. */
    default void calm() {
        emulator().faults().clear();
    }

    /** Moves its clock; positive is ahead. */
    default void skewClock(Duration difference) {
        emulator().faults().skewClock(difference);
    }

    @Override
    default void close() {
        emulator().close();
    }
}
