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
package io.github.camelcn.common.camel.event;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a notification says happened to an object. It is a hint, not a fact: notifications come late, twice, out of order
 * or not at all, so whoever acts on one looks the object up.
 *
 * @param kind what it means for somebody who wants to read objects
 * @param type the service's own word, such as {@code mkfile} or {@code create_object}
 * @param bucket as the service calls it in notifications
 * @param key of the bucket, never empty
 * @param size in bytes, -1 if the notification does not tell
 * @param etag what the notification calls the object's digest; empty if it does not tell
 * @param time when it happened, if the notification tells
 * @param requestId of the request that made it happen; empty if the notification does not tell
 */
public record ObjectEvent(
        Kind kind,
        String type,
        String bucket,
        String key,
        long size,
        String etag,
        Optional<Instant> time,
        String requestId) {

    /** What an event means for a reader. */
    public enum Kind {
        /** There is something to read: created, overwritten, restored or enabled. */
        AVAILABLE,
        /** There is nothing to read any more: deleted, moved away or disabled. */
        GONE,
        /** Nothing that readers care for, such as an upload that was aborted, or a word we do not know. */
        OTHER
    }

    public ObjectEvent {
        requireNonNull(kind, "kind");
        requireNonNull(type, "type");
        requireNonNull(etag, "etag");
        requireNonNull(time, "time");
        requireNonNull(requestId, "requestId");
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("the bucket of an event must not be empty");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key of an event must not be empty");
        }
    }

    /** The same event with another name of its bucket. */
    public ObjectEvent in(String otherBucket) {
        return new ObjectEvent(kind, type, otherBucket, key, size, etag, time, requestId);
    }
}
