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
package io.github.camelcn.common.error;

import java.io.IOException;

/**
 * A call to a cloud service that did not do what was asked. The message names operation, resource, cause and number of
 * attempts; the accessors carry the same for machines. Retries are over when a caller sees one of these: repeating the
 * exchange at once only multiplies the load.
 */
public abstract sealed class CloudException extends IOException
        permits ServiceException, TransportException, UploadException, IntegrityException, ObjectExistsException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String resource;
    private final int attempts;

    CloudException(String operation, String resource, String why, int attempts, Throwable cause) {
        super(sentence(operation, resource, why, attempts), cause);
        this.operation = operation;
        this.resource = resource;
        this.attempts = attempts;
    }

    private static String sentence(String operation, String resource, String why, int attempts) {
        String subject = resource.isEmpty() ? operation : operation + " " + resource;
        String tries = attempts <= 1 ? "" : ", after " + attempts + " attempts";
        return subject + ": " + why + tries;
    }

    /** The operation as the route author names it, such as {@code putObject}. */
    public final String operation() {
        return operation;
    }

    /** What it was done to: {@code bucket/key}, a bucket, an instance; empty for calls on the service as a whole. */
    public final String resource() {
        return resource;
    }

    /** How often the request was sent, 1 or more; 0 if it never left. */
    public final int attempts() {
        return attempts;
    }
}
