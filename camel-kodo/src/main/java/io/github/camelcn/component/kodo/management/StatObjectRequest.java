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
 * Ask for everything the native API knows about an object.
 *
 * @param object whose
 * @param parts whether the sizes of its parts are wanted, too
 */
public record StatObjectRequest(ObjectRef object, boolean parts) implements BatchEntry {

    public StatObjectRequest {
        Commands.checked(object);
    }

    public static StatObjectRequest of(ObjectRef object) {
        return new StatObjectRequest(object, false);
    }

    @Override
    public String operation() {
        return "statObject";
    }

    @Override
    public String command(EntryNames names) {
        String command = Commands.on("stat", object, names);
        return parts ? command + "?needparts=true" : command;
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
