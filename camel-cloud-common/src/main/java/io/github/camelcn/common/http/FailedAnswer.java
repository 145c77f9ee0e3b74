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
package io.github.camelcn.common.http;

import java.util.Map;

/**
 * An answer that is not a success, read completely and closed.
 *
 * @param status the HTTP status
 * @param headers by lower-case name; the first value where a header is repeated
 * @param body at most the first 64 KiB; empty for answers to HEAD
 * @param anonymous whether the request was not signed, because there were no credentials
 */
public record FailedAnswer(int status, Map<String, String> headers, byte[] body, boolean anonymous) {

    /** A header's value, empty if it is absent. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }
}
