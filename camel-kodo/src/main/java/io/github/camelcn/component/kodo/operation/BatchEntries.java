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
package io.github.camelcn.component.kodo.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.component.kodo.management.BatchEntry;
import io.github.camelcn.component.kodo.management.ChangeCondition;
import io.github.camelcn.component.kodo.management.ChangeMetadataRequest;
import io.github.camelcn.component.kodo.management.ChangeMimeRequest;
import io.github.camelcn.component.kodo.management.ChangeStatusRequest;
import io.github.camelcn.component.kodo.management.ChangeTypeRequest;
import io.github.camelcn.component.kodo.management.DeleteAfterDaysRequest;
import io.github.camelcn.component.kodo.management.NativeCopyRequest;
import io.github.camelcn.component.kodo.management.NativeDeleteRequest;
import io.github.camelcn.component.kodo.management.NativeMoveRequest;
import io.github.camelcn.component.kodo.management.ObjectLifecycleRequest;
import io.github.camelcn.component.kodo.management.RestoreArchiveRequest;
import io.github.camelcn.component.kodo.management.StatObjectRequest;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/** The entries of a batch as routes without Java write them: objects with the names of operations and headers. */
final class BatchEntries {

    static final String FORM = "batch needs a BatchRequest, a collection of BatchEntry, or a list as JSON or of Maps"
            + " such as [{\"operation\":\"changeType\",\"key\":\"a\",\"storageClass\":\"LINE\"}] as body";

    private static final Set<String> MEMBERS = Set.of(
            "operation",
            "bucket",
            "key",
            "storageClass",
            "contentType",
            "metadata",
            "enabled",
            "days",
            "toLineAfterDays",
            "toGlacierIrAfterDays",
            "toGlacierAfterDays",
            "toDeepArchiveAfterDays",
            "deleteAfterDays",
            "destinationBucket",
            "destinationKey",
            "replace");

    private BatchEntries() {}

    /** @param bucket of the entries that name none */
    static List<BatchEntry> read(MessageReader message, String bucket) throws IOException {
        JsonNode list = JsonBody.read(message, FORM);
        if (!list.isArray()) {
            throw new IllegalArgumentException(FORM);
        }
        List<BatchEntry> entries = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isObject()) {
                throw new IllegalArgumentException(FORM);
            }
            JsonBody.requireOnly(each, MEMBERS, FORM);
            entries.add(entry(each, new ObjectRef(each.path("bucket").asText(bucket), text(each, "key"))));
        }
        return entries;
    }

    private static BatchEntry entry(JsonNode entry, ObjectRef object) {
        String operation = text(entry, "operation");
        return switch (operation) {
            case "statObject" -> StatObjectRequest.of(object);
            case "changeType" -> ChangeTypeRequest.of(object, KodoStorageClass.of(text(entry, "storageClass")));
            case "changeMime" -> ChangeMimeRequest.of(object, text(entry, "contentType"));
            case "changeMetadata" ->
                new ChangeMetadataRequest(
                        object, metadata(entry), entry.path("contentType").asText(), ChangeCondition.NONE);
            case "changeStatus" -> new ChangeStatusRequest(object, flag(entry, "enabled"));
            case "deleteAfterDays" -> new DeleteAfterDaysRequest(object, requiredDays(entry));
            case "setObjectLifecycle" -> lifecycle(entry, object);
            case "restoreArchive" -> new RestoreArchiveRequest(object, requiredDays(entry));
            case "copyObject" -> new NativeCopyRequest(object, destination(entry, object), replaces(entry));
            case "moveObject" -> new NativeMoveRequest(object, destination(entry, object), replaces(entry));
            case "deleteObject" -> new NativeDeleteRequest(object);
            default ->
                throw new IllegalArgumentException("a batch cannot hold \"" + operation + "\": it can hold statObject,"
                        + " changeType, changeMime, changeMetadata, changeStatus, deleteAfterDays, setObjectLifecycle,"
                        + " restoreArchive, copyObject, moveObject and deleteObject");
        };
    }

    private static ObjectLifecycleRequest lifecycle(JsonNode entry, ObjectRef object) {
        return new ObjectLifecycleRequest(
                object,
                JsonBody.days(entry, "toLineAfterDays"),
                JsonBody.days(entry, "toGlacierIrAfterDays"),
                JsonBody.days(entry, "toGlacierAfterDays"),
                JsonBody.days(entry, "toDeepArchiveAfterDays"),
                JsonBody.days(entry, "deleteAfterDays"));
    }

    private static ObjectRef destination(JsonNode entry, ObjectRef source) {
        return new ObjectRef(
                entry.path("destinationBucket").asText(source.bucket()),
                entry.path("destinationKey").asText(source.key()));
    }

    private static boolean replaces(JsonNode entry) {
        return entry.has("replace") && flag(entry, "replace");
    }

    private static Map<String, String> metadata(JsonNode entry) {
        Map<String, String> metadata = new HashMap<>();
        entry.path("metadata")
                .properties()
                .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        return metadata;
    }

    private static int requiredDays(JsonNode entry) {
        required(entry, "days");
        return JsonBody.days(entry, "days");
    }

    private static boolean flag(JsonNode entry, String name) {
        JsonNode flag = required(entry, name);
        if (!flag.isBoolean()) {
            throw new IllegalArgumentException(name + " must be true or false, but is " + flag);
        }
        return flag.asBoolean();
    }

    private static String text(JsonNode entry, String name) {
        return required(entry, name).asText();
    }

    private static JsonNode required(JsonNode entry, String name) {
        if (!entry.hasNonNull(name)) {
            throw new IllegalArgumentException("an entry of the batch lacks \"" + name + "\". " + FORM);
        }
        return entry.get(name);
    }
}
