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
package io.github.camelcn.common.http;

import java.time.Instant;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HttpDatesTest {

    /** The example of RFC 9110, section 5.6.7, in its three spellings. */
    private static final Instant RFC_EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

    @Test
    void writesTheExampleOfTheSpecification() {
        assertThat(HttpDates.format(RFC_EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDates.format(RFC_EXAMPLE.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDates.format(RFC_EXAMPLE.plusSeconds(1))).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
    }

    @Test
    void readsAllThreeSpellings() {
        assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(RFC_EXAMPLE);
        assertThat(HttpDates.parse("Sunday, 06-Nov-94 08:49:37 GMT")).contains(RFC_EXAMPLE);
        assertThat(HttpDates.parse("Sun Nov  6 08:49:37 1994")).contains(RFC_EXAMPLE);
    }

    @Test
    void readsADayOfOneDigit() {
        assertThat(HttpDates.parse(" Sun, 6 Nov 1994 08:49:37 GMT ")).contains(RFC_EXAMPLE);
    }

    @Test
    void whatIsNoDateIsEmpty() {
        assertThat(HttpDates.parse("")).isEmpty();
        assertThat(HttpDates.parse("tomorrow")).isEmpty();
        assertThat(HttpDates.parse("Sun, 32 Nov 1994 08:49:37 GMT")).isEmpty();
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long epochSecond) {
        Instant instant = Instant.ofEpochSecond(epochSecond);

        assertThat(HttpDates.parse(HttpDates.format(instant))).contains(instant);
    }
}
