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
package io.github.camelcn.common.camel.event;

/**
 * A notification that is not taken. The message is told to whoever sent it, so it names neither secrets nor what we
 * have.
 */
public final class RefusedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private RefusedEventException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** It does not prove where it comes from. */
    public static RefusedEventException unauthorized(String message) {
        return new RefusedEventException(401, message);
    }

    /** It is not of a form that this store's notifications have. */
    public static RefusedEventException malformed(String message) {
        return new RefusedEventException(400, message);
    }

    static RefusedEventException of(int status, String message) {
        return new RefusedEventException(status, message);
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }
}
