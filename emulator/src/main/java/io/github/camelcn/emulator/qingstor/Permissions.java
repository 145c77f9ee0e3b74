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

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;

/** Decides whether a caller may do what it asks: owner, then policy, then ACL. */
final class Permissions {
    private static final String ALL_USERS = "QS_ALL_USERS";

    void require(Operation operation, Call call, Optional<Bucket> bucket) {
        boolean allowed = bucket.isPresent()
                ? allows(operation, call, bucket.get())
                : operation.permission() == Operation.Permission.ANYBODY
                        || (operation.permission() == Operation.Permission.KNOWN
                                && !call.caller().anonymous());
        if (!allowed) {
            throw denied();
        }
    }

    /** Whether the caller may do this to an existing bucket. */
    boolean allows(Operation operation, Call call, Bucket bucket) {
        return switch (operation.permission()) {
            case ANYBODY -> true;
            case KNOWN -> !call.caller().anonymous();
            case OWNER -> owns(call.caller(), bucket);
            case SIGNED_ACTION -> !call.caller().anonymous() && allows(operation.action(), call.key(), call, bucket);
            case ACTION -> allows(operation.action(), call.key(), call, bucket);
        };
    }

    /** The permission to read the source of a copy or to remove the source of a move. */
    void require(String action, String key, Call call, Bucket bucket) {
        if (!allows(action, key, call, bucket)) {
            throw denied();
        }
    }

    private static ServiceError denied() {
        return new ServiceError(ErrorCode.PERMISSION_DENIED, "you do not have the permission for this request");
    }

    @NotVerified("The owner is never refused, whatever the policy says.")
    private boolean allows(String action, String key, Call call, Bucket bucket) {
        if (owns(call.caller(), bucket)) {
            return true;
        }
        Optional<Boolean> byPolicy = bucket.setting(Setting.POLICY)
                .flatMap(policy -> PolicyRules.decide(policy, action, bucket.name(), key, call));
        return byPolicy.orElseGet(() -> bucket.setting(Setting.ACL)
                .map(acl -> byAcl(acl, action, call.caller()))
                .orElse(false));
    }

    private static boolean owns(Caller caller, Bucket bucket) {
        return caller.userId().equals(bucket.ownerId());
    }

    /** Source: QingStor API documentation, "ACL": listing is never public through the ACL. */
    private static boolean byAcl(JsonNode acl, String action, Caller caller) {
        for (JsonNode entry : acl) {
            JsonNode grantee = entry.path("grantee");
            boolean everybody = grantee.path("name").asText().equals(ALL_USERS);
            boolean named = !caller.anonymous() && grantee.path("id").asText().equals(caller.userId());
            if ((everybody && !action.equals("list_objects") || named)
                    && covers(entry.path("permission").asText(), action)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String permission, String action) {
        boolean reads = action.startsWith("get_") || action.startsWith("head_") || action.startsWith("list_");
        return switch (permission) {
            case "FULL_CONTROL" -> true;
            case "READ" -> reads;
            case "WRITE" -> !reads;
            default -> false;
        };
    }
}
