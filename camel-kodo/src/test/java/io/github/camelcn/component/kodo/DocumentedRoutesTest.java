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
package io.github.camelcn.component.kodo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.apache.camel.CamelContext;
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

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the documents show works: their routes are read, compiled and, where they are about operations, run. */
class DocumentedRoutesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path OPERATIONS = ROOT.resolve("docs/components/kodo-operations.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|java)\n(.*?)^```$");
    private static final Pattern ENTRANCE = Pattern.compile("\\bdirect:(\\w+)");
    private static final Pattern OPERATION = Pattern.compile("\\boperation[:=] ?(\\w+)");

    private KodoEmulator emulator;
    private KodoEmulator elsewhere;
    private CamelContext context;

    @TempDir
    private Path classes;

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
    void start() throws IOException {
        elsewhere = KodoEmulator.builder()
                .bucket(KodoBucket.named("public-files").publicRead())
                .start();
        elsewhere.putObject("public-files", "page.html", "<p>".getBytes(StandardCharsets.UTF_8));
        URI site = URI.create("http://" + elsewhere.downloadDomain("public-files") + "/");
        emulator = KodoEmulator.builder()
                .bucket("my-bucket")
                .bucket("archive")
                .bucket(KodoBucket.named("mirror").mirroring(site))
                .start();
        emulator.putObject("archive", "tail.bin", new byte[] {1, 2, 3});
        context = new DefaultCamelContext();
        KodoComponent component = new KodoComponent();
        component.getConfiguration().setRegion("cn-east-1");
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setUcEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(KodoEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(KodoEmulator.SECRET_KEY);
        context.addComponent("kodo", component);
        context.getRegistry().bind("tags", new Tags());
        context.getRegistry().bind("policy", new Policy());
        context.getPropertiesComponent().addInitialProperty("source.url", site + "page.html");
        context.getPropertiesComponent().addPropertiesFunction(new AnyVariable());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        emulator.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void theOperationsRunFromTopToBottom(String language) throws Exception {
        Set<String> shown = new TreeSet<>(Set.of("putObject"));
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Snippet snippet : snippets(OPERATIONS)) {
                if (snippet.language.equals(language)) {
                    load(snippet, true);
                    Exchange exchange = template.request(
                            snippet.entrance(), message -> message.setProperty("firstPart", new byte[5 << 20]));
                    assertThat(exchange.getException()).as(snippet.text).isNull();
                    OPERATION.matcher(snippet.text).results().forEach(match -> shown.add(match.group(1)));
                }
            }
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.of(KodoOperation.values())
                        .map(KodoOperation::name)
                        .toList());
        assertThat(received("mock:text")).containsExactly("hello");
        assertThat(received("mock:lastTwoBytes")).containsExactly("lo");
        assertThat(received("mock:object")).hasSize(1);
        assertThat(received("mock:link")).hasSize(3).allMatch(link -> link.startsWith("http://127.0.0.1:"));
        assertThat(received("mock:acl")).containsExactly("public-read");
        assertThat(header("mock:restored", KodoHeaders.RESTORE_STATUS)).isEqualTo("IN_PROGRESS");
        assertThat(header("mock:stat", KodoHeaders.OBJECT_ENABLED)).isEqualTo(true);
        assertThat(header("mock:batch", KodoHeaders.BATCH_ALL_DONE)).isEqualTo(false);
        assertThat(received("mock:token")).singleElement().satisfies(token -> assertThat(token)
                .startsWith(KodoEmulator.ACCESS_KEY + ":"));
        await().untilAsserted(() -> assertThat(emulator.keys("my-bucket"))
                .containsExactly(
                        "fetched/copy.html",
                        "fetched/later.html",
                        "fetched/page.html",
                        "large.bin",
                        "old/archive.txt"));
        assertThat(emulator.objectBytes("my-bucket", "large.bin")).hasSize((5 << 20) + 3);
        assertThat(emulator.keys("mirror")).containsExactly("page.html");
        assertThat(emulator.uploads("my-bucket")).isEmpty();
    }

    /** What routes take from a bean. */
    public static final class Tags {
        public Map<String, String> tags() {
            return Map.of("team", "backup");
        }
    }

    /** What routes take from a bean. */
    public static final class Policy {
        public Map<String, Object> policy() {
            return Map.of("fsizeLimit", 10_000_000, "mimeLimit", "image/*");
        }
    }

    private Object header(String endpoint, String header) {
        return context.getEndpoint(endpoint, MockEndpoint.class)
                .getReceivedExchanges()
                .get(0)
                .getMessage()
                .getHeader(header);
    }

    @Test
    void bothLanguagesShowTheSameRoutes() throws IOException {
        assertThat(entrances("yaml")).isEqualTo(entrances("java"));
    }

    private static List<String> entrances(String language) throws IOException {
        return snippets(OPERATIONS).stream()
                .filter(snippet -> snippet.language.equals(language))
                .map(Snippet::entrance)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyOtherRouteCanBeLoaded() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.equals(OPERATIONS))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()) {
                snippets(file).stream()
                        .filter(Snippet::isRoute)
                        .filter(snippet -> snippet.text.contains("kodo:"))
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
        return BLOCK.matcher(Files.readString(document))
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
                import io.github.camelcn.component.kodo.*;
                public class Snippet extends org.apache.camel.builder.RouteBuilder {
                    public void configure() throws Exception {
                        %s
                    }
                }
                """.formatted(statements));
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

    private List<String> received(String endpoint) {
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
