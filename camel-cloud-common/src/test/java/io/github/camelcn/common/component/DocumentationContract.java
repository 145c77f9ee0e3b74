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
package io.github.camelcn.common.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component page says what the component does: its tables come from the generated metadata (rewritten with
 * {@code -Ddocs.update=true}), and every endpoint in documents and examples has options that exist.
 */
public abstract class DocumentationContract {

    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- table: ([a-z ]+) -->\n).*?(\n<!-- end of table -->)");
    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    @Test
    protected void theTablesSayWhatTheComponentDoes() throws IOException {
        String page = Files.readString(facts().page());
        String generated = TABLE.matcher(page)
                .replaceAll(table -> Matcher.quoteReplacement(table.group(1) + table(table.group(2)) + table.group(3)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(facts().page(), generated);
        }
        assertThat(Files.readString(facts().page()))
                .as(facts().page() + " differs from the component; -Ddocs.update=true rewrites it")
                .isEqualTo(generated);
    }

    @Test
    protected void everyOperationHasASection() throws IOException {
        assertThat(Files.readString(facts().page()))
                .contains(Stream.of(facts().operations().getEnumConstants())
                        .map(operation -> "`" + operation + "`")
                        .toList());
    }

    @TestFactory
    protected Stream<DynamicTest> everyDocumentedEndpointIsValid() throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent(facts().scheme(), facts().component().getName(), facts().schema());
        return documentedUris().entrySet().stream()
                .map(uri -> DynamicTest.dynamicTest(uri.getValue() + ": " + uri.getKey(), () -> {
                    EndpointValidationResult result = catalog.validateEndpointProperties(uri.getKey());
                    assertThat(result.isSuccess())
                            .as(() -> result.summaryErrorMessage(true))
                            .isTrue();
                }));
    }

    private Map<String, Path> documentedUris() throws IOException {
        String scheme = facts().scheme();
        Pattern uri = Pattern.compile("\"(" + scheme + ":[^\"\\s]+)\"|`(" + scheme + ":[^`\\s]+)`");
        Map<String, Path> uris = new TreeMap<>();
        List<Path> sources = new ArrayList<>(List.of(ComponentFacts.ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(ComponentFacts.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(md|java|yaml)"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(sources::add);
            }
        }
        for (Path source : sources) {
            // a URI may be put together from string constants on several lines
            String text = Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", "");
            Matcher matcher = uri.matcher(text);
            while (matcher.find()) {
                String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                uris.put(found, ComponentFacts.ROOT.relativize(source));
            }
        }
        assertThat(uris).as("endpoints found in documents and examples").hasSizeGreaterThan(5);
        return uris;
    }

    private String table(String name) {
        ComponentModel component = JsonMapper.generateComponentModel(facts().schema());
        return switch (name) {
            case "component options" -> options(component.getComponentOptions().stream(), this::where);
            case "path options" ->
                options(component.getEndpointPathOptions().stream(), option -> option.isRequired() ? "required" : "");
            case "endpoint options" -> options(component.getEndpointParameterOptions().stream(), this::where);
            case "headers" ->
                "| header | used by | type | description |\n| --- | --- | --- | --- |\n"
                        + component.getEndpointHeaders().stream()
                                .map(header -> "| `" + header.getName() + "` | " + where(header) + " | "
                                        + header.getShortJavaType() + " | " + text(header) + " |")
                                .collect(Collectors.joining("\n"));
            default -> throw new IllegalArgumentException("no such table: " + name);
        };
    }

    private static String options(
            Stream<? extends BaseOptionModel> options, Function<BaseOptionModel, String> secondColumn) {
        return "| option | for | default | type | description |\n| --- | --- | --- | --- | --- |\n"
                + options.map(option -> "| `" + option.getName() + "` | " + secondColumn.apply(option) + " | "
                                + defaultOf(option) + " | " + type(option) + " | " + text(option) + " |")
                        .collect(Collectors.joining("\n"));
    }

    private String where(BaseOptionModel option) {
        String label = option.getLabel() == null ? "" : option.getLabel().replace(",", ", ");
        return option.isSecret() ? (label + ", secret").replaceFirst("^, ", "") : label;
    }

    private static String defaultOf(BaseOptionModel option) {
        if (option.getDefaultValue() != null) {
            return "`" + option.getDefaultValue() + "`";
        }
        return option.getDefaultValueNote() == null ? "" : option.getDefaultValueNote();
    }

    private static String type(BaseOptionModel option) {
        return option.getEnums() == null
                ? String.valueOf(option.getShortJavaType())
                : option.getEnums().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }

    private static String text(BaseOptionModel option) {
        return option.getDescription().replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
