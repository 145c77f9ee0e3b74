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
package io.github.camelcn.component.kodo.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IsoTimeTest {

    /** From the year 1 to 9999. */
    @Property
    void readsWhatInstantsWrite(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
        Instant exact = Instant.ofEpochSecond(second, nanos);
        Instant millis = exact.truncatedTo(ChronoUnit.MILLIS);
        Instant whole = exact.truncatedTo(ChronoUnit.SECONDS);

        assertThat(IsoTime.parse(exact.toString())).contains(exact);
        assertThat(IsoTime.parse(millis.toString())).contains(millis);
        assertThat(IsoTime.parse(whole.toString())).contains(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00.5Z,      2024-02-29T00:00:00.500Z",
        "2000-02-29T23:59:59Z,        2000-02-29T23:59:59Z",
        "2026-12-31T23:59:59.999Z,    2026-12-31T23:59:59.999Z",
        "2026-01-15T16:30:00+08:00,   2026-01-15T08:30:00Z"
    })
    void readsOtherShapes(String text, Instant expected) {
        assertThat(IsoTime.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-15",
                "2026-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-01-15T24:00:00Z",
                "2026-01-15T08:30:00.0000000000Z",
                "2026-01-15T08:30:0xZ"
            })
    void whatIsNoTimeCountsAsUnknown(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }
}
