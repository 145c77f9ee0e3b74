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
package io.github.camelcn.component.qingzhou.client;

import java.util.Map;
import java.util.Optional;

/**
 * What makes a request a signed one.
 *
 * @param headers to set
 * @param query the final one, encoded, if it is signed there
 * @param body the final one, if it is signed there
 */
public record Signature(Map<String, String> headers, Optional<String> query, Optional<byte[]> body) {

    public static Signature ofHeaders(Map<String, String> headers) {
        return new Signature(headers, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Signature[hidden]";
    }
}
