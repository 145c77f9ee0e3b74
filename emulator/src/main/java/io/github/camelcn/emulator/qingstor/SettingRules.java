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
package io.github.camelcn.emulator.qingstor;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;

/**
 * What the settings of a bucket must look like.
 *
 * <p>Source: QingStor API documentation, the pages of the settings.
 */
@NotVerified("Violations are answered 400 invalid_argument.")
final class SettingRules {
    private static final Set<String> PERMISSIONS = Set.of("READ", "WRITE", "FULL_CONTROL");
    private static final Set<String> CORS_METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD", "*");
    private static final Set<String> EVENTS =
            Set.of("create_object", "delete_object", "abort_multipart", "complete_multipart");
    private static final List<String> LIFECYCLE_ACTIONS = List.of(
            "expiration",
            "abort_incomplete_multipart_upload",
            "transition",
            "noncurrent_version_expiration",
            "noncurrent_version_transition");
    private static final int MAX_LIFECYCLE_RULES = 100;
    private static final int MAX_REPLICATION_RULES = 1000;

    private SettingRules() {}

    static void require(Setting setting, ObjectNode value) {
        switch (setting) {
            case ACL -> acl(value);
            case CORS -> cors(value);
            case POLICY -> policy(value);
            case MIRROR ->
                requireThat(
                        value.path("source_site").asText().matches("https?://.+"),
                        "source_site must be an http or https URL");
            case NOTIFICATION -> notification(value);
            case LIFECYCLE -> lifecycle(value);
            case LOGGING -> text(value, "target_bucket");
            case CNAME -> {
                text(value, "domain");
                String type = value.path("type").asText("normal");
                requireThat(type.equals("normal") || type.equals("website"), "type must be normal or website");
            }
            case REPLICATION -> replication(value);
        }
    }

    private static void acl(ObjectNode value) {
        requireThat(value.has("acl"), "acl is missing");
        for (JsonNode entry : value.path("acl")) {
            JsonNode grantee = entry.path("grantee");
            boolean user = grantee.path("type").asText().equals("user") && grantee.hasNonNull("id");
            boolean group = grantee.path("type").asText().equals("group")
                    && grantee.path("name").asText().equals("QS_ALL_USERS");
            requireThat(user || group, "a grantee is a user with an id or the group QS_ALL_USERS");
            requireThat(
                    PERMISSIONS.contains(entry.path("permission").asText()),
                    "permission must be READ, WRITE or FULL_CONTROL");
        }
    }

    private static void cors(ObjectNode value) {
        for (JsonNode rule : list(value, "cors_rules")) {
            text(rule, "allowed_origin");
            for (JsonNode method : list(rule, "allowed_methods")) {
                requireThat(
                        CORS_METHODS.contains(method.asText()),
                        "allowed_methods must be GET, PUT, POST, DELETE," + " HEAD or *");
            }
        }
    }

    private static void policy(ObjectNode value) {
        for (JsonNode statement : list(value, "statement")) {
            text(statement, "id");
            String effect = statement.path("effect").asText();
            requireThat(effect.equals("allow") || effect.equals("deny"), "effect must be allow or deny");
            requireThat(statement.has("user"), "user is missing");
            requireThat(statement.has("action"), "action is missing");
            requireThat(statement.has("resource"), "resource is missing");
        }
    }

    private static void notification(ObjectNode value) {
        for (JsonNode notification : list(value, "notifications")) {
            text(notification, "id");
            for (JsonNode event : list(notification, "event_types")) {
                requireThat(EVENTS.contains(event.asText()), "event type '" + event.asText() + "' is unknown");
            }
        }
    }

    private static void lifecycle(ObjectNode value) {
        JsonNode rules = list(value, "rule");
        requireThat(rules.size() <= MAX_LIFECYCLE_RULES, "at most 100 lifecycle rules are allowed");
        for (JsonNode rule : rules) {
            text(rule, "id");
            requireThat(rule.path("id").asText().length() <= 255, "id has at most 255 characters");
            requireThat(rule.has("filter"), "filter is missing");
            enabledOrDisabled(rule);
            long actions = LIFECYCLE_ACTIONS.stream().filter(rule::has).count();
            requireThat(actions == 1, "a lifecycle rule has exactly one action");
        }
    }

    private static void replication(ObjectNode value) {
        JsonNode rules = list(value, "rules");
        requireThat(
                !rules.isEmpty() && rules.size() <= MAX_REPLICATION_RULES, "1 to 1000 replication rules are allowed");
        for (JsonNode rule : rules) {
            text(rule, "id");
            enabledOrDisabled(rule);
            text(rule.path("destination"), "bucket");
        }
    }

    private static void enabledOrDisabled(JsonNode rule) {
        String status = rule.path("status").asText();
        requireThat(
                status.equalsIgnoreCase("enabled") || status.equalsIgnoreCase("disabled"),
                "status must be enabled or disabled");
    }

    private static JsonNode list(JsonNode value, String name) {
        requireThat(value.path(name).isArray(), name + " must be a list");
        return value.path(name);
    }

    private static void text(JsonNode value, String name) {
        requireThat(!value.path(name).asText("").isEmpty(), name + " is missing");
    }

    private static void requireThat(boolean holds, String message) {
        if (!holds) {
            throw new ServiceError(ErrorCode.INVALID_ARGUMENT, message);
        }
    }
}
