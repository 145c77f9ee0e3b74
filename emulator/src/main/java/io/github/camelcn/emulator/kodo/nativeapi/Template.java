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
package io.github.camelcn.emulator.kodo.nativeapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.TextNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.wire.Json;

/**
 * Texts with magic variables, {@code $(key)} and the like, and custom ones, {@code $(x:name)}.
 *
 * <p>Source: Qiniu documentation 1235, "Magic variables".
 */
final class Template {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z0-9_:.-]+)\\)");

    private final Map<String, String> values;

    /** @param values by the name of the variable; unknown variables are empty */
    Template(Map<String, String> values) {
        this.values = values;
    }

    /** As it is. */
    String plain(String template) {
        return replace(template, UnaryOperator.identity());
    }

    /** Every value encoded for a form. */
    String form(String template) {
        return replace(template, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** Every value as JSON; a variable that does not stand in quotes gets them, unless it is the size. */
    @NotVerified("Variables that have no value are null outside quotes and empty inside.")
    String json(String template) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            boolean quoted = matcher.start() > 0
                    && template.charAt(matcher.start() - 1) == '"'
                    && matcher.end() < template.length()
                    && template.charAt(matcher.end()) == '"';
            String value = values.get(matcher.group(1));
            String json = value == null ? "null" : Json.text(TextNode.valueOf(value));
            if (quoted) {
                json = value == null ? "" : json.substring(1, json.length() - 1);
            } else if (matcher.group(1).equals("fsize")) {
                json = value;
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(json));
        }
        return matcher.appendTail(text).toString();
    }

    private String replace(String template, UnaryOperator<String> encoding) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(encoding.apply(values.getOrDefault(match.group(1), ""))));
    }
}
