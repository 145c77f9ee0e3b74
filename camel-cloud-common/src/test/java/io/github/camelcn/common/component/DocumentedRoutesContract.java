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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents show works: their routes are read, compiled and, where they are about operations, run. */
public abstract class DocumentedRoutesContract {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|java)\n(.*?)^```$");
    /** What is the text of a file is tested with that file, in the module that has it. */
    private static final Pattern FROM_FILE = Pattern.compile("(?ms)^<!-- file: [^\n]*\n```\\w+\n.*?^```$");

    private static final Pattern ENTRANCE = Pattern.compile("\\bdirect:(\\w+)");
    private static final Pattern OPERATION = Pattern.compile("\\boperation[:=] ?(\\w+)");

    protected final CamelContext context = new DefaultCamelContext();

    private final String scheme;
    private final Class<? extends Enum<?>> operations;
    private final Path page;

    @TempDir
    private Path classes;

    /**
     * @param scheme the component's, and how its pages are named
     * @param operations what a producer can do
     */
    protected DocumentedRoutesContract(String scheme, Class<? extends Enum<?>> operations) {
        this.scheme = scheme;
        this.operations = operations;
        this.page = ROOT.resolve("docs/components/" + scheme + "-operations.md");
    }

    /** The component, set up for a server that has what the routes of the page need. */
    protected abstract Component newComponent() throws Exception;

    /** Gives the context what else routes name, such as properties. */
    protected void prepare() {}

    /** Operations that are performed when a route names none. */
    protected Set<String> unnamedOperations() {
        return Set.of();
    }

    /** What a route of the page gets. */
    protected void message(Exchange exchange) {}

    /** Hears what a route of the page has made. */
    protected void done(Exchange exchange) {}

    /** Looks at what the operations of the page left. */
    protected abstract void everythingIsDone();

    /** A route in a document. */
    private record Snippet(Path document, String language, String text) {

        boolean isRoute() {
            return text.startsWith("- from") || text.startsWith("- route") || text.startsWith("from(");
        }

        String entrance() {
            Matcher matcher = ENTRANCE.matcher(text);
            assertThat(matcher.find()).as("a direct: endpoint in\n" + text).isTrue();
            return matcher.group();
        }
    }

    @BeforeEach
    protected void start() throws Exception {
        context.addComponent(scheme, newComponent());
        prepare();
        context.getPropertiesComponent().addPropertiesFunction(new AnyVariable());
        context.start();
    }

    @AfterEach
    protected void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    protected void theOperationsRunFromTopToBottom(String language) throws Exception {
        Set<String> shown = new TreeSet<>(unnamedOperations());
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Snippet snippet : snippets(page)) {
                if (snippet.language.equals(language)) {
                    load(snippet, true);
                    Exchange exchange = template.request(snippet.entrance(), this::message);
                    assertThat(exchange.getException()).as(snippet.text).isNull();
                    done(exchange);
                    OPERATION.matcher(snippet.text).results().forEach(match -> shown.add(match.group(1)));
                }
            }
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(operations.getEnumConstants()).map(Enum::name).toList());
        everythingIsDone();
    }

    @Test
    protected void bothLanguagesShowTheSameRoutes() throws IOException {
        assertThat(entrances("yaml")).isEqualTo(entrances("java"));
    }

    private List<String> entrances(String language) throws IOException {
        return snippets(page).stream()
                .filter(snippet -> snippet.language.equals(language))
                .map(Snippet::entrance)
                .toList();
    }

    @TestFactory
    protected Stream<DynamicTest> everyOtherRouteCanBeLoaded() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.equals(page))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()) {
                snippets(file).stream()
                        .filter(Snippet::isRoute)
                        .filter(snippet -> snippet.text.contains(scheme + ":"))
                        .forEach(snippets::add);
            }
        }
        assertThat(snippets).as("routes in documents").hasSizeGreaterThan(1);
        return snippets.stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        ROOT.relativize(snippet.document) + ": "
                                + snippet.text.lines().findFirst().orElseThrow(),
                        () -> load(snippet, false)));
    }

    private static List<Snippet> snippets(Path document) throws IOException {
        return BLOCK.matcher(FROM_FILE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(block -> new Snippet(document, block.group(1), block.group(2)))
                .toList();
    }

    private void load(Snippet snippet, boolean start) throws Exception {
        context.setAutoStartup(start);
        if (snippet.language.equals("yaml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", snippet.text));
        } else {
            context.addRoutes(compiled(snippet.text));
        }
    }

    private RoutesBuilder compiled(String statements) throws Exception {
        Path folder = Files.createTempDirectory(classes, "snippet");
        Path source = Files.writeString(folder.resolve("Snippet.java"), """
                import %s.*;
                import %s.*;
                public class Snippet extends org.apache.camel.builder.RouteBuilder {
                    public void configure() throws Exception {
                        %s
                    }
                }
                """.formatted(
                        getClass().getPackageName(), operations.getPackageName(), statements));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(status).as(() -> statements + complaints).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return (RoutesBuilder)
                    loader.loadClass("Snippet").getDeclaredConstructor().newInstance();
        }
    }

    protected final List<String> received(String endpoint) {
        return context.getEndpoint(endpoint, MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    /** Documents take keys from the environment: every variable holds one. */
    private static final class AnyVariable extends ServiceSupport implements PropertiesFunction {

        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String variable) {
            return "0123456789abcdef0123456789abcdef";
        }
    }
}
