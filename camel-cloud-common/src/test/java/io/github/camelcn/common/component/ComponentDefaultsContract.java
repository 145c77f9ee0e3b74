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

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.github.camelcn.common.camel.ObjectStoreComponent;
import io.github.camelcn.common.camel.ObjectStoreEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** What is set once at the component, as in {@code camel.component.qingstor.maxKeys=5}, holds for all its endpoints. */
public abstract class ComponentDefaultsContract {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    /** A new bean with the options of this component alone. */
    protected abstract Object configuration();

    private ObjectStoreComponent component;
    private PropertyConfigurer componentOptions;
    private PropertyConfigurer endpointOptions;

    @BeforeEach
    protected void makeAComponent() {
        component = newComponent();
        componentOptions = facts().componentOptions(CONTEXT);
        endpointOptions = facts().endpointOptions(CONTEXT);
    }

    private ObjectStoreComponent newComponent() {
        ObjectStoreComponent made = facts().newComponent();
        made.setCamelContext(CONTEXT);
        made.init();
        return made;
    }

    /** Any value but the default; null if it cannot be written as text. */
    private Object valueFor(String option, ObjectStoreEndpoint untouched) {
        Class<?> type = ((PropertyConfigurerGetter) endpointOptions).getOptionType(option, false);
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
            return !Boolean.TRUE.equals(valueOf(untouched, option));
        }
        return null;
    }

    private Object valueOf(ObjectStoreEndpoint endpoint, String option) {
        return ((PropertyConfigurerGetter) endpointOptions).getOptionValue(endpoint, option, false);
    }

    @TestFactory
    protected Stream<DynamicTest> anOptionOfTheComponentIsTheDefaultOfItsEndpoints() throws Exception {
        ObjectStoreEndpoint untouched = endpoint("photos");
        return Stream.concat(OptionTableContract.sharedGroups().stream(), Stream.of(configuration()))
                .flatMap(group -> OptionTableContract.options(group).stream())
                .map(Field::getName)
                .filter(option -> valueFor(option, untouched) != null)
                .map(option -> DynamicTest.dynamicTest(option, () -> {
                    component = newComponent();
                    Object value = valueFor(option, untouched);

                    assertThat(componentOptions.configure(CONTEXT, component, option, value, false))
                            .isTrue();

                    assertThat(valueOf(endpoint("photos"), option)).isEqualTo(value);
                    assertThat(valueOf(untouched, option)).isNotEqualTo(value);
                }));
    }

    @Test
    protected void anEndpointsOwnOptionWinsAndDoesNotReachTheOthers() throws Exception {
        componentOptions.configure(CONTEXT, component, "maxMessagesPerPoll", "3", false);

        assertThat(endpoint("photos?maxMessagesPerPoll=5").getPolling().getMaxMessagesPerPoll())
                .isEqualTo(5);
        assertThat(endpoint("photos").getPolling().getMaxMessagesPerPoll()).isEqualTo(3);
    }

    @Test
    protected void theKeyOfThePathIsTheFileNameUnlessTheEndpointNamesAnother() throws Exception {
        componentOptions.configure(CONTEXT, component, "fileName", "usual.txt", false);

        assertThat(endpoint("photos").getPolling().getFileName()).isEqualTo("usual.txt");
        assertThat(endpoint("photos/in/a.txt").getPolling().getFileName()).isEqualTo("in/a.txt");
        assertThat(endpoint("photos/in/a.txt?fileName=b.txt").getPolling().getFileName())
                .isEqualTo("b.txt");
    }

    /** Made, but not started: not every value makes sense. */
    private ObjectStoreEndpoint endpoint(String path) throws Exception {
        return (ObjectStoreEndpoint) component.createEndpoint(facts().scheme() + ":" + path);
    }
}
