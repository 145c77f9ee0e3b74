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

import static java.util.Objects.requireNonNull;

/**
 * Have a bucket tell somebody what happens to its objects, or replace the rule of the same name.
 *
 * @param bucket by either of its names
 * @param rule whom, of what
 */
public record PutEventRuleRequest(String bucket, BucketEventRule rule) {

    public PutEventRuleRequest {
        NativeNames.bucket(bucket);
        requireNonNull(rule, "rule");
        NativeNames.rule(rule.name());
        if (rule.events().isEmpty() || rule.callbackUrls().isEmpty()) {
            throw new IllegalArgumentException(
                    "the rule " + rule.name() + " must name events, such as put and mkfile, and callbackUrls");
        }
    }
}
