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
package io.github.camelcn.component.qingstor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is set once at the component, as in {@code camel.component.qingstor.zone=sh1a}, holds for all its endpoints. */
class ComponentDefaultsTest {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final QingStorComponentConfigurer COMPONENT_OPTIONS = new QingStorComponentConfigurer();
    private static final QingStorEndpointConfigurer ENDPOINT_OPTIONS = new QingStorEndpointConfigurer();

    private QingStorComponent component;

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    @BeforeEach
    void makeAComponent() {
        component = new QingStorComponent();
        component.setCamelContext(CONTEXT);
        component.init();
    }

    /** Every option that can be written as text. */
    static Stream<String> options() {
        return OptionTableTest.groups().stream()
                .flatMap(OptionTableTest::optionNames)
                .filter(name -> valueFor(name) != null);
    }

    /** Any value but the default. */
    private static Object valueFor(String option) {
        Class<?> type = ENDPOINT_OPTIONS.getOptionType(option, false);
        if (type == String.class) {
            return "other-" + option;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 7L;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        if (type.isEnum()) {
            List<?> constants = Arrays.asList(type.getEnumConstants());
            return constants.get(constants.size() - 1);
        }
        if (type == boolean.class || type == Boolean.class) {
            QingStorEndpoint untouched = new QingStorEndpoint("qingstor:any", new QingStorComponent());
            return !Boolean.TRUE.equals(ENDPOINT_OPTIONS.getOptionValue(untouched, option, false));
        }
        return null;
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionOfTheComponentIsTheDefaultOfItsEndpoints(String option) throws Exception {
        Object value = valueFor(option);

        assertThat(COMPONENT_OPTIONS.configure(CONTEXT, component, option, value, false))
                .isTrue();

        assertThat(ENDPOINT_OPTIONS.getOptionValue(endpoint("qingstor:photos"), option, false))
                .isEqualTo(value);
        assertThat(ENDPOINT_OPTIONS.getOptionValue(
                        new QingStorEndpoint("qingstor:any", new QingStorComponent()), option, false))
                .isNotEqualTo(value);
    }

    @Test
    void anEndpointsOwnOptionWinsAndDoesNotReachTheOthers() throws Exception {
        COMPONENT_OPTIONS.configure(CONTEXT, component, "maxMessagesPerPoll", "3", false);

        assertThat(endpoint("qingstor:photos?maxMessagesPerPoll=5").getPolling().getMaxMessagesPerPoll())
                .isEqualTo(5);
        assertThat(endpoint("qingstor:photos").getPolling().getMaxMessagesPerPoll())
                .isEqualTo(3);
    }

    @Test
    void theKeyOfThePathIsTheFileNameUnlessTheEndpointNamesAnother() throws Exception {
        COMPONENT_OPTIONS.configure(CONTEXT, component, "fileName", "usual.txt", false);

        assertThat(endpoint("qingstor:photos").getPolling().getFileName()).isEqualTo("usual.txt");
        assertThat(endpoint("qingstor:photos/in/a.txt").getPolling().getFileName())
                .isEqualTo("in/a.txt");
        assertThat(endpoint("qingstor:photos/in/a.txt?fileName=b.txt")
                        .getPolling()
                        .getFileName())
                .isEqualTo("b.txt");
    }

    /** Made, but not started: not every value makes sense. */
    private QingStorEndpoint endpoint(String uri) throws Exception {
        return (QingStorEndpoint) component.createEndpoint(uri);
    }
}
