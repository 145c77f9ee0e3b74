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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4194304, 4194304",
        "4MiB, 4194304",
        "4MB, 4194304",
        "4m, 4194304",
        "' 4 mb ', 4194304",
        "1k, 1024",
        "5GiB, 5368709120",
        "1T, 1099511627776",
        "7b, 7"
    })
    void readsSizesWithAndWithoutUnits(String text, long bytes) {
        assertThat(ByteSize.parse("partSize", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "4.5MB", "four", "4MM", "MB"})
    void whatIsNoSizeIsRefusedWithTheOptionsName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse("partSize", text))
                .withMessage("partSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"" + text + "\"");
    }

    @Test
    void whatNoLongHoldsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse("partSize", "99999999999T"))
                .withMessage("partSize is too large a size: \"99999999999T\"");
    }
}
