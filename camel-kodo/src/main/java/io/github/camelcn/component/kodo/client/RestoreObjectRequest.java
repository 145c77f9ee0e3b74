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
package io.github.camelcn.component.kodo.client;

import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * Make an archived object readable.
 *
 * @param target which
 * @param days for how long, 1 to 7. Source: provider documentation, page 6380
 */
public record RestoreObjectRequest(ObjectRef target, int days) {

    private static final int MOST_DAYS = 7;

    public RestoreObjectRequest {
        requireNonNull(target, "target");
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "restoreObject " + target + ": the days must be 1 to " + MOST_DAYS + ", but are " + days);
        }
    }
}
