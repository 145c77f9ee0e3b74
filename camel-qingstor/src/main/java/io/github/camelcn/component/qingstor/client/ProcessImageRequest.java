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
package io.github.camelcn.component.qingstor.client;

import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * Process a picture on the server.
 *
 * @param source the picture, at most 10 MB and not encrypted
 * @param action one or more steps joined by {@code |}, such as {@code resize:w_300,h_400|rotate:a_90}, or {@code info}
 */
public record ProcessImageRequest(ObjectRef source, String action) {

    public ProcessImageRequest {
        requireNonNull(source, "source");
        requireNonNull(action, "action");
        if (action.isBlank()) {
            throw new IllegalArgumentException(
                    "an image needs an action such as resize:w_300,h_400 or info, but it is empty");
        }
    }
}
