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

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectRef;

/** Tells which object of an endpoint a notification means. Thread-safe. */
@FunctionalInterface
public interface EventLocator {

    /**
     * @return the object as the endpoint names it; empty if the event is about another bucket, or lies outside of the part
     *     of the bucket that the endpoint works in
     * @throws IOException if the service had to be asked and did not answer
     */
    Optional<ObjectRef> locate(ObjectEvent event) throws IOException;

    /** Objects of one bucket, by the keys of a part of it. */
    static EventLocator in(String bucket, KeySpace space) {
        return event -> event.bucket().equals(bucket) && space.contains(event.key())
                ? Optional.of(space.toUser(new ObjectRef(bucket, event.key())))
                : Optional.empty();
    }
}
