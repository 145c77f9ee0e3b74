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
package io.github.camelcn.starters;

import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** The committed sources of the starters fit the components: else {@code ./mvnw -q -Pregen} and commit what it changed. */
class GeneratedSourcesTest {
    private static final String STALE = "the starter is not what its component is: ./mvnw -q -Pregen, then commit";

    @ParameterizedTest
    @EnumSource
    void everyOptionOfTheComponentIsAPropertyOfTheSameType(Starter starter) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (ComponentOptionModel option : starter.schema().getComponentOptions()) {
            options.put(
                    "camel.component." + starter + "." + StringHelper.camelCaseToDash(option.getName()),
                    boxed(option.getJavaType()));
        }

        Map<String, String> properties = properties(starter).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        property -> raw(property.getValue().path("type").asText()),
                        (first, second) -> first,
                        TreeMap::new));
        // what every starter has
        properties.remove("camel.component." + starter + ".enabled");
        properties.remove("camel.component." + starter + ".customizer.enabled");

        assertThat(properties).as(STALE).containsExactlyInAnyOrderEntriesOf(options);
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyHasADescriptionAndTheDefaultOfTheOption(Starter starter) throws Exception {
        Map<String, JsonNode> properties = properties(starter);
        for (ComponentOptionModel option : starter.schema().getComponentOptions()) {
            JsonNode property =
                    properties.get("camel.component." + starter + "." + StringHelper.camelCaseToDash(option.getName()));
            assertThat(property.path("description").asText())
                    .as("%s: description of %s", STALE, option.getName())
                    .startsWith(firstSentence(option.getDescription()));
            // Camel's generator writes no default for these, and what is unset is left to the component
            boolean mayBeUnset = Boolean.class.getName().equals(option.getJavaType())
                    || option.getJavaType().equals("double");
            if (option.getDefaultValue() != null
                    && !mayBeUnset
                    && !option.getType().equals("enum")) {
                assertThat(property.path("defaultValue").asText())
                        .as("%s: default of %s", STALE, option.getName())
                        .isEqualTo(String.valueOf(option.getDefaultValue()));
            }
        }
    }

    /** What editors complete, by name. */
    private static Map<String, JsonNode> properties(Starter starter) throws Exception {
        String jar = starter.configuration()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        String file = "META-INF/spring-configuration-metadata.json";
        URL metadata = new URL(jar.endsWith("/") ? jar + file : "jar:" + jar + "!/" + file);
        try (InputStream json = metadata.openStream()) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(json).path("properties").spliterator(), false)
                    .collect(toMap(property -> property.path("name").asText(), property -> property));
        }
    }

    private static String firstSentence(String description) {
        // the generator breaks lines, the metadata keeps the text up to the first full stop of the Javadoc
        int end = description.indexOf(". ");
        return end < 0 ? description.replaceAll("\\.$", "") : description.substring(0, end);
    }

    private static String boxed(String type) {
        return switch (type) {
            case "boolean" -> "java.lang.Boolean";
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            case "double" -> "java.lang.Double";
            default -> raw(type);
        };
    }

    private static String raw(String type) {
        return type.replaceAll("<.*", "");
    }
}
