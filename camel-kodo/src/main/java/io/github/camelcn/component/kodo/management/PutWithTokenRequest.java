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
package io.github.camelcn.component.kodo.management;

import java.util.Map;

import io.github.camelcn.common.payload.Payload;

import static java.util.Objects.requireNonNull;

/**
 * Store an object with an upload token, which somebody with keys has made, and without keys of one's own.
 *
 * @param token says which bucket and key, until when, and what else is permitted; a secret
 * @param key where to
 * @param payload of known length; not closed here
 * @param contentType its media type, empty for the service's guess
 * @param userMetadata names without {@code x-qn-meta-}
 */
public record PutWithTokenRequest(
        String token, String key, Payload payload, String contentType, Map<String, String> userMetadata) {

    public PutWithTokenRequest {
        requireNonNull(token, "token");
        NativeNames.key(key);
        requireNonNull(contentType, "contentType");
        if (contentType.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the content type of " + key + " has control characters");
        }
        userMetadata = Map.copyOf(userMetadata);
        if (payload.length() == Payload.UNKNOWN_LENGTH) {
            throw new IllegalArgumentException(
                    "putObjectWithToken " + key + ": a form needs to know how long the body is");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PutWithTokenRequest[key=" + key + ", payload=" + payload + "]";
    }
}
