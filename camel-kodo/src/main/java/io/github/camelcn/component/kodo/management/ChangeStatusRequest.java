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
 * Make an object unreadable for everybody, or readable again.
 *
 * @param object whose
 * @param enabled whether it can be read
 */
public record ChangeStatusRequest(ObjectRef object, boolean enabled) implements BatchEntry {

    public ChangeStatusRequest {
        Commands.checked(object);
    }

    @Override
    public String operation() {
        return "changeStatus";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("chstatus", object, names) + "/status/" + (enabled ? 0 : 1);
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
