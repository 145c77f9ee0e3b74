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
package io.github.camelcn.common.wire;

import java.io.IOException;

/**
 * An answer whose document cannot be understood. Thrown by a service's parser, which does not know what was asked;
 * {@link ShortAnswers} turns it into an {@link io.github.camelcn.common.error.IntegrityException} that does.
 */
public final class MalformedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param form what was expected: {@code JSON}, {@code XML}
     * @param why the parser's words, without pieces of the answer
     */
    public MalformedAnswerException(String form, String why, Throwable cause) {
        super("the answer is not the " + form + " that was expected: " + why, cause);
    }
}
