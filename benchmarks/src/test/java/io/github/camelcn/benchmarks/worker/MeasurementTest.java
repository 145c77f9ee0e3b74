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
package io.github.camelcn.benchmarks.worker;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeasurementTest {

    @Test
    void isRefusedWhenTheServerSawLessThanTheContenderSays() throws IOException {
        assertThat(measurement(1024, 1024).checked().content()).isEqualTo(1024);
        assertThat(measurement(1024, 1100).checked().content()).isEqualTo(1024);
        assertThatThrownBy(() -> measurement(1024, 1023).checked())
                .hasMessage("the server saw 1023 bytes instead of 1024");
    }

    @Test
    void survivesItsLine() {
        Measurement measurement = new Measurement(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(Measurement.parse(measurement.line())).isEqualTo(measurement);
    }

    private static Measurement measurement(long content, long transferred) {
        return new Measurement(1, 1, content, 1, 1, 1, 1, 1, 1, 1, transferred);
    }
}
