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

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * A permission to upload, for somebody without keys such as a browser.
 *
 * @param token what goes into the form field {@code token}, or behind {@code Authorization: UpToken }; a secret until
 *     its deadline
 * @param deadline until when uploads that use it must be complete
 */
public record UploadToken(String token, Instant deadline) {

    public UploadToken {
        requireNonNull(token, "token");
        requireNonNull(deadline, "deadline");
    }

    /** Whoever has the token may upload: it is not shown. */
    @Override
    public String toString() {
        return "UploadToken[deadline=" + deadline + "]";
    }
}
