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
package io.github.camelcn.kamelets;

import java.util.List;
import java.util.Set;

import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/**
 * A property of a kamelet.
 *
 * @param type of the JSON schema: string, integer or boolean
 * @param defaultValue empty if there is none; then the component decides when the property is not set
 * @param values allowed; empty for any
 */
record Property(
        String name,
        String title,
        String description,
        String type,
        String defaultValue,
        List<String> values,
        boolean secret,
        boolean required) {

    /** A property for an option of an endpoint. */
    static Property of(EndpointOptionModel option) {
        return new Property(
                option.getName(),
                option.getDisplayName(),
                description(option),
                type(option),
                defaultOf(option),
                option.getEnums() == null ? List.of() : option.getEnums(),
                option.isSecret(),
                "path".equals(option.getKind()));
    }

    static Property text(String name, String title, String description) {
        return new Property(name, title, description, "string", "", List.of(), false, false);
    }

    Property withDefault(String value) {
        return new Property(name, title, description, type, value, values, secret, false);
    }

    Property oneOf(List<String> some) {
        return new Property(name, title, description, type, defaultValue, some, secret, required);
    }

    Property needed() {
        return new Property(name, title, description, type, "", values, secret, true);
    }

    /** How a template takes the value: an optional one without a default is left out of the URI when it is not set. */
    String placeholder() {
        return required || !defaultValue.isEmpty() ? "{{" + name + "}}" : "{{?" + name + "}}";
    }

    private static String description(EndpointOptionModel option) {
        String text = option.getDescription();
        return "object".equals(option.getType()) ? text + " A bean, by its name: #bean:name." : text;
    }

    private static String type(EndpointOptionModel option) {
        return switch (option.getType()) {
            case "boolean", "integer" -> option.getType();
            default -> "string";
        };
    }

    private static String defaultOf(EndpointOptionModel option) {
        boolean simple = Set.of("boolean", "integer").contains(option.getType());
        // a Boolean that is not set decides by itself, whatever the schema says
        boolean mayBeUnset = Boolean.class.getName().equals(option.getJavaType());
        return simple && !mayBeUnset && option.getDefaultValue() != null
                ? String.valueOf(option.getDefaultValue())
                : "";
    }
}
