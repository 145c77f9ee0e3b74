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

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectStore;

/** Whether an object that was claimed still is what was listed. Thread-safe. */
interface ClaimedObject {

    /** What opening it will show. */
    ClaimedObject NOT_ASKED = listed -> true;

    /**
     * @return false if it is gone, or another content has its name, or it changed too recently
     * @throws IOException if the service did not say
     */
    boolean isAsListed(ObjectInfo listed) throws IOException;

    /** Asks for it by name: a listing may be a minute old, and another machine may have deleted it meanwhile. */
    record AskedAgain(
            Supplier<ObjectStore> store, Supplier<Optional<CustomerKey>> key, Duration unchangedFor, Clock clock)
            implements ClaimedObject {

        @Override
        public boolean isAsListed(ObjectInfo listed) throws IOException {
            ObjectInfo now;
            try {
                now = store.get().head(new HeadObjectRequest(listed.ref(), Conditions.NONE, key.get()));
            } catch (ObjectNotFoundException e) {
                return false;
            }
            return ObjectIdentity.of(now).equals(ObjectIdentity.of(listed)) && isOldEnough(now);
        }

        private boolean isOldEnough(ObjectInfo now) {
            if (unchangedFor.isZero()) {
                return true;
            }
            Instant changed = now.lastModified()
                    .orElseThrow(() -> new IllegalStateException("the store does not say when " + now.ref()
                            + " was changed, so readLock cannot wait for it"));
            return Duration.between(changed, clock.instant()).compareTo(unchangedFor) >= 0;
        }
    }
}
