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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelcn.common.credentials.Credentials;

/**
 * Writes and signs upload policies. The order of the members is free. Stateless.
 *
 * <p>Source: provider documentation, "Upload policy" and "Upload token".
 */
final class UploadTokens {

    private static final JsonFactory JSON = new JsonFactory();

    private UploadTokens() {}

    /** {@code <access key>:<signature>:<policy>}; exactly the bytes that are encoded are signed. */
    static String sign(byte[] policy, Credentials credentials) {
        String encoded = UrlBase64.encode(policy);
        return credentials.accessKey() + ':' + HmacSha1.sign(credentials.secretKey(), encoded) + ':' + encoded;
    }

    static byte[] json(PutPolicy policy) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("scope", policy.scopeText());
            json.writeNumberField("deadline", policy.deadline().getEpochSecond());
            flag(json, "isPrefixalScope", policy.scope() == PutPolicy.Scope.PREFIX);
            flag(json, "insertOnly", policy.insertOnly());
            text(json, "endUser", policy.endUser());
            text(json, "returnBody", policy.returnBody());
            text(json, "returnUrl", policy.returnUrl());
            text(json, "callbackUrl", String.join(";", policy.callbackUrls()));
            text(json, "callbackHost", policy.callbackHost());
            text(json, "callbackBody", policy.callbackBody());
            text(json, "callbackBodyType", policy.callbackBodyType());
            flag(json, "callbackFetchKey", policy.callbackFetchKey());
            text(json, "saveKey", policy.saveKey());
            if (policy.forceSaveKey()) {
                json.writeBooleanField("forceSaveKey", true);
            }
            number(json, "fsizeMin", policy.fsizeMin());
            number(json, "fsizeLimit", policy.fsizeLimit());
            flag(json, "detectMime", policy.detectMime());
            text(json, "mimeLimit", policy.mimeLimit());
            number(json, "fileType", policy.fileType());
            number(json, "deleteAfterDays", policy.deleteAfterDays());
            text(json, "persistentOps", policy.persistentOps());
            text(json, "persistentNotifyUrl", policy.persistentNotifyUrl());
            text(json, "persistentPipeline", policy.persistentPipeline());
            number(json, "persistentType", policy.persistentType());
            text(json, "persistentWorkflowTemplateID", policy.persistentWorkflowTemplateId());
            number(json, "trafficLimit", policy.trafficLimit());
            text(json, "keylimit", policy.keyLimit());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    private static void flag(JsonGenerator json, String name, boolean value) throws IOException {
        number(json, name, value ? 1 : 0);
    }
}
