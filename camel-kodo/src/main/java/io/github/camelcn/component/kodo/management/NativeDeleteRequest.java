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
 * Delete an object. In a batch a missing one is reported as a failure of its entry, code 612.
 *
 * @param object which
 */
public record NativeDeleteRequest(ObjectRef object) implements BatchEntry {

    public NativeDeleteRequest {
        Commands.checked(object);
    }

    @Override
    public String operation() {
        return "deleteObject";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("delete", object, names);
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
