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
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.LifecycleRule;
import io.github.camelcn.component.kodo.management.PutLifecycleRuleRequest;

/** Adds a lifecycle rule to a bucket, or replaces the one of the same name. The body stays. */
final class PutBucketLifecycle implements OperationHandler<PutLifecycleRuleRequest> {

    private static final String FORM = "putBucketLifecycle needs one rule as body: a LifecycleRule, or JSON or a Map"
            + " such as {\"name\":\"tmp\",\"prefix\":\"tmp/\",\"toLineAfterDays\":30,\"deleteAfterDays\":90}";

    private static final Set<String> MEMBERS = Set.of(
            "name",
            "prefix",
            "toLineAfterDays",
            "toGlacierIrAfterDays",
            "toGlacierAfterDays",
            "toDeepArchiveAfterDays",
            "deleteAfterDays");

    private final KodoManagement management;
    private final ObjectFields fields;

    PutBucketLifecycle(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<PutLifecycleRuleRequest> requestType() {
        return PutLifecycleRuleRequest.class;
    }

    @Override
    public PutLifecycleRuleRequest read(MessageReader message) throws IOException {
        LifecycleRule rule = message.body() instanceof LifecycleRule given ? given : rule(JsonBody.read(message, FORM));
        return new PutLifecycleRuleRequest(fields.bucket(message), rule);
    }

    private static LifecycleRule rule(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(FORM);
        }
        JsonBody.requireOnly(json, MEMBERS, FORM);
        return new LifecycleRule(
                json.path("name").asText(),
                json.path("prefix").asText(),
                JsonBody.days(json, "toLineAfterDays"),
                JsonBody.days(json, "toGlacierIrAfterDays"),
                JsonBody.days(json, "toGlacierAfterDays"),
                JsonBody.days(json, "toDeepArchiveAfterDays"),
                JsonBody.days(json, "deleteAfterDays"));
    }

    @Override
    public OperationResult execute(PutLifecycleRuleRequest request) throws IOException {
        management.putLifecycleRule(request);
        return OperationResult.unchangedBody();
    }
}
