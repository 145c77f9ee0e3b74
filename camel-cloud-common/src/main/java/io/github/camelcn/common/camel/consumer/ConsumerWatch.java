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
package io.github.camelcn.common.camel.consumer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.camelcn.common.monitor.ConsumerActivity;
import io.github.camelcn.common.monitor.FollowedPosition;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * What can be seen of a consumer from outside: what it has claimed, and how old the oldest object is that its latest look
 * at the whole bucket found unsettled. Thread-safe.
 */
final class ConsumerWatch implements ConsumerActivity {

    private static final long NONE = Long.MAX_VALUE;

    private final Supplier<String> name;
    private final String bucket;
    /** Since when, in milliseconds. */
    private final Map<ObjectRef, Long> claimed = new ConcurrentHashMap<>();

    private volatile Supplier<Optional<FollowedPosition>> followed = Optional::empty;

    private long oldest = NONE;
    private long oldestInPass = NONE;

    /** @param name the route's, or the endpoint's; asked when somebody looks */
    ConsumerWatch(Supplier<String> name, String bucket) {
        this.name = name;
        this.bucket = bucket;
    }

    /** The same claims, watched. */
    InProgressClaims watching(InProgressClaims claims) {
        return new InProgressClaims() {
            @Override
            public boolean add(ObjectRef ref) {
                boolean added = claims.add(ref);
                if (added) {
                    claimed.put(ref, System.currentTimeMillis());
                }
                return added;
            }

            @Override
            public void release(ObjectRef ref) {
                claimed.remove(ref);
                claims.release(ref);
            }

            @Override
            public Optional<ExpiringClaims> expiring() {
                return claims.expiring();
            }
        };
    }

    /** From now on the consumer follows its bucket. @param position asked when somebody looks */
    void follows(Supplier<FollowedPosition> position) {
        followed = () -> Optional.of(position.get());
    }

    /** A listing has shown an object that is to be consumed, now or after a failure before. */
    synchronized void unsettled(ObjectInfo listed) {
        if (listed.lastModified().isPresent()) {
            long written = listed.lastModified().get().toEpochMilli();
            oldestInPass = Math.min(oldestInPass, written);
            oldest = Math.min(oldest, written);
        }
    }

    /** The listing has come to its end: what it did not show is settled. */
    synchronized void passEnded() {
        oldest = oldestInPass;
        oldestInPass = NONE;
    }

    @Override
    public String name() {
        return name.get();
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public Map<String, Instant> claimed() {
        Map<String, Instant> snapshot = new HashMap<>();
        claimed.forEach((ref, since) -> snapshot.put(ref.key(), Instant.ofEpochMilli(since)));
        return snapshot;
    }

    @Override
    public synchronized Optional<Instant> oldestUnseen() {
        return oldest == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    }

    @Override
    public Optional<FollowedPosition> followed() {
        return followed.get();
    }
}
