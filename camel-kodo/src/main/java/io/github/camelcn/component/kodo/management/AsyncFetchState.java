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

import static java.util.Objects.requireNonNull;

/**
 * How far an asynchronous fetch is. Whether it succeeded is not told: ask for the object.
 *
 * @param id what the service calls it
 * @param queued how many fetches are before it; 0 when it is being done, negative once it was done or tried
 */
public record AsyncFetchState(String id, int queued) {

    public AsyncFetchState {
        requireNonNull(id, "id");
    }

    /** Whether it was done, or at least tried. */
    public boolean isProcessed() {
        return queued < 0;
    }
}
