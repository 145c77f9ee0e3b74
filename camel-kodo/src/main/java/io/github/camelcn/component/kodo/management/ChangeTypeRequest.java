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
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/**
 * Give an object another storage class. An archived object has to be restored first.
 *
 * @param object whose
 * @param fileType the class by its native number, 0 to 5
 */
public record ChangeTypeRequest(ObjectRef object, int fileType) implements BatchEntry {

    public ChangeTypeRequest {
        Commands.checked(object);
        FileTypes.check(fileType);
    }

    public static ChangeTypeRequest of(ObjectRef object, KodoStorageClass storageClass) {
        return new ChangeTypeRequest(object, storageClass.fileType());
    }

    @Override
    public String operation() {
        return "changeType";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("chtype", object, names) + "/type/" + fileType;
    }

    @Override
    public boolean repeatable() {
        return false;
    }
}
