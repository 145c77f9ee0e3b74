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
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.ObjectFields;
import io.github.camelcn.common.camel.OperationHandler;
import io.github.camelcn.common.camel.OperationResult;
import io.github.camelcn.component.kodo.management.BucketEventRule;
import io.github.camelcn.component.kodo.management.KodoManagement;
import io.github.camelcn.component.kodo.management.PutEventRuleRequest;

/** Has a bucket tell somebody what happens to its objects: one rule as body, which stays. */
final class PutBucketEvent implements OperationHandler<PutEventRuleRequest> {

    private static final String FORM =
            "putBucketEvent needs one rule as body: a BucketEventRule, or JSON or a Map such as"
                    + " {\"name\":\"hook\",\"prefix\":\"in/\",\"events\":[\"put\",\"mkfile\"],\"callbackUrls\":[\"https://...\"]}";

    private static final Set<String> MEMBERS =
            Set.of("name", "prefix", "suffix", "events", "callbackUrls", "accessKey", "host");

    private final KodoManagement management;
    private final ObjectFields fields;

    PutBucketEvent(KodoManagement management, ObjectFields fields) {
        this.management = management;
        this.fields = fields;
    }

    @Override
    public Class<PutEventRuleRequest> requestType() {
        return PutEventRuleRequest.class;
    }

    @Override
    public PutEventRuleRequest read(MessageReader message) throws IOException {
        BucketEventRule rule =
                message.body() instanceof BucketEventRule given ? given : rule(JsonBody.read(message, FORM));
        return new PutEventRuleRequest(fields.bucket(message), rule);
    }

    private static BucketEventRule rule(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(FORM);
        }
        JsonBody.requireOnly(json, MEMBERS, FORM);
        return new BucketEventRule(
                json.path("name").asText(),
                json.path("prefix").asText(),
                json.path("suffix").asText(),
                texts(json, "events"),
                texts(json, "callbackUrls"),
                json.path("accessKey").asText(),
                json.path("host").asText());
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Override
    public OperationResult execute(PutEventRuleRequest request) throws IOException {
        management.putEventRule(request);
        return OperationResult.unchangedBody();
    }
}
