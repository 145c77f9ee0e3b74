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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the kamelets says of each what its file says, between two comments. {@code ./mvnw -q -Pregen} writes it
 * again.
 */
class KameletsPageTest {

    private static final Path PAGE = Path.of("../docs/kamelets.md");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern ABOUT =
            Pattern.compile("(?s)(<!-- kamelet: (\\S+) (description|properties) -->\n)(.*?)(<!-- end -->)");

    @Test
    void thePageSaysWhatTheFilesSay() throws Exception {
        String page = Files.readString(PAGE);
        String right = ABOUT.matcher(page)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group(1) + "\n" + text(part.group(2), part.group(3)) + "\n" + part.group(5)));
        if (Boolean.getBoolean("kamelets.update")) {
            Files.writeString(PAGE, right);
        }
        assertThat(Files.readString(PAGE))
                .as("the page is not what the kamelets are: ./mvnw -q -Pregen, then commit")
                .isEqualTo(right);
    }

    @Test
    void everyKameletIsThereWithItsPropertiesAndAnExampleThatRuns() throws Exception {
        List<String> missing = new ArrayList<>();
        String page = Files.readString(PAGE);
        for (Spec kamelet : Kamelets.ALL) {
            for (String part : List.of(
                    "\n## `" + kamelet.name() + "`\n",
                    "<!-- kamelet: " + kamelet.name() + " description -->",
                    "<!-- kamelet: " + kamelet.name() + " properties -->",
                    "<!-- file: kamelets/src/test/resources/routes/" + kamelet.name() + ".camel.yaml -->")) {
                if (!page.contains(part)) {
                    missing.add(part);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String text(String kamelet, String part) {
        try {
            JsonNode definition = YAML.readTree(
                            Files.readString(KameletFilesTest.FOLDER.resolve(kamelet + ".kamelet.yaml")))
                    .path("spec")
                    .path("definition");
            return part.equals("properties")
                    ? properties(definition)
                    : definition.path("description").asText().strip() + "\n";
        } catch (IOException e) {
            throw new AssertionError(kamelet + " cannot be read", e);
        }
    }

    private static String properties(JsonNode definition) {
        List<String> required = StreamSupport.stream(definition.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        StringBuilder table = new StringBuilder("| property | values | default | what |\n| --- | --- | --- | --- |\n");
        for (Map.Entry<String, JsonNode> property :
                definition.path("properties").properties()) {
            JsonNode facts = property.getValue();
            table.append("| `")
                    .append(property.getKey())
                    .append(required.contains(property.getKey()) ? "`, required | " : "` | ")
                    .append(values(facts))
                    .append(" | ")
                    .append(facts.has("default") ? code(facts.path("default").asText()) : "")
                    .append(" | ")
                    .append(cell(firstSentence(facts.path("description").asText())))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String values(JsonNode facts) {
        String secret = "password".equals(facts.path("format").asText()) ? ", a secret" : "";
        if (facts.has("enum")) {
            return StreamSupport.stream(facts.path("enum").spliterator(), false)
                            .map(value -> code(value.asText()))
                            .collect(Collectors.joining(", "))
                    + secret;
        }
        return facts.path("type").asText() + secret;
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("\n", "\\n").replace("|", "\\|") + "`";
    }

    private static String cell(String text) {
        return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;");
    }
}
