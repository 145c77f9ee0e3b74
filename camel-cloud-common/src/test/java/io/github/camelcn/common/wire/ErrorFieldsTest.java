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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorFieldsTest {

    @Test
    void readsTheFirstLevelAsText() {
        assertThat(fields(
                        "{\"code\":\"gone\",\"status\":612,\"final\":true,\"more\":{\"code\":\"inner\"},\"at\":[1,2]}"))
                .isEqualTo(Map.of("code", "gone", "status", "612", "final", "true"));
    }

    @Test
    void takesNullAndNothingForMissing() {
        assertThat(fields("{\"code\":null,\"request_id\":\"\",\"message\":\"m\"}"))
                .isEqualTo(Map.of("message", "m"));
    }

    @Test
    void keepsWhatItUnderstoodOfHalfAnAnswer() {
        assertThat(fields("{\"code\":\"gone\",\"message\":\"the obj")).isEqualTo(Map.of("code", "gone"));
        assertThat(fields("{\"code\":\"gone\",\"message\":")).isEqualTo(Map.of("code", "gone"));
        assertThat(fields("{\"code\":\"gone\",\"more\":{\"a\":1")).isEqualTo(Map.of("code", "gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>502 Bad Gateway</html>", "\"gone\"", "[{\"code\":\"gone\"}]", "null"})
    void takesWhatIsNoObjectForAnEmptyOne(String body) {
        assertThat(fields(body)).isEmpty();
    }

    private static Map<String, String> fields(String body) {
        return ErrorFields.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
