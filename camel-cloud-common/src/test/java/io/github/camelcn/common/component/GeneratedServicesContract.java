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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A jar whose service files name classes that are not in it starts without complaint and fails later. */
public abstract class GeneratedServicesContract {

    private static final Path SERVICES = Path.of("target", "classes", "META-INF", "services", "org", "apache", "camel");

    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    /** The data types the component knows, without its scheme. */
    protected List<String> transformers() {
        return List.of("application-cloudevents", "notification");
    }

    @Test
    protected void everyServiceFileNamesAClassThatIsThere() throws Exception {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SERVICES)) {
            files = tree.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".properties"))
                    .filter(file -> !file.getFileName().toString().endsWith(".json"))
                    .toList();
        }
        Stream<String> others = Stream.of(
                "component/" + facts().scheme(),
                "configurer/" + facts().scheme() + "-component",
                "configurer/" + facts().scheme() + "-endpoint",
                "dev-console/" + facts().scheme(),
                "urifactory/" + facts().scheme() + "-endpoint");
        Stream<String> transformers =
                transformers().stream().map(name -> "transformer/" + facts().scheme() + "-" + name);
        assertThat(files)
                .extracting(file -> SERVICES.relativize(file).toString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(others, transformers).toList());
        for (Path file : files) {
            assertThat(Class.forName(className(file))).as(file.toString()).isPublic();
        }
    }

    private static String className(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties.getProperty("class");
    }

    @Test
    protected void optionsAreSetWithoutReflection() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(facts().componentOptions(context)).isInstanceOf(PropertyConfigurerSupport.class);
            assertThat(facts().endpointOptions(context))
                    .isInstanceOfSatisfying(PropertyConfigurerGetter.class, options -> assertThat(
                                    options.getOptionType("partSize", false))
                            .isEqualTo(String.class));
        }
    }

    @Test
    protected void addressesAreBuiltOfParameters() throws Exception {
        String scheme = facts().scheme();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);

            assertThat(factory.buildUri(scheme, new HashMap<>(Map.of("bucketName", "photos"))))
                    .isEqualTo(scheme + ":photos");
            assertThat(factory.buildUri(
                            scheme, new HashMap<>(Map.of("bucketName", "photos", "key", "a", "maxKeys", "7"))))
                    .isEqualTo(scheme + ":photos/a?maxKeys=7");
        }
    }
}
