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
package io.github.camelcn.common.camel;

import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.SensitiveUtils;
import org.apache.camel.util.URISupport;

/**
 * Teaches Camel which options of our components are secret, so that it masks them in the URIs it shows: in the message of
 * an endpoint that cannot be created, in debug logs. By itself it knows the names that its own components use.
 *
 * <p>Camel has one list for the whole JVM and replaces it each time, so the words of every component are kept here, and
 * those of {@code camel.main.additionalSensitiveKeywords} are kept too where the context or Camel's properties tell them.
 * Thread-safe.
 */
public final class SecretOptions {

    private static final Set<String> WORDS = new TreeSet<>();

    private SecretOptions() {}

    /** @param names of options; in whatever URI, whatever contains one of them is masked */
    public static void mask(CamelContext context, String... names) {
        synchronized (WORDS) {
            WORDS.addAll(Set.of(names));
            String ofTheContext = context.getCamelContextExtension().getAdditionalSensitiveKeywords();
            if (ofTheContext != null) {
                add(ofTheContext);
            }
            PropertiesComponent properties = context.getPropertiesComponent();
            properties.resolveProperty("camel.main.additionalSensitiveKeywords").ifPresent(SecretOptions::add);
            properties
                    .resolveProperty("camel.main.additional-sensitive-keywords")
                    .ifPresent(SecretOptions::add);
            // an empty list would mask everything
            WORDS.removeIf(word -> word.isBlank() || SensitiveUtils.containsSensitive(word));
            if (!WORDS.isEmpty()) {
                URISupport.addSanitizeKeywords(String.join(",", WORDS));
            }
        }
    }

    private static void add(String commaSeparated) {
        for (String word : commaSeparated.split(",")) {
            WORDS.add(word.trim());
        }
    }
}
