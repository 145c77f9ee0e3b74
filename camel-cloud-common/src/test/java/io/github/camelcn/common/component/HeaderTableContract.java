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
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.ObjectStoreHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** The names of headers, documented here, are those that the shared code reads and writes. */
public abstract class HeaderTableContract {

    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    /** The headers that only this component has. */
    protected abstract Set<String> ownHeaders();

    /** Headers of the shared code that mean nothing to this component, and that it therefore does not publish. */
    protected Set<String> foreignHeaders() {
        return Set.of();
    }

    @Test
    protected void theConstantsAreTheSharedNamesAndThoseOfTheStoreAlone() throws Exception {
        ObjectStoreHeaders shared = new ObjectStoreHeaders(facts().headerPrefix());
        Set<String> expected = new TreeSet<>(ownHeaders());
        for (Field field : ObjectStoreHeaders.class.getFields()) {
            expected.add((String) field.get(shared));
        }

        expected.removeAll(foreignHeaders());
        assertThat(constants().values()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    protected void everyConstantIsSpelledLikeItsHeader() throws Exception {
        constants().forEach((constant, header) -> assertThat(constant.replace("_", ""))
                .isEqualToIgnoringCase(header.substring(facts().headerPrefix().length())));
    }

    @Test
    protected void everyHeaderIsDescribedAndPublished() throws Exception {
        JsonNode published = schema().path("headers");
        assertThat(published).hasSize(constants().size());
        for (Field field : facts().headers().getFields()) {
            Metadata metadata = field.getAnnotation(Metadata.class);
            assertThat(metadata.description()).as(field.getName()).endsWith(".");
            assertThat(metadata.javaType()).as(field.getName()).isNotEmpty();
            assertThat(metadata.label()).as(field.getName()).isIn("common", "producer", "consumer");
            assertThat(published
                            .path((String) field.get(null))
                            .path("description")
                            .asText())
                    .isEqualTo(metadata.description());
        }
    }

    private Map<String, String> constants() throws IllegalAccessException {
        return Arrays.stream(facts().headers().getFields()).collect(Collectors.toMap(Field::getName, field -> {
            try {
                return (String) field.get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(facts().schema());
    }
}
