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
package io.github.camelcn.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.catalog.CamelCatalog;

/**
 * Adds the components of this suite to a {@link CamelCatalog}, which then explains their options and checks URIs and
 * properties as it does for those that ship with Camel.
 */
public final class CamelCnCatalog {
    /** Scheme and class of each component. */
    private static final Map<String, String> COMPONENTS = Map.of(
            "kodo", "io.github.camelcn.component.kodo.KodoComponent",
            "qingstor", "io.github.camelcn.component.qingstor.QingStorComponent",
            "qingzhou", "io.github.camelcn.component.qingzhou.QingzhouComponent");

    private CamelCnCatalog() {}

    /** @throws IllegalStateException if the components are not on the class path */
    public static void addTo(CamelCatalog catalog) {
        COMPONENTS.forEach((scheme, type) -> catalog.addComponent(scheme, type, schema(scheme, type)));
    }

    private static String schema(String scheme, String type) {
        String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
        try (InputStream json =
                CamelCnCatalog.class.getResourceAsStream("/META-INF/" + folder + "/" + scheme + ".json")) {
            if (json == null) {
                throw new IllegalStateException("camel-" + scheme + " is not on the class path");
            }
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
