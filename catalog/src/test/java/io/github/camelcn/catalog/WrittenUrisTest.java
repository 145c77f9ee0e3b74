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
package io.github.camelcn.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages, the examples and the kamelets' tests write passes Camel's own check of routes. */
class WrittenUrisTest {
    private static final Path ROOT = Path.of("..");
    private static final String OURS = "(qingstor|kodo|qingzhou):";
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA_CALL =
            Pattern.compile("(from|to|toD|wireTap|enrich|pollEnrich)\\(\"(" + OURS + "[^\"]*)\"");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    WrittenUrisTest() {
        CamelCnCatalog.addTo(catalog);
    }

    /** @param consumes whether it stands where messages come from */
    private record Written(String uri, boolean consumes) {}

    @TestFactory
    Stream<DynamicTest> everyUriThatIsWrittenSomewhereIsValid() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
    }

    @Test
    void urisAreFound() throws IOException {
        long found = 0;
        for (Path file : files()) {
            found += urisOf(file).size();
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void theCatalogKnowsTheOptionsAndRefusesOthers() {
        assertThat(catalog.findComponentNames()).contains("kodo", "qingstor", "qingzhou");
        assertThat(catalog.validateEndpointProperties("qingstor:photos?zone=pek3a&deleteAfterRead=true")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties("qingstor:photos?deleteAfterRed=true")
                        .getUnknown())
                .containsExactly("deleteAfterRed");
        assertThat(catalog.validateEndpointProperties("kodo:photos?operation=putObjekt")
                        .getInvalidEnum())
                .containsKey("operation");
        ConfigurationPropertiesValidationResult property =
                catalog.validateConfigurationProperty("camel.component.kodo.maxConnections=many");
        assertThat(property.isSuccess()).isFalse();
    }

    private void check(Path file) throws IOException {
        for (Written written : urisOf(file)) {
            EndpointValidationResult result =
                    catalog.validateEndpointProperties(written.uri(), false, written.consumes(), !written.consumes());
            assertThat(result.isSuccess())
                    .as("%s: %s", written.uri(), result.summaryErrorMessage(false))
                    .isTrue();
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples", "kamelets/src/test/resources")) {
            try (Stream<Path> some = Files.walk(ROOT.resolve(folder))) {
                some.filter(file -> file.toString().endsWith(".md")
                                || file.toString().endsWith(".camel.yaml")
                                || file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<Written> urisOf(Path file) throws IOException {
        String text = Files.readString(file);
        List<Written> found = new ArrayList<>();
        String name = file.toString();
        if (name.endsWith(".yaml")) {
            walk(YAML.readTree(text), "", found);
        } else if (name.endsWith(".java")) {
            callsOf(text, found);
        } else {
            for (MatchResult block : YAML_BLOCK.matcher(text).results().toList()) {
                walk(tree(block.group(1)), "", found);
            }
            JAVA_BLOCK.matcher(text).results().forEach(block -> callsOf(block.group(1), found));
        }
        return found;
    }

    /** Blocks that are no YAML by themselves, such as those with several documents in one, hold no routes. */
    private static JsonNode tree(String block) {
        try {
            return YAML.readTree(block);
        } catch (JsonProcessingException e) {
            return YAML.getNodeFactory().missingNode();
        }
    }

    /** @param under the key that the node is the value of */
    private static void walk(JsonNode node, String under, List<Written> found) {
        if (node.isTextual() && node.asText().matches(OURS + ".*") && under.matches("from|to|toD|wireTap")) {
            found.add(new Written(node.asText(), under.equals("from")));
        }
        if (node.path("uri").asText().matches(OURS + ".*")) {
            found.add(new Written(uriWith(node.path("uri").asText(), node.path("parameters")), under.equals("from")));
        }
        if (node.isObject()) {
            node.properties().forEach(field -> walk(field.getValue(), field.getKey(), found));
        } else {
            node.forEach(element -> walk(element, under, found));
        }
    }

    private static String uriWith(String uri, JsonNode parameters) {
        StringBuilder whole = new StringBuilder(uri);
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            String value = parameter.getValue().asText();
            boolean raw = value.matches(".*[&?%+].*") && !value.startsWith("RAW(");
            whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(raw ? "RAW(" + value + ")" : value);
        }
        return whole.toString();
    }

    private static void callsOf(String java, List<Written> found) {
        // a URI that is written over several lines is one text
        String joined = java.replaceAll("\"\\s*\\+\\s*\"", "");
        JAVA_CALL
                .matcher(joined)
                .results()
                .forEach(call -> found.add(new Written(
                        call.group(2).replace("\\\\", "\\"),
                        call.group(1).equals("from") || call.group(1).equals("pollEnrich"))));
    }
}
