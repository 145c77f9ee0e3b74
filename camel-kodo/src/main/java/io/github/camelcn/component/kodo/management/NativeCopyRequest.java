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

import java.util.List;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Copy an object within its region, without moving its bytes through us.
 *
 * @param object the source
 * @param target what it becomes
 * @param replace whether an object that is there already is replaced; otherwise that is a conflict
 */
public record NativeCopyRequest(ObjectRef object, ObjectRef target, boolean replace) implements BatchEntry {

    public NativeCopyRequest {
        Commands.checked(object);
        Commands.checked(target);
    }

    @Override
    public List<String> buckets() {
        return List.of(object.bucket(), target.bucket());
    }

    @Override
    public String operation() {
        return "copyObject";
    }

    @Override
    public String command(EntryNames names) {
        String command = Commands.on("copy", object, names) + '/' + Commands.entry(target, names);
        return replace ? command + "/force/true" : command;
    }

    @Override
    public boolean repeatable() {
        return replace;
    }
}
