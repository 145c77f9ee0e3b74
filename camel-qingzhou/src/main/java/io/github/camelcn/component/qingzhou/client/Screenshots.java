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

import java.io.IOException;
import java.util.Base64;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.component.qingzhou.model.Screenshot;

/** Pictures that come as text. */
final class Screenshots {

    private Screenshots() {}

    static Screenshot of(String base64, String contentType, ServiceRequest request) throws IOException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            if (bytes.length > 0) {
                return new Screenshot(contentType, bytes);
            }
        } catch (IllegalArgumentException e) {
            // as good as none
        }
        throw new IntegrityException(request.operation(), request.resource(), "the answer holds no picture");
    }
}
