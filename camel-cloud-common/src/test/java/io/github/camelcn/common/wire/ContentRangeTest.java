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
package io.github.camelcn.common.wire;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.objectstore.ByteRange;

import static org.assertj.core.api.Assertions.assertThat;

class ContentRangeTest {

    private static boolean answers(String header, ByteRange asked, long length) {
        return ContentRange.answers(header, Optional.of(asked), length);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 2-5/10, 2, 5, 4",
        "bytes 2-5/10, 2, 5, -1",
        "Bytes 2-5/10, 2, 5, 4",
        "bytes 2-9/10, 2, 99, 8",
        "bytes 2-9/10, 2, -1, 8",
        "bytes 7-9/10, -1, 3, 3",
        "bytes 0-9/10, -1, 30, 10",
        "bytes 2-5/*, 2, 5, 4",
        "bytes 2-4/*, 2, 5, 3",
        "bytes 7-9/*, -1, 3, 3"
    })
    void whatWasAskedForIsTaken(String header, long first, long last, long length) {
        assertThat(answers(header, new ByteRange(first, last), length)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 0-3/10, 2, 5, 4",
        "bytes 2-4/10, 2, 5, 3",
        "bytes 2-6/10, 2, 5, 5",
        "bytes 2-5/10, 2, 5, 9",
        "bytes 2-8/10, 2, -1, 7",
        "bytes 6-9/10, -1, 3, 4",
        "bytes 3-5/*, 2, 5, 3",
        "bytes 2-6/*, 2, 5, 5",
        "bytes 5-9/*, -1, 3, 5",
        "bytes 5-2/10, 5, 2, -1",
        "bytes */10, 2, 5, 4",
        "bytes 2-5, 2, 5, 4",
        "lines 2-5/10, 2, 5, 4",
        "bytes a-5/10, 2, 5, 4"
    })
    void anythingElseIsNot(String header, long first, long last, long length) {
        ByteRange asked = first > last && last >= 0 ? ByteRange.from(first) : new ByteRange(first, last);

        assertThat(answers(header, asked, length)).isFalse();
    }

    @Test
    void withoutARangeOnlyAllIsRight() {
        assertThat(ContentRange.answers("bytes 0-9/10", Optional.empty(), 10)).isTrue();
        assertThat(ContentRange.answers("bytes 0-8/10", Optional.empty(), 9)).isFalse();
        assertThat(ContentRange.answers("bytes 1-9/10", Optional.empty(), 9)).isFalse();
    }
}
