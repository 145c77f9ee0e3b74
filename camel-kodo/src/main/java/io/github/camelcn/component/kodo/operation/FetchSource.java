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
package io.github.camelcn.component.kodo.operation;

import java.net.URI;
import java.net.URISyntaxException;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.component.kodo.KodoHeaders;

/** Where the service downloads from. */
final class FetchSource {

    private FetchSource() {}

    /** The header, else the body. */
    static URI of(MessageReader message) {
        try {
            return new URI(message.textOrBody(KodoHeaders.FETCH_SOURCE, "the URL to fetch")
                    .trim());
        } catch (URISyntaxException e) {
            // without the text, which may carry a signature
            throw new IllegalArgumentException(
                    "the URL to fetch is malformed: percent-encode blanks and all that is not ASCII");
        }
    }
}
