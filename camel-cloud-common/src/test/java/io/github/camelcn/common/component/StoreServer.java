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

/** A service in this process that speaks a store's protocol, seen from behind: what it holds, was asked, and suffers. */
public interface StoreServer extends AutoCloseable {

    /** All methods: for {@link #strike}. */
    String ANY_METHOD = "";

    int ALWAYS = Integer.MAX_VALUE;

    /** Where it is. */
    URI address();

    /** The same by a name that nobody resolves, but a proxy may be asked for. */
    URI namedAddress();

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

    /** What was asked and answered since {@link #clearRequests}, in order. */
    List<ServerRequest> requests();

    /** How many requests have come since then, answered or not. */
    long requestCount();

    void clearRequests();

    /** Since the server started. */
    long connectionsOpened();

    /** Now. */
    int connectionsOpen();

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
    void strike(Predicate<ServerRequest> which, int after, int times, Trouble trouble);

    /** Ends all trouble, and puts the clock right. */
    void calm();

    /** Moves its clock; positive is ahead. */
    void skewClock(Duration difference);

    @Override
    void close();
}
