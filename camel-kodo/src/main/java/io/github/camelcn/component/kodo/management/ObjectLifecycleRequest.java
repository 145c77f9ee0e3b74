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
 * Say when an object changes its storage class, and when it disappears. For each number: days from its upload, -1 to
 * cancel what was said before, 0 to leave it.
 *
 * @param object whose
 * @param toLineAfterDays to infrequent access
 * @param toGlacierIrAfterDays to archive with direct read
 * @param toGlacierAfterDays to archive
 * @param toDeepArchiveAfterDays to deep archive
 * @param deleteAfterDays out of existence
 */
public record ObjectLifecycleRequest(
        ObjectRef object,
        int toLineAfterDays,
        int toGlacierIrAfterDays,
        int toGlacierAfterDays,
        int toDeepArchiveAfterDays,
        int deleteAfterDays)
        implements BatchEntry {

    public ObjectLifecycleRequest {
        Commands.checked(object);
        checkDays("toLineAfterDays", toLineAfterDays);
        checkDays("toGlacierIrAfterDays", toGlacierIrAfterDays);
        checkDays("toGlacierAfterDays", toGlacierAfterDays);
        checkDays("toDeepArchiveAfterDays", toDeepArchiveAfterDays);
        checkDays("deleteAfterDays", deleteAfterDays);
        boolean nothing = toLineAfterDays == 0
                && toGlacierIrAfterDays == 0
                && toGlacierAfterDays == 0
                && toDeepArchiveAfterDays == 0
                && deleteAfterDays == 0;
        if (nothing) {
            throw new IllegalArgumentException("an object lifecycle needs at least one number of days: all are 0");
        }
    }

    private static void checkDays(String name, int days) {
        if (days < -1) {
            throw new IllegalArgumentException(name + " must be -1 (cancel), 0 (leave) or more, but is " + days);
        }
    }

    private static void append(StringBuilder command, String name, int days) {
        if (days != 0) {
            command.append('/').append(name).append('/').append(days);
        }
    }

    @Override
    public String operation() {
        return "setObjectLifecycle";
    }

    @Override
    public String command(EntryNames names) {
        StringBuilder command = new StringBuilder(Commands.on("lifecycle", object, names));
        append(command, "toIAAfterDays", toLineAfterDays);
        append(command, "toArchiveIRAfterDays", toGlacierIrAfterDays);
        append(command, "toArchiveAfterDays", toGlacierAfterDays);
        append(command, "toDeepArchiveAfterDays", toDeepArchiveAfterDays);
        append(command, "deleteAfterDays", deleteAfterDays);
        return command.toString();
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
