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

import static java.util.Objects.requireNonNull;

/**
 * Give an object another media type.
 *
 * @param object whose
 * @param mimeType the media type, such as {@code image/png}
 * @param condition what the object must be like; {@link ChangeCondition#NONE} for anything
 */
public record ChangeMimeRequest(ObjectRef object, String mimeType, ChangeCondition condition) implements BatchEntry {

    public ChangeMimeRequest {
        Commands.checked(object);
        if (mimeType.isBlank()) {
            throw new IllegalArgumentException("the media type must not be empty");
        }
        requireNonNull(condition, "condition");
    }

    public static ChangeMimeRequest of(ObjectRef object, String mimeType) {
        return new ChangeMimeRequest(object, mimeType, ChangeCondition.NONE);
    }

    @Override
    public String operation() {
        return "changeMime";
    }

    @Override
    public String command(EntryNames names) {
        return Commands.on("chgm", object, names) + "/mime/" + UrlBase64.encode(mimeType) + condition.command();
    }

    @Override
    public boolean repeatable() {
        return condition.isNone();
    }
}
