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

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.SensitiveUtils;
import org.apache.camel.util.URISupport;

/**
 * Teaches Camel which options of our components are secret, so that it masks them where it shows URIs (exceptions, logs) and
 * properties (the summary at the start, consoles). By itself it knows the names that its own components use.
 *
 * <p>Of URIs Camel has one list for the whole JVM, replaces it each time, and masks only the first option of a URI that is on
 * it. So the words of every component are kept here, without those that Camel finds anyway, and with those of
 * {@code camel.main.additionalSensitiveKeywords} where the context or Camel's properties tell them. Thread-safe.
 */
final class SecretOptions {

    private static final Set<String> WORDS = new TreeSet<>();

    /** What Camel masks in URIs by itself, wherever it is in the name of an option. */
    private static final Pattern KNOWN =
            Pattern.compile(SensitiveUtils.getSensitivePattern(), Pattern.CASE_INSENSITIVE);

    private SecretOptions() {}

    /** @param names of options; in whatever URI, whatever contains one of them is masked */
    static void mask(CamelContext context, Collection<String> names) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        PropertiesComponent properties = context.getPropertiesComponent();
        Set<String> words = new TreeSet<>(names);
        add(words, extension.getAdditionalSensitiveKeywords());
        properties
                .resolveProperty("camel.main.additionalSensitiveKeywords")
                .ifPresent(property -> add(words, property));
        properties
                .resolveProperty("camel.main.additional-sensitive-keywords")
                .ifPresent(property -> add(words, property));
        // an empty list would mask everything
        words.removeIf(word -> word.isBlank() || SensitiveUtils.containsSensitive(word));
        if (words.isEmpty()) {
            return;
        }
        synchronized (WORDS) {
            extension.setAdditionalSensitiveKeywords(String.join(",", words));
            words.stream().filter(word -> !KNOWN.matcher(word).find()).forEach(WORDS::add);
            if (!WORDS.isEmpty()) {
                URISupport.addSanitizeKeywords(String.join(",", WORDS));
            }
        }
    }

    private static void add(Set<String> words, String commaSeparated) {
        if (commaSeparated != null) {
            for (String word : commaSeparated.split(",")) {
                words.add(word.trim());
            }
        }
    }
}
