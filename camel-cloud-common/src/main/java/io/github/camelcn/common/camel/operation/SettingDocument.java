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
package io.github.camelcn.common.camel.operation;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.objectstore.BucketSetting;

/** Bucket settings in the form their store wants. */
final class SettingDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingDocument() {}

    /** The body as the text of a document: text and bytes as they are; for JSON also maps and beans, converted. */
    static String of(MessageReader message, BucketSetting setting, String operation) throws IOException {
        return setting.contentType().equals("application/json")
                ? json(message, operation)
                : message.bodyText()
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> new IllegalArgumentException(
                                operation + " needs " + setting.contentType() + " as body: text or bytes"));
    }

    private static String json(MessageReader message, String operation) throws IOException {
        Object body = message.body();
        String form = operation + " needs a JSON object as body: text, a Map, or a bean that Jackson can write";
        if (body == null) {
            throw new IllegalArgumentException(form + "; there is no body");
        }
        try {
            Optional<String> text = message.bodyText();
            String json = text.isPresent() ? text.get() : JSON.writeValueAsString(body);
            if (!JSON.readTree(json).isObject()) {
                throw new IllegalArgumentException(form);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(form + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A typed request must not do something else than the operation says. */
    static void requireSame(BucketSetting expected, BucketSetting requested) {
        if (!expected.equals(requested)) {
            throw new IllegalArgumentException("the operation is about the setting " + expected
                    + ", but the request in the body about " + requested);
        }
    }
}
