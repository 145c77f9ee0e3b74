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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;

/** Makes the text of a kamelet from what is particular to it and the options of its component. */
final class KameletWriter {
    /** Options of every Camel endpoint that belong to the kamelet's own endpoint, or take what no text can name. */
    private static final Set<String> NEVER = Set.of(
            "key",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer",
            "pojoRequest",
            "schedulerProperties");

    private static final Map<String, String> GROUPS =
            Map.of("qingstor", "QingStor", "kodo", "Kodo", "qingzhou", "Qingzhou");

    private final Spec spec;
    private final ComponentModel component;
    private final StringBuilder text = new StringBuilder();

    private KameletWriter(Spec spec, ComponentModel component) {
        this.spec = spec;
        this.component = component;
    }

    static String write(Spec spec) throws IOException {
        return new KameletWriter(spec, schema(spec.scheme())).text();
    }

    static ComponentModel schema(String scheme) throws IOException {
        String path = "/META-INF/io/github/camelcn/component/" + scheme + "/" + scheme + ".json";
        try (InputStream json = KameletWriter.class.getResourceAsStream(path)) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String text() throws IOException {
        List<Property> options = options();
        List<Property> properties = new ArrayList<>(options);
        properties.addAll(spec.own());
        metadata();
        definition(properties);
        dataTypes();
        // own properties may stand for an option that is described better here
        component.getEndpointParameterOptions().stream()
                .map(EndpointOptionModel::getName)
                .flatMap(name -> spec.own().stream().filter(own -> own.name().equals(name)))
                .forEach(options::add);
        template(options);
        return text.toString();
    }

    /** The options that somebody may set, required ones first. */
    private List<Property> options() {
        List<Property> options = new ArrayList<>();
        for (EndpointOptionModel option : component.getEndpointOptions()) {
            boolean other = labels(option).contains(spec.type() == Spec.Type.source ? "producer" : "consumer");
            boolean replaced = spec.own().stream().anyMatch(own -> own.name().equals(option.getName()));
            if (!other
                    && !replaced
                    && !NEVER.contains(option.getName())
                    && !spec.hidden().contains(option.getName())
                    && !spec.fixed().containsKey(option.getName())) {
                options.add(Property.of(option));
            }
        }
        return options;
    }

    private static List<String> labels(EndpointOptionModel option) {
        return option.getLabel() == null ? List.of() : List.of(option.getLabel().split(","));
    }

    private void metadata() throws IOException {
        String group = GROUPS.get(spec.scheme());
        byte[] icon = Files.readAllBytes(Path.of("src/main/icons", spec.scheme() + ".svg"));
        line(0, "apiVersion: camel.apache.org/v1");
        line(0, "kind: Kamelet");
        line(0, "metadata:");
        line(1, "name: " + spec.name());
        line(1, "annotations:");
        line(2, "camel.apache.org/kamelet.support.level: \"Preview\"");
        line(2, "camel.apache.org/catalog.version: \"@project.version@\"");
        line(
                2,
                "camel.apache.org/kamelet.icon: \"data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(icon) + "\"");
        line(2, "camel.apache.org/provider: \"Camel CN\"");
        line(2, "camel.apache.org/kamelet.group: \"" + group + "\"");
        line(2, "camel.apache.org/kamelet.namespace: \"Cloud\"");
        line(1, "labels:");
        line(2, "camel.apache.org/kamelet.type: \"" + spec.type() + "\"");
    }

    private void definition(List<Property> properties) {
        line(0, "spec:");
        line(1, "definition:");
        line(2, "title: " + quoted(spec.title()));
        line(2, "description: |-");
        spec.description().lines().forEach(words -> line(words.isEmpty() ? 0 : 3, words));
        List<Property> required = properties.stream().filter(Property::required).toList();
        if (!required.isEmpty()) {
            line(2, "required:");
            required.forEach(property -> line(3, "- " + property.name()));
        }
        line(2, "type: object");
        line(2, "properties:");
        properties.forEach(this::property);
    }

    private void property(Property property) {
        line(3, property.name() + ":");
        line(4, "title: " + quoted(property.title()));
        line(4, "description: " + quoted(property.description()));
        line(4, "type: " + property.type());
        if (property.secret()) {
            line(4, "format: password");
            line(4, "x-descriptors:");
            line(5, "- urn:alm:descriptor:com.tectonic.ui:password");
            line(5, "- urn:camel:group:credentials");
        }
        if (property.type().equals("boolean")) {
            line(4, "x-descriptors:");
            line(5, "- urn:alm:descriptor:com.tectonic.ui:checkbox");
        }
        if (!property.values().isEmpty()) {
            line(
                    4,
                    "enum: ["
                            + String.join(
                                    ", ",
                                    property.values().stream()
                                            .map(KameletWriter::quoted)
                                            .toList())
                            + "]");
        }
        if (!property.defaultValue().isEmpty()) {
            boolean bare = !property.type().equals("string");
            line(4, "default: " + (bare ? property.defaultValue() : quoted(property.defaultValue())));
        }
    }

    private void dataTypes() {
        line(1, "dataTypes:");
        line(2, spec.type() == Spec.Type.source ? "out:" : "in:");
        line(3, "default: " + spec.types().keySet().iterator().next());
        line(3, "types:");
        spec.types().forEach((name, format) -> {
            line(4, name + ":");
            line(5, "format: \"" + format + "\"");
        });
        line(1, "dependencies:");
        line(2, "- \"camel:core\"");
        line(2, "- \"camel:kamelet\"");
        if (spec.fixed().containsKey("eventsFrom")) {
            line(2, "- \"camel:platform-http\"");
        }
        line(2, "- \"mvn:io.github.camelcn:camel-" + spec.scheme() + ":@project.version@\"");
    }

    private void template(List<Property> options) {
        Property path = options.stream()
                .filter(option -> option.name().equals("bucketName"))
                .findFirst()
                .orElseGet(() -> spec.own().stream()
                        .filter(own -> own.name().equals("label"))
                        .findFirst()
                        .orElseThrow());
        String uri = "uri: \"" + spec.scheme() + ":" + path.placeholder() + "\"";
        line(1, "template:");
        line(2, "from:");
        if (spec.type() == Spec.Type.source) {
            line(3, uri);
            parameters(3, options, path);
            line(3, "steps:");
            spec.first().lines().forEach(step -> line(4, step));
            line(4, "- to: \"kamelet:sink\"");
        } else {
            line(3, "uri: \"kamelet:source\"");
            line(3, "steps:");
            spec.first().lines().forEach(step -> line(4, step));
            line(4, "- to:");
            line(6, uri);
            parameters(6, options, path);
        }
    }

    private void parameters(int depth, List<Property> options, Property path) {
        line(depth, "parameters:");
        spec.fixed().forEach((name, value) -> line(depth + 1, name + ": " + quoted(value)));
        options.stream()
                .filter(option -> !option.equals(path))
                .forEach(option -> line(depth + 1, option.name() + ": " + quoted(option.placeholder())));
    }

    private void line(int depth, String words) {
        text.append("  ".repeat(depth)).append(words).append('\n');
    }

    private static String quoted(String words) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(words)) + '"';
    }
}
