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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PluginHelper;

import io.github.camelcn.common.camel.ObjectStoreComponent;

/**
 * What the tests of a component's metadata need to know of it.
 *
 * @param scheme such as {@code qingstor}
 * @param component has a constructor without parameters
 * @param headers the class with the constants of its headers
 * @param headerPrefix such as {@code CamelQingstor}
 * @param operations the enum of its operations
 */
public record ComponentFacts(
        String scheme,
        Class<? extends Component> component,
        Class<?> headers,
        String headerPrefix,
        Class<? extends Enum<?>> operations) {

    /** The project's folder, seen from a module's. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A component of an object store. */
    public ObjectStoreComponent newComponent() {
        try {
            return (ObjectStoreComponent) component.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page in the documentation. */
    public Path page() {
        return ROOT.resolve("docs/components/" + scheme + ".md");
    }

    /** The generated description of the component, JSON. */
    public String schema() {
        String path = "/META-INF/" + component.getPackageName().replace('.', '/') + "/" + scheme + ".json";
        try (InputStream in = component.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The generated code that sets the options of components. */
    public PropertyConfigurer componentOptions(CamelContext context) {
        return PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer(scheme + "-component", context);
    }

    /** The generated code that sets the options of endpoints. */
    public PropertyConfigurer endpointOptions(CamelContext context) {
        return PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer(scheme + "-endpoint", context);
    }
}
