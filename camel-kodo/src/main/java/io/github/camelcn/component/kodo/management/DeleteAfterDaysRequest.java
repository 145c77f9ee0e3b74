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

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Let an object disappear after some days.
 *
 * @param object which
 * @param days counted from now; 0 lets it stay
 */
public record DeleteAfterDaysRequest(ObjectRef object, int days) implements BatchEntry {

    public DeleteAfterDaysRequest {
        Commands.checked(object);
        if (days < 0) {
            throw new IllegalArgumentException("deleteAfterDays must be 0 (never) or more, but is " + days);
        }
    }

    @Override
    public String operation() {
        return "deleteAfterDays";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("deleteAfterDays", object, names) + '/' + days;
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
