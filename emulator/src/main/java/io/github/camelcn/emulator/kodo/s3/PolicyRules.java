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
package io.github.camelcn.emulator.kodo.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.kodo.store.Bucket;

/**
 * What a bucket policy says about a request.
 *
 * <p>Source: Qiniu documentation 6317 (2024-05): Allow and Deny, Deny wins.
 */
final class PolicyRules {
    private PolicyRules() {}

    /** Empty when no statement speaks of the request. */
    @NotVerified("Statements with a Condition are not evaluated and count as not there; principals are matched by user"
            + " id or '*'.")
    static Optional<Boolean> decide(JsonNode policy, Operation operation, Call call, Bucket bucket) {
        String action = action(operation);
        String resource = "arn:aws:s3:::" + bucket.s3Name() + (call.key().isEmpty() ? "" : "/" + call.key());
        Optional<Boolean> verdict = Optional.empty();
        for (JsonNode statement : policy.path("Statement")) {
            if (!statement.has("Condition")
                    && names(statement.path("Principal"), call.caller().userId())
                    && matches(statement.path("Action"), action)
                    && matches(statement.path("Resource"), resource)) {
                if (statement.path("Effect").asText().equals("Deny")) {
                    return Optional.of(false);
                }
                verdict = Optional.of(true);
            }
        }
        return verdict;
    }

    private static String action(Operation operation) {
        return switch (operation) {
            case LIST_OBJECTS, LIST_OBJECTS_V2, HEAD_BUCKET -> "s3:ListBucket";
            case LIST_UPLOADS -> "s3:ListBucketMultipartUploads";
            case GET_OBJECT, HEAD_OBJECT -> "s3:GetObject";
            case DELETE_OBJECT, DELETE_OBJECTS -> "s3:DeleteObject";
            case ABORT_UPLOAD -> "s3:AbortMultipartUpload";
            case LIST_PARTS -> "s3:ListMultipartUploadParts";
            case RESTORE_OBJECT -> "s3:RestoreObject";
            default -> "s3:PutObject";
        };
    }

    private static boolean names(JsonNode principal, String userId) {
        JsonNode named = principal.isObject() ? principal.path("AWS") : principal;
        return texts(named).anyMatch(text -> text.equals("*") || text.equals(userId) || text.endsWith(":" + userId));
    }

    private static boolean matches(JsonNode patterns, String text) {
        return texts(patterns).anyMatch(pattern -> wildcard(pattern, text));
    }

    private static boolean wildcard(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
        }
        if (!text.regionMatches(true, 0, pattern, 0, star)) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        return rest.isEmpty()
                || Stream.iterate(star, at -> at <= text.length(), at -> at + 1)
                        .anyMatch(at -> wildcard(rest, text.substring(at)));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText);
    }
}
