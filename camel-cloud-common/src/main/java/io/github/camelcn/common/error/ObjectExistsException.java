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

/** There was an object already where another was to be written, and {@code fileExist=Fail} does not let it be replaced. */
public final class ObjectExistsException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** @param resource bucket and key of the object that is there */
    public ObjectExistsException(String operation, String resource) {
        super(
                operation,
                resource,
                "the object exists already, and fileExist=Fail says that it stays as it is",
                1,
                null);
    }
}
