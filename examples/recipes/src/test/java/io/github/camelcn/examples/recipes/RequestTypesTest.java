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
package io.github.camelcn.examples.recipes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.FluentProducerTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.component.kodo.KodoOperation;
import io.github.camelcn.component.qingstor.QingStorOperation;
import io.github.camelcn.component.qingzhou.model.QingzhouOperation;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of typed requests in {@code docs/java.md} say what the operations say themselves when they get another body.
 * Rewritten with {@code -Ddocs.update=true}.
 */
class RequestTypesTest {

    private static final Path PAGE = Path.of("../../docs/java.md");
    private static final Pattern TYPE = Pattern.compile("must be an? ([\\w.$]+)");

    @ParameterizedTest
    @ValueSource(strings = {"qingstor", "kodo", "qingzhou"})
    void everyOperationIsListedWithTheRequestItTakes(String scheme) throws Exception {
        String page = Files.readString(PAGE);
        Matcher table = Pattern.compile("(?s)(<!-- requests: " + scheme + " -->\n).*?(<!-- end of requests -->)")
                .matcher(page);
        assertThat(table.find()).as("the table of " + scheme).isTrue();
        String right = table.replaceFirst(Matcher.quoteReplacement(table.group(1) + table(scheme) + table.group(2)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, right);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/java.md differs; -Ddocs.update=true rewrites it")
                .isEqualTo(right);
    }

    private static String table(String scheme) throws Exception {
        StringBuilder rows = new StringBuilder("| request | operations |\n| --- | --- |\n");
        types(scheme).forEach((type, operations) -> rows.append("| `")
                .append(type)
                .append("` | ")
                .append(operations.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append(" |\n"));
        return rows.toString();
    }

    private static Map<String, List<String>> types(String scheme) throws Exception {
        if (scheme.equals("qingzhou")) {
            // what is not offered with one apiStyle cannot be asked, but says it all the same
            return grouped(Stream.of(QingzhouOperation.values()), operation -> QingzhouOperation.valueOf(operation)
                    .requestType()
                    .getName());
        }
        try (QingStorEmulator qingstor =
                        QingStorEmulator.builder().bucket("my-bucket").start();
                KodoEmulator kodo = KodoEmulator.builder().bucket("my-bucket").start();
                Kitchen kitchen = new Kitchen().qingstor(qingstor).kodo(kodo)) {
            kitchen.context().start();
            FluentProducerTemplate template = kitchen.context().createFluentProducerTemplate();
            return grouped(
                    Stream.of(scheme.equals("kodo") ? KodoOperation.values() : QingStorOperation.values()),
                    operation -> named(template.to(scheme + ":my-bucket?pojoRequest=true&operation=" + operation)
                            .withBody("no request")
                            .send()
                            .getException()));
        }
    }

    private static String named(Exception refusal) {
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        Matcher type = TYPE.matcher(refusal.getMessage());
        assertThat(type.find()).as(refusal.getMessage()).isTrue();
        return type.group(1);
    }

    private static Map<String, List<String>> grouped(
            Stream<? extends Enum<?>> operations, Function<String, String> typeOf) {
        return operations
                .map(Enum::name)
                .collect(Collectors.groupingBy(
                        operation -> typeOf.apply(operation)
                                .replace("io.github.camelcn.", "")
                                .replace('$', '.'),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
