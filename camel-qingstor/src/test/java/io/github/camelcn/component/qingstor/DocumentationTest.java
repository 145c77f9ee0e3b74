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
package io.github.camelcn.component.qingstor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/components/qingstor.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- table: ([a-z ]+) -->\n).*?(\n<!-- end of table -->)");
    private static final Pattern URI = Pattern.compile("\"(qingstor:[^\"\\s]*)\"|`(qingstor:[^`\\s]*)`");

    private final String json = schema();
    private final ComponentModel component = JsonMapper.generateComponentModel(json);

    @Test
    void theTablesSayWhatTheComponentDoes() throws IOException {
        String page = Files.readString(PAGE);
        String generated = TABLE.matcher(page)
                .replaceAll(table -> Matcher.quoteReplacement(table.group(1) + table(table.group(2)) + table.group(3)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/components/qingstor.md differs from the component; -Ddocs.update=true rewrites it")
                .isEqualTo(generated);
    }

    @Test
    void everyOperationHasASection() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Stream.of(QingStorOperation.values())
                        .map(operation -> "`" + operation + "`")
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentedEndpointIsValid() throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("qingstor", QingStorComponent.class.getName(), json);
        return documentedUris().entrySet().stream()
                .map(uri -> DynamicTest.dynamicTest(uri.getValue() + ": " + uri.getKey(), () -> {
                    EndpointValidationResult result = catalog.validateEndpointProperties(uri.getKey());
                    assertThat(result.isSuccess())
                            .as(() -> result.summaryErrorMessage(true))
                            .isTrue();
                }));
    }

    private static Map<String, Path> documentedUris() throws IOException {
        Map<String, Path> uris = new TreeMap<>();
        List<Path> sources = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(md|java|yaml)"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(sources::add);
            }
        }
        for (Path source : sources) {
            // a URI may be put together from string constants on several lines
            String text = Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", "");
            Matcher matcher = URI.matcher(text);
            while (matcher.find()) {
                String uri = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                uris.put(uri, ROOT.relativize(source));
            }
        }
        assertThat(uris).as("endpoints found in documents and examples").hasSizeGreaterThan(5);
        return uris;
    }

    private String table(String name) {
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

    private static String schema() {
        try (InputStream in = QingStorComponent.class.getResourceAsStream(
                "/META-INF/io/github/camelcn/component/qingstor/qingstor.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
