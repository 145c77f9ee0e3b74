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
package io.github.camelcn.common.camel.streaming;

import java.io.IOException;

import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;

/**
 * A store's way of adding whole batches to the end of one object. Thread-safe; batches of one object are added one after
 * the other.
 */
@FunctionalInterface
public interface BatchAppender {

    /**
     * Adds a batch, or nothing of it.
     *
     * @param batch the object, which is made if it is not there, and bytes that can be sent again
     */
    PutObjectResult append(PutObjectRequest batch) throws IOException;
}
