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

import java.util.Map;

import io.github.camelcn.common.objectstore.ObjectRef;

import static java.util.Objects.requireNonNull;

/**
 * Give an object user metadata, and a media type if wanted.
 *
 * <p>Values that are no printable ASCII are percent-encoded, as the S3-compatible API needs them, so that both APIs read
 * the same.
 *
 * @param object whose
 * @param metadata values by name, without the prefix {@code x-qn-meta-}; at least one. Names have up to 50 letters,
 *     digits, {@code - _ .} and become lower case; names and values together up to 1024 bytes
 * @param mimeType the media type; empty to leave it
 * @param condition what the object must be like; {@link ChangeCondition#NONE} for anything
 */
public record ChangeMetadataRequest(
        ObjectRef object, Map<String, String> metadata, String mimeType, ChangeCondition condition)
        implements BatchEntry {

    public ChangeMetadataRequest {
        Commands.checked(object);
        NativeMetadata.check(metadata);
        metadata = Map.copyOf(metadata);
        requireNonNull(mimeType, "mimeType");
        requireNonNull(condition, "condition");
    }

    public static ChangeMetadataRequest of(ObjectRef object, Map<String, String> metadata) {
        return new ChangeMetadataRequest(object, metadata, "", ChangeCondition.NONE);
    }

    @Override
    public String operation() {
        return "changeMetadata";
    }

    @Override
    public String command(EntryNames names) {
        StringBuilder command = new StringBuilder(Commands.on("chgm", object, names));
        if (!mimeType.isEmpty()) {
            command.append("/mime/").append(UrlBase64.encode(mimeType));
        }
        NativeMetadata.encoded(metadata)
                .forEach((name, value) ->
                        command.append('/').append(name).append('/').append(UrlBase64.encode(value)));
        return command.append(condition.command()).toString();
    }

    @Override
    public boolean repeatable() {
        return condition.isNone();
    }
}
