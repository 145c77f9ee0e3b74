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

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckedOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Sink sink = new Sink();
    private final CheckedOptions options = new CheckedOptions(sink, sink, Set.of("count", "delay"));

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "1h30m, PT1H30M",
        "30d, PT720H",
        "PT5M, PT5M",
        "P1D, PT24H",
        "1500, PT1.5S",
        "250ms, PT0.25S",
        "' 5s ', PT5S",
        "0, PT0S",
        "-1, PT-0.001S"
    })
    void aDurationIsTakenInEveryFormThatIsOne(String text, Duration meant) {
        set("age", text);

        assertThat(sink.values).containsEntry("age", meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 week", "1w", "1y", "30D", "1 h", "soon", "forever", "5 minutes", "1h 30", "", "1.5s"})
    void aDurationThatIsNoneIsNotTakenForZero(String text) {
        assertThatThrownBy(() -> set("age", text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "age must be a duration such as 5m, PT5M or a number of milliseconds, but is \"" + text + "\"");
        assertThat(sink.values).isEmpty();
    }

    @Test
    void whatIsADurationAlreadyIsPassedOn() {
        set("age", Duration.ofDays(7));

        assertThat(sink.values).containsEntry("age", Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 1x | count must be a whole number, but is \"1x\"",
                "count | 10MB | count must be a whole number, but is \"10MB\"",
                "count | 5m | count must be a whole number, but is \"5m\"",
                "delay | 1 week | delay must be a duration such as 5m, PT5M or a number of milliseconds, but is \"1 week\"",
                "rate | fast | rate must be a number, but is \"fast\"",
                "mode | bluu | mode must be one of red, green and blue, but is \"bluu\": did you mean blue?",
                "mode | violet | mode must be one of red, green and blue, but is \"violet\""
            })
    void whatAnOptionMayBeIsInTheMessage(String name, String text, String sentence) {
        assertThatThrownBy(() -> set(name, text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(sentence)
                .hasNoCause();
    }

    @Test
    void aNumberOfMillisecondsMayBeWrittenAsATime() {
        set("delay", "5s");
        set("count", " 12 ");

        assertThat(sink.values).containsEntry("delay", 5000L).containsEntry("count", 12);
    }

    @Test
    void aBeanByNameIsLookedUp() {
        context.getRegistry().bind("week", Duration.ofDays(7));
        context.getRegistry().bind("dozen", 12);

        set("age", "#bean:week");
        set("count", "#dozen");

        assertThat(sink.values).containsEntry("age", Duration.ofDays(7)).containsEntry("count", 12);
    }

    @Test
    void aFailureOfAnotherKindStaysWhatItIs() {
        assertThatThrownBy(() -> set("mode", 1.5)).isNotInstanceOf(InvalidOptionException.class);
    }

    private void set(String name, Object value) {
        options.configure(context, sink, name, value, true);
    }

    private enum Mode {
        red,
        green,
        blue
    }

    /** What the generator makes, for four options. */
    private static final class Sink extends PropertyConfigurerSupport
            implements PropertyConfigurer, PropertyConfigurerGetter {

        private static final Map<String, Class<?>> TYPES = Map.of(
                "age",
                Duration.class,
                "count",
                int.class,
                "delay",
                long.class,
                "rate",
                double.class,
                "mode",
                Mode.class);

        final Map<String, Object> values = new HashMap<>();

        @Override
        public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
            values.put(name, property(context, TYPES.get(name), value));
            return true;
        }

        @Override
        public Class<?> getOptionType(String name, boolean ignoreCase) {
            return TYPES.get(name);
        }

        @Override
        public Object getOptionValue(Object target, String name, boolean ignoreCase) {
            return values.get(name);
        }
    }

    @Test
    void whatAMisspeltOptionMayMeanIsInTheMessage() {
        assertThatThrownBy(() -> set("cuont", "1"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("there is no option cuont: did you mean count?");
    }
}
