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
 * Make an archived object readable for some days. It takes minutes for archive and hours for deep archive.
 *
 * @param object which
 * @param days how long it stays readable, 1 to 7
 */
public record RestoreArchiveRequest(ObjectRef object, int days) implements BatchEntry {

    public RestoreArchiveRequest {
        Commands.checked(object);
        if (days < 1 || days > 7) {
            throw new IllegalArgumentException("an archived object is restored for 1 to 7 days, not for " + days);
        }
    }

    @Override
    public String operation() {
        return "restoreArchive";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("restoreAr", object, names) + "/freezeAfterDays/" + days;
    }

    @Override
    public boolean repeatable() {
        return false;
    }
}
