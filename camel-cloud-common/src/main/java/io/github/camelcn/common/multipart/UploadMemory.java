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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.Optional;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Where unfinished uploads are remembered, so that this process, or one after it, can go on with them. One text for each
 * object; its form is this package's own. Two that are equal remember the same. Thread-safe.
 */
public interface UploadMemory {

    /** What was remembered last and not forgotten since. */
    Optional<String> recall(ObjectRef target) throws IOException;

    /** @param note without line breaks; replaces the one before */
    void remember(ObjectRef target, String note) throws IOException;

    void forget(ObjectRef target) throws IOException;
}
