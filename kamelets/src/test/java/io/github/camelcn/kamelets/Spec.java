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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is particular to one kamelet; the rest follows from the options of its component.
 *
 * @param scheme of the component
 * @param title in words, ends with the type
 * @param hidden options of the component that make no sense here
 * @param fixed options that the kamelet sets itself, by name
 * @param own properties that are not options
 * @param first steps before the component is called, as YAML
 * @param types data types in the kamelet's direction, the default first: name to format
 */
record Spec(
        String name,
        String scheme,
        String title,
        String description,
        List<String> hidden,
        Map<String, String> fixed,
        List<Property> own,
        String first,
        Map<String, String> types) {

    enum Type {
        source,
        sink,
        action
    }

    static Spec of(String name, String title, String description) {
        return new Spec(
                name,
                name.substring(0, name.indexOf('-')),
                title,
                description,
                List.of(),
                Map.of(),
                List.of(),
                "",
                Map.of("binary", "application-octet-stream"));
    }

    Type type() {
        return Type.valueOf(name.substring(name.lastIndexOf('-') + 1));
    }

    Spec without(String... options) {
        List<String> all = new ArrayList<>(hidden);
        all.addAll(List.of(options));
        return new Spec(name, scheme, title, description, all, fixed, own, first, types);
    }

    Spec with(String option, String value) {
        Map<String, String> all = new LinkedHashMap<>(fixed);
        all.put(option, value);
        return new Spec(name, scheme, title, description, hidden, all, own, first, types);
    }

    Spec property(Property property) {
        List<Property> all = new ArrayList<>(own);
        all.add(property);
        return new Spec(name, scheme, title, description, hidden, fixed, all, first, types);
    }

    Spec first(String yaml) {
        return new Spec(name, scheme, title, description, hidden, fixed, own, yaml, types);
    }

    /** @param formats name and format in turn, the default first */
    Spec types(String... formats) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < formats.length; i += 2) {
            all.put(formats[i], formats[i + 1]);
        }
        return new Spec(name, scheme, title, description, hidden, fixed, own, first, all);
    }
}
