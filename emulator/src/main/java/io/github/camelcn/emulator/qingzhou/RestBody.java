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
package io.github.camelcn.emulator.qingzhou;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Members of a style B body; a member of the wrong type is refused. */
record RestBody(ObjectNode json) {
    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** @throws RefusedException when it is missing or empty */
    String require(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_PARAMETER, name + " is required");
        }
        return text;
    }

    /** Empty when missing. */
    String text(String name) {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual()) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, name + " must be text");
        }
        return node.asText();
    }

    /** Zero when missing. */
    int number(String name) {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isInt() || node.asInt() < 0) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, name + " must be a whole number from 0");
        }
        return node.asInt();
    }

    /** @throws RefusedException when it is missing or less than that */
    int require(String name, int least) {
        if (!has(name)) {
            throw new RefusedException(Refusal.MISSING_PARAMETER, name + " is required");
        }
        if (number(name) < least) {
            throw new RefusedException(Refusal.INVALID_PARAMETER, name + " must be at least " + least);
        }
        return number(name);
    }

    boolean flag(String name) {
        return json.path(name).asBoolean();
    }
}
