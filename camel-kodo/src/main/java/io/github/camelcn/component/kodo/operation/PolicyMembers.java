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

import java.util.Arrays;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.component.kodo.KodoHeaders;
import io.github.camelcn.component.kodo.management.PutPolicy;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

/**
 * What a header says about upload tokens, by the names that Kodo has for it. Source: provider documentation, "Upload
 * policy" (page 1206).
 */
final class PolicyMembers {

    private PolicyMembers() {}

    static PutPolicy.Builder read(MessageReader message, PutPolicy.Builder policy) {
        message.textMap(KodoHeaders.TOKEN_POLICY).forEach((name, value) -> apply(policy, name, value));
        return policy;
    }

    private static void apply(PutPolicy.Builder policy, String name, String value) {
        switch (name) {
            case "insertOnly" -> policy.insertOnly(flag(name, value));
            case "endUser" -> policy.endUser(value);
            case "returnBody" -> policy.returnBody(value);
            case "returnUrl" -> policy.returnUrl(value);
            case "callbackUrl" -> policy.callbackUrls(Arrays.asList(value.split(";")));
            case "callbackHost" -> policy.callbackHost(value);
            case "callbackBody" -> policy.callbackBody(value);
            case "callbackBodyType" -> policy.callbackBodyType(value);
            case "callbackFetchKey" -> policy.callbackFetchKey(flag(name, value));
            case "saveKey" -> policy.saveKey(value);
            case "forceSaveKey" -> policy.forceSaveKey(flag(name, value));
            case "fsizeMin" -> policy.fsizeMin(number(name, value));
            case "fsizeLimit" -> policy.fsizeLimit(number(name, value));
            case "detectMime" -> policy.detectMime(flag(name, value));
            case "mimeLimit" -> policy.mimeLimit(value);
            case "fileType" -> policy.storageClass(KodoStorageClass.of(value));
            case "deleteAfterDays" -> policy.deleteAfterDays(Math.toIntExact(number(name, value)));
            case "persistentOps" -> policy.persistentOps(value);
            case "persistentNotifyUrl" -> policy.persistentNotifyUrl(value);
            case "persistentPipeline" -> policy.persistentPipeline(value);
            case "persistentType" -> policy.persistentType(Math.toIntExact(number(name, value)));
            case "persistentWorkflowTemplateID" -> policy.persistentWorkflowTemplateId(value);
            case "trafficLimit" -> policy.trafficLimit(number(name, value));
            case "keylimit" -> policy.keyLimit(value);
            default ->
                throw new IllegalArgumentException("header " + KodoHeaders.TOKEN_POLICY + " holds \"" + name
                        + "\", which is no member of an upload policy, or one that other headers set");
        }
    }

    private static boolean flag(String name, String value) {
        return switch (value) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw malformed(name, "true or false", value);
        };
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw malformed(name, "a whole number", value);
        }
    }

    private static IllegalArgumentException malformed(String name, String form, String value) {
        return new IllegalArgumentException(
                "header " + KodoHeaders.TOKEN_POLICY + ": " + name + " must be " + form + ", but is \"" + value + "\"");
    }
}
