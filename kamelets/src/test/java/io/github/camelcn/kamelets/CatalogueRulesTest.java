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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.v1.Kamelet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules by which Camel's catalogue of kamelets accepts a file, and those that make ours fit our components. */
class CatalogueRulesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?]?([A-Za-z0-9]+)(:[^}]*)?}}");
    private static final Pattern SET = Pattern.compile("\\$\\{propertiesExist:!?([A-Za-z0-9]+)}");

    /** Every file, as users get it: by its name. */
    static Stream<KameletFile> files() throws IOException {
        List<KameletFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of("src/main/resources/kamelets"))) {
            for (Path path : paths.sorted().toList()) {
                files.add(new KameletFile(path.getFileName().toString(), Files.readString(path)));
            }
        }
        return files.stream();
    }

    record KameletFile(String file, String text) {
        JsonNode tree() throws IOException {
            return YAML.readTree(text);
        }

        JsonNode definition() throws IOException {
            return tree().path("spec").path("definition");
        }

        Map<String, JsonNode> properties() throws IOException {
            Map<String, JsonNode> properties = new TreeMap<>();
            definition()
                    .path("properties")
                    .properties()
                    .forEach(field -> properties.put(field.getKey(), field.getValue()));
            return properties;
        }

        String template() {
            return text.substring(text.indexOf("\n  template:"));
        }

        /** The component, and its parameters by name. */
        ComponentModel component() throws IOException {
            return KameletWriter.schema(file.substring(0, file.indexOf('-')));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileHoldsAKameletAndNothingThatKameletsDoNotHave(KameletFile kamelet) throws Exception {
        Kamelet read = YAML.readValue(kamelet.text(), Kamelet.class);
        assertThat(read.getApiVersion()).isEqualTo("camel.apache.org/v1");
        assertThat(read.getKind()).isEqualTo("Kamelet");
        assertThat(kamelet.file()).isEqualTo(read.getMetadata().getName() + ".kamelet.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void nameTitleAndLabelAgreeOnTheType(KameletFile kamelet) throws Exception {
        JsonNode metadata = kamelet.tree().path("metadata");
        String type =
                metadata.path("labels").path("camel.apache.org/kamelet.type").asText();
        assertThat(type).isIn("source", "sink", "action");
        assertThat(metadata.path("name").asText()).endsWith("-" + type);
        assertThat(kamelet.definition().path("title").asText())
                .endsWith(" " + Character.toUpperCase(type.charAt(0)) + type.substring(1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theMetadataIsComplete(KameletFile kamelet) throws Exception {
        JsonNode annotations = kamelet.tree().path("metadata").path("annotations");
        assertThat(annotations.path("camel.apache.org/kamelet.support.level").asText())
                .isIn("Preview", "Stable");
        assertThat(annotations.path("camel.apache.org/catalog.version").asText())
                .isEqualTo("@project.version@");
        assertThat(annotations.path("camel.apache.org/provider").asText()).isNotBlank();
        assertThat(annotations.path("camel.apache.org/kamelet.group").asText()).isNotBlank();
        assertThat(annotations.path("camel.apache.org/kamelet.namespace").asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theIconIsASmallSvg(KameletFile kamelet) throws Exception {
        String icon = kamelet.tree()
                .path("metadata")
                .path("annotations")
                .path("camel.apache.org/kamelet.icon")
                .asText();
        assertThat(icon).startsWith("data:image/svg+xml;base64,").hasSizeLessThan(4096);
        byte[] svg = Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<script", "href");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPropertyHasATypeATitleAndADescription(KameletFile kamelet) throws Exception {
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
        assertThat(kamelet.definition().path("description").asText()).isNotBlank();
        assertThat(kamelet.properties()).isNotEmpty().allSatisfy((name, property) -> {
            assertThat(property.path("type").asText()).isIn("string", "integer", "boolean");
            assertThat(property.path("description").asText()).isNotBlank();
            String title = property.path("title").asText();
            assertThat(title).isNotBlank().doesNotMatch("(The|A|An) .*");
            assertThat(title.split(" ")).allSatisfy(word -> assertThat(word).matches("[A-Z0-9].*"));
        });
        List<String> titles = kamelet.properties().values().stream()
                .map(property -> property.path("title").asText())
                .toList();
        assertThat(titles).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void requiredPropertiesExistOnceAndHaveNoDefault(KameletFile kamelet) throws Exception {
        List<String> required = StreamSupport.stream(
                        kamelet.definition().path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(required).doesNotHaveDuplicates();
        assertThat(kamelet.properties().keySet()).containsAll(required);
        assertThat(required).noneMatch(name -> {
            try {
                return kamelet.properties().get(name).has("default");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void secretsOfTheComponentAreCredentialsHere(KameletFile kamelet) throws Exception {
        Set<String> secrets = kamelet.component().getEndpointOptions().stream()
                .filter(EndpointOptionModel::isSecret)
                .map(EndpointOptionModel::getName)
                .collect(toSet());
        assertThat(kamelet.properties()).allSatisfy((name, property) -> {
            boolean password = property.path("format").asText().equals("password");
            assertThat(password).as(name).isEqualTo(secrets.contains(name));
            if (password) {
                assertThat(property.path("x-descriptors").toString()).contains("urn:camel:group:credentials");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatTheTemplateUsesIsWhatTheDefinitionDeclares(KameletFile kamelet) throws Exception {
        Set<String> used = new TreeSet<>();
        for (Pattern pattern : List.of(PLACEHOLDER, SET)) {
            Matcher matcher = pattern.matcher(kamelet.template());
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        assertThat(kamelet.properties().keySet()).isEqualTo(used);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTemplateSetsOnlyOptionsThatTheComponentHas(KameletFile kamelet) throws Exception {
        Set<String> options = kamelet.component().getEndpointOptions().stream()
                .map(EndpointOptionModel::getName)
                .collect(toSet());
        List<JsonNode> parameters = kamelet.tree().path("spec").path("template").findValues("parameters");
        assertThat(parameters).isNotEmpty();
        for (JsonNode some : parameters) {
            assertThat(some.fieldNames()).toIterable().allMatch(options::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSourceOffersEveryOptionOfConsumers(KameletFile kamelet) throws Exception {
        if (!kamelet.file().endsWith("-source.kamelet.yaml")) {
            return;
        }
        Set<String> offered = new TreeSet<>(kamelet.properties().keySet());
        Matcher fixed = Pattern.compile("\n        ([A-Za-z]+): ").matcher(kamelet.template());
        while (fixed.find()) {
            offered.add(fixed.group(1));
        }
        // those of Camel's own that belong to the kamelet's endpoint, or take what no text can name; what the other
        // kind of consumer does with the instances of a cloud
        Set<String> left = Set.of(
                "bridgeErrorHandler",
                "exceptionHandler",
                "exchangePattern",
                "schedulerProperties",
                "metrics",
                "emitInitialStates",
                "stateRepository");
        assertThat(kamelet.component().getEndpointOptions().stream()
                        .filter(option ->
                                option.getLabel() != null && option.getLabel().startsWith("consumer"))
                        .map(EndpointOptionModel::getName)
                        .filter(name -> !left.contains(name)))
                .isSubsetOf(offered);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theComponentIsFetchedByItsCoordinates(KameletFile kamelet) throws Exception {
        String scheme = kamelet.component().getScheme();
        assertThat(kamelet.tree().path("spec").path("dependencies"))
                .extracting(JsonNode::asText)
                .contains("camel:core", "camel:kamelet", "mvn:io.github.camelcn:camel-" + scheme + ":@project.version@")
                .allMatch(dependency ->
                        dependency.matches("camel:[a-z-]+|mvn:io.github.camelcn:camel-[a-z]+:@project.version@"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyDataTypeThatTheComponentMakesHasATransformer(KameletFile kamelet) throws Exception {
        JsonNode types = kamelet.tree().path("spec").path("dataTypes");
        JsonNode direction = types.path(kamelet.file().contains("-source.") ? "out" : "in");
        assertThat(direction.path("types").has(direction.path("default").asText()))
                .isTrue();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            for (JsonNode type : direction.path("types")) {
                String format = type.path("format").asText();
                if (format.contains(":")) {
                    assertThat(camel.getTransformerRegistry()
                                    .resolveTransformer(new TransformerKey(new DataType(format))))
                            .as(format)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void titlesAndDescriptionsTellTheKameletsApart() throws Exception {
        List<JsonNode> definitions = new ArrayList<>();
        for (KameletFile file : files().toList()) {
            definitions.add(file.definition());
        }
        for (String field : List.of("title", "description")) {
            assertThat(definitions.stream()
                            .map(definition -> definition.path(field).asText())
                            .collect(Collectors.toList()))
                    .doesNotHaveDuplicates();
        }
    }
}
