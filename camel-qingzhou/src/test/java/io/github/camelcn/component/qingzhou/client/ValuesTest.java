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
package io.github.camelcn.component.qingzhou.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What services write, in the forms they may write it. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T08:30:25Z, 2026-01-15T08:30:25Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
        "2026-01-15T08:30:25.5Z, 2026-01-15T08:30:25.500Z",
        "2026-01-15T08:30:25+08:00, 2026-01-15T00:30:25Z",
        "' 2026-01-15T08:30:25Z ', 2026-01-15T08:30:25Z"
    })
    void timesInEveryUsualForm(String text, Instant expected) {
        assertThat(Values.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T08:30:25Z",
                "2026-13-01T08:30:25Z",
                "2026-01-15T24:30:25Z",
                "2026-01-15 08:30:25Z",
                "yesterday",
                ""
            })
    void whatIsNoTimeIsNull(String text) {
        assertThat(Values.instant(text)).isNull();
    }

    @Test
    void listsOfTextsLeaveOutWhatIsNone() {
        assertThat(Values.texts(Arrays.asList("a", null, "", 7, List.of("x")))).containsExactly("a", "7");
        assertThat(Values.texts("a")).containsExactly("a");
        assertThat(Values.texts(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "rootPassword",
                "login_passwd",
                "default_passwd",
                "graphics_passwd",
                "admin-pwd",
                "clientSecret",
                "accessToken",
                "user_data",
                "userData",
                "private_key",
                "vncUrl",
                "console_url"
            })
    void secretsAreKnownByTheirNames(String name) {
        Map<String, Object> inner = new LinkedHashMap<>(Map.of(name, "hush", "id", "i-1"));
        Map<String, Object> item = new LinkedHashMap<>(Map.of("list", List.of(inner), name, "hush"));
        assertThat(Json.frozen(item)).hasToString("{list=[{id=i-1}]}");
    }
}
