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
package io.github.camelcn.common.objectstore;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Move an object on the server.
 *
 * @param source what
 * @param target where to; not the source itself
 * @param sourceConditions about the source
 * @param attributes what only this store understands of the target, by lower-case wire header; sent as it is
 */
public record MoveObjectRequest(
        ObjectRef source, ObjectRef target, Conditions sourceConditions, Map<String, String> attributes) {

    public MoveObjectRequest {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        requireNonNull(sourceConditions, "sourceConditions");
        attributes = Map.copyOf(attributes);
        if (source.equals(target)) {
            throw new IllegalArgumentException("cannot move " + source + " onto itself");
        }
    }

    /** Without attributes. */
    public MoveObjectRequest(ObjectRef source, ObjectRef target, Conditions sourceConditions) {
        this(source, target, sourceConditions, Map.of());
    }
}
