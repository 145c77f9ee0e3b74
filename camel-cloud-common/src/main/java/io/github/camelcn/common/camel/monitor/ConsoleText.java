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
package io.github.camelcn.common.camel.monitor;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What a console knows as lines of text: a heading for each list, a line for each thing. */
final class ConsoleText {

    private ConsoleText() {}

    static String of(Map<String, Object> console) {
        StringBuilder text = new StringBuilder();
        console.forEach((name, value) -> section(text, name, value));
        return text.toString();
    }

    private static void section(StringBuilder text, String name, Object value) {
        Collection<?> things = value instanceof Collection<?> many ? many : java.util.List.of(value);
        text.append(Character.toUpperCase(name.charAt(0)))
                .append(name.substring(1))
                .append(": ");
        text.append(things.isEmpty() ? "none" : "").append('\n');
        things.forEach(thing -> text.append("  ").append(line(thing)).append('\n'));
    }

    private static String line(Object thing) {
        if (thing instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + nested(field.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return String.valueOf(thing);
    }

    private static String nested(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return "(" + line(fields) + ")";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(ConsoleText::nested).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
