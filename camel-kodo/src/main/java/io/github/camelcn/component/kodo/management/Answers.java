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

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.component.kodo.management.ObjectStat.ArchiveState;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/**
 * Reads the native API's JSON; members that are missing count as empty. Stateless. Source: provider's API descriptions;
 * official SDK for Java 7.19.0.
 */
final class Answers {

    private static final long TICKS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_TICK = 100;

    private Answers() {}

    static ObjectStat stat(JsonNode json) {
        int fileType = json.path("type").asInt();
        Map<String, String> metadata = new HashMap<>();
        json.path("x-qn-meta")
                .properties()
                .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        List<Long> parts = new ArrayList<>();
        json.path("parts").forEach(part -> parts.add(part.asLong()));
        return new ObjectStat(
                json.path("fsize").asLong(),
                json.path("hash").asText(),
                json.path("mimeType").asText(),
                fileType,
                ticks(json.path("putTime").asLong()),
                json.path("endUser").asText(),
                json.path("status").asInt() == 0,
                archive(fileType, json.path("restoreStatus").asInt()),
                json.path("md5").asText(),
                seconds(json.path("expiration")),
                seconds(json.path("transitionToIA")),
                seconds(json.path("transitionToArchiveIR")),
                seconds(json.path("transitionToARCHIVE")),
                seconds(json.path("transitionToDeepArchive")),
                NativeMetadata.decoded(metadata),
                parts);
    }

    private static ArchiveState archive(int fileType, int restoreStatus) {
        boolean archived = KodoStorageClass.ofFileType(fileType)
                .map(KodoStorageClass::needsRestore)
                .orElse(false);
        if (!archived) {
            return ArchiveState.NOT_ARCHIVED;
        }
        return switch (restoreStatus) {
            case 1 -> ArchiveState.RESTORING;
            case 2 -> ArchiveState.RESTORED;
            default -> ArchiveState.FROZEN;
        };
    }

    private static Instant ticks(long ticks) {
        return Instant.ofEpochSecond(
                Math.floorDiv(ticks, TICKS_PER_SECOND), Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
    }

    private static Optional<Instant> seconds(JsonNode json) {
        return json.asLong() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(json.asLong()));
    }

    static BucketInfo bucketInfo(JsonNode json) {
        return new BucketInfo(
                json.path("region").asText(),
                json.path("zone").asText(),
                json.path("private").asInt() == 1,
                json.path("protected").asInt() == 1,
                json.path("versioning").asBoolean(),
                json.path("encryption_enabled").asBoolean(),
                json.path("perm").asInt());
    }

    static LifecycleRule lifecycleRule(JsonNode json) {
        return new LifecycleRule(
                json.path("name").asText(),
                json.path("prefix").asText(),
                json.path("to_line_after_days").asInt(),
                json.path("to_archive_ir_after_days").asInt(),
                json.path("to_archive_after_days").asInt(),
                json.path("to_deep_archive_after_days").asInt(),
                json.path("delete_after_days").asInt());
    }

    static BucketEventRule eventRule(JsonNode json) {
        return new BucketEventRule(
                json.path("name").asText(),
                json.path("prefix").asText(),
                json.path("suffix").asText(),
                texts(json.path("events")),
                texts(json.path("callback_urls")),
                json.path("access_key").asText(),
                json.path("host").asText());
    }

    static BucketCorsRule corsRule(JsonNode json) {
        return new BucketCorsRule(
                texts(json.path("allowed_origin")),
                texts(json.path("allowed_method")),
                texts(json.path("allowed_header")),
                texts(json.path("exposed_header")),
                json.path("max_age").asInt());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
