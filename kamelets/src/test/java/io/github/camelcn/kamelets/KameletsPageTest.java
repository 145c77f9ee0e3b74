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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the kamelets says of each what its file says, between two comments; what many share is said once, in a
 * table for each topic. {@code ./mvnw -q -Pregen} writes it again.
 */
class KameletsPageTest {

    private static final Path PAGE = Path.of("../docs/kamelets.md");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern ABOUT = Pattern.compile("(?s)(<!-- kamelet: (\\S+) (\\S+) -->\n)(.*?)(<!-- end -->)");

    /** What kamelets share, by the groups of the options of their components; the page has a heading for each. */
    private enum Topic {
        KEYS("Keys and encryption"),
        CONNECTIONS("Connections"),
        PROXY("Proxy"),
        FILTERS("Which objects"),
        FOLLOWING("Going on where the last run ended"),
        LOCKS("Sharing a bucket"),
        RECEIVING("Receiving"),
        POLLING("Polling"),
        STORING("Calls");

        final String title;

        Topic(String title) {
            this.title = title;
        }

        /** None for what each kamelet says itself. */
        static Optional<Topic> of(EndpointOptionModel option) {
            List<String> labels = List.of(option.getLabel().split(","));
            if (labels.contains("proxy")) {
                return Optional.of(PROXY);
            } else if (labels.contains("security")) {
                return Optional.of(KEYS);
            } else if (labels.contains("filter")) {
                return Optional.of(FILTERS);
            } else if (labels.contains("follow")) {
                return Optional.of(FOLLOWING);
            } else if (labels.contains("lock")) {
                return Optional.of(LOCKS);
            } else if (labels.contains("scheduler")) {
                return Optional.of(POLLING);
            } else if (labels.contains("advanced")) {
                return Optional.of(
                        labels.contains("consumer") ? RECEIVING : labels.contains("producer") ? STORING : CONNECTIONS);
            }
            return Optional.empty();
        }

        String link() {
            return "[" + title.toLowerCase(Locale.ROOT) + "](#"
                    + title.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
        }
    }

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

    @Test
    void everyPropertyIsOnThePage() throws Exception {
        List<String> missing = new ArrayList<>();
        String page = Files.readString(PAGE);
        for (Spec kamelet : Kamelets.ALL) {
            for (Map.Entry<String, JsonNode> property : properties(kamelet)) {
                if (!page.contains("| `" + property.getKey() + "`")) {
                    missing.add(kamelet.name() + " " + property.getKey());
                }
            }
        }
        for (Topic topic : Topic.values()) {
            if (!page.contains("\n### " + topic.title + "\n")) {
                missing.add(topic.title);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String text(String name, String part) {
        try {
            if (name.equals("all")) {
                return shared(Topic.valueOf(part.toUpperCase(Locale.ROOT)));
            }
            Spec kamelet = Kamelets.ALL.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no kamelet " + name));
            return switch (part) {
                case "description" ->
                    definition(kamelet).path("description").asText().strip() + "\n";
                case "properties" -> ownProperties(kamelet);
                default -> throw new AssertionError("a kamelet has no " + part);
            };
        } catch (IOException e) {
            throw new AssertionError(name + " cannot be read", e);
        }
    }

    private static JsonNode definition(Spec kamelet) throws IOException {
        return YAML.readTree(Files.readString(KameletFilesTest.FOLDER.resolve(kamelet.name() + ".kamelet.yaml")))
                .path("spec")
                .path("definition");
    }

    private static Set<Map.Entry<String, JsonNode>> properties(Spec kamelet) throws IOException {
        return definition(kamelet).path("properties").properties();
    }

    /** The topic of each property that is an option of the component and shared with others. */
    private static Map<String, Topic> topics(Spec kamelet) throws IOException {
        Map<String, Topic> topics = new HashMap<>();
        KameletWriter.schema(kamelet.scheme()).getEndpointOptions().forEach(option -> Topic.of(option)
                .ifPresent(topic -> topics.put(option.getName(), topic)));
        kamelet.own().forEach(property -> topics.remove(property.name()));
        return topics;
    }

    private static String ownProperties(Spec kamelet) throws IOException {
        List<String> required = StreamSupport.stream(
                        definition(kamelet).path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        Map<String, Topic> topics = topics(kamelet);
        Set<Topic> also = new TreeSet<>();
        StringBuilder table = new StringBuilder("| property | values | default | what |\n| --- | --- | --- | --- |\n");
        for (Map.Entry<String, JsonNode> property : properties(kamelet)) {
            Topic topic = topics.get(property.getKey());
            if (topic != null) {
                also.add(topic);
                continue;
            }
            table.append("| `")
                    .append(property.getKey())
                    .append(required.contains(property.getKey()) ? "`, required | " : "` | ")
                    .append(facts(property.getValue()))
                    .append(" | ")
                    .append(what(property.getValue()))
                    .append(" |\n");
        }
        return table + "\nAnd what it shares with others: "
                + also.stream().map(Topic::link).collect(Collectors.joining(", ")) + ".\n";
    }

    private static String shared(Topic topic) throws IOException {
        Map<List<String>, Set<Spec>> rows = new LinkedHashMap<>();
        for (Spec kamelet : Kamelets.ALL) {
            Map<String, Topic> topics = topics(kamelet);
            for (Map.Entry<String, JsonNode> property : properties(kamelet)) {
                if (topics.get(property.getKey()) == topic) {
                    List<String> row =
                            List.of(property.getKey(), facts(property.getValue()), what(property.getValue()));
                    rows.computeIfAbsent(row, any -> new LinkedHashSet<>()).add(kamelet);
                }
            }
        }
        StringBuilder table =
                new StringBuilder("| property | values | default | of | what |\n| --- | --- | --- | --- | --- |\n");
        rows.entrySet().stream()
                .sorted(Comparator.comparing(row -> row.getKey().get(0)))
                .forEach(row -> table.append("| `")
                        .append(row.getKey().get(0))
                        .append("` | ")
                        .append(row.getKey().get(1))
                        .append(" | ")
                        .append(names(row.getValue()))
                        .append(" | ")
                        .append(row.getKey().get(2))
                        .append(" |\n"));
        return table.toString();
    }

    /** A set of kamelets in few words. */
    private static String names(Set<Spec> some) {
        Map<String, Predicate<Spec>> words = new LinkedHashMap<>();
        words.put("all", any -> true);
        words.put("all sources", KameletsPageTest::isSource);
        words.put("all but sources", kamelet -> !isSource(kamelet));
        Map.of("QingStor", "qingstor", "Kodo", "kodo", "Qingzhou", "qingzhou").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(cloud -> {
                    words.put(cloud.getKey(), kamelet -> kamelet.scheme().equals(cloud.getValue()));
                    words.put(
                            "sources of " + cloud.getKey(),
                            kamelet -> kamelet.scheme().equals(cloud.getValue()) && isSource(kamelet));
                    words.put(
                            cloud.getKey() + " but for sources",
                            kamelet -> kamelet.scheme().equals(cloud.getValue()) && !isSource(kamelet));
                });
        Set<Spec> rest = new LinkedHashSet<>(some);
        List<String> names = new ArrayList<>();
        words.forEach((word, belongs) -> {
            List<Spec> meant = Kamelets.ALL.stream().filter(belongs).toList();
            if (rest.containsAll(meant)) {
                names.add(word);
                meant.forEach(rest::remove);
            }
        });
        rest.forEach(kamelet -> names.add(code(kamelet.name())));
        return String.join(", ", names);
    }

    private static boolean isSource(Spec kamelet) {
        return kamelet.type() == Spec.Type.source;
    }

    private static String facts(JsonNode property) {
        return values(property) + " | "
                + (property.has("default") ? code(property.path("default").asText()) : "");
    }

    private static String what(JsonNode property) {
        return cell(firstSentence(property.path("description").asText()));
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
