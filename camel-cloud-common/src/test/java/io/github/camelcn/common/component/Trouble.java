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
package io.github.camelcn.common.component;

/** What a {@link StoreServer} can do to requests. */
public enum Trouble {
    /** Answers 400. */
    BAD_REQUEST,
    /** Answers 503, which is a plain refusal. */
    UNAVAILABLE,
    /** Says that there are too many requests. */
    THROTTLED,
    /** Says that the time of the request is wrong, with a date that is ours. */
    CLOCK_REFUSED,
    /** Answers 403, as if the keys were not allowed to. */
    DENIED,
    /** Says nothing for minutes. */
    SILENCE,
    /** Closes the connection before anything happened. */
    DROP_BEFORE_EFFECT,
    /** Does what was asked, and closes the connection instead of answering. */
    DROP_AFTER_EFFECT,
    /** Ends the answer's body after its first byte. */
    TRUNCATE_BODY,
    /** Changes a byte of the answer's body. */
    CORRUPT_BODY,
    /** Changes a byte of what it received before it stores it. */
    CORRUPT_UPLOAD,
    /** Answers as the request before was answered that might have been struck. */
    REPEATED_ANSWER,
    /** Answers as the one before that was answered. */
    OLDER_ANSWER
}
