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
package io.github.camelcn.component.qingzhou.contract;

import java.util.regex.Pattern;

import io.github.camelcn.component.qingzhou.model.ErrorCategory;

/**
 * What an error code means.
 *
 * @param code matches the codes it is for
 * @param skewCheck whether it may as well be the clock's fault
 * @param hint key of the sentence that helps; empty for none
 */
public record ErrorRule(Pattern code, ErrorCategory category, Retry retry, boolean skewCheck, String hint) {

    /** Whether the same request may succeed later. */
    public enum Retry {
        never,
        /** Refused, so anything may be sent again. */
        backoff,
        /** Nobody knows how far it came, so only what may be done twice is sent again. */
        backoffIfSafe,
        /** Once, with a new signature. */
        resignOnce
    }
}
