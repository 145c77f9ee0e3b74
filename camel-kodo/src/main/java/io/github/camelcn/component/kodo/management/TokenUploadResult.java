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

import static java.util.Objects.requireNonNull;

/**
 * What was stored with a token.
 *
 * @param bucket the bucket that the token is for
 * @param key as what it is stored
 * @param answer what the service said: {@code key} and {@code hash}, or what the token's {@code returnBody} or callback
 *     makes of it
 */
public record TokenUploadResult(String bucket, String key, Map<String, Object> answer) {

    public TokenUploadResult {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        answer = Map.copyOf(answer);
    }
}
