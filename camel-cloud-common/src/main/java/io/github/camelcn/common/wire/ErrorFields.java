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
package io.github.camelcn.common.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** What a JSON error says. Read regardless of its Content-Type, since gateways lie about it. */
public final class ErrorFields {

    private static final JsonFactory JSON = new JsonFactory();

    private ErrorFields() {}

    /**
     * The texts, numbers and truth values of an object's first level, as text; null and empty texts count as missing.
     * What is no JSON object counts as an empty one, and of half an answer that much is there as was understood.
     */
    public static Map<String, String> of(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == null) {
                    break;
                }
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL && json.getTextLength() > 0) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // what was understood so far is all there is
        }
        return fields;
    }
}
