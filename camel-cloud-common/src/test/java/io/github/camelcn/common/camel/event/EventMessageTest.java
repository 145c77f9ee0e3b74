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
package io.github.camelcn.common.camel.event;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventMessageTest {

    private static EventMessage to(String target) {
        return new EventMessage("POST", target, Map.of("X-Key", "v"), new byte[] {1});
    }

    @Test
    void headersAreFoundInAnyCase() {
        assertThat(to("/").header("x-kEY")).isEqualTo("v");
        assertThat(to("/").header("other")).isEmpty();
    }

    @Test
    void queryParametersAreDecodedAndAllOfThemGiven() {
        assertThat(to("/a?s=1&ss=no&s=a%2Bb&s=&s=%zz&t").queryParameters("s")).containsExactly("1", "a+b", "");
        assertThat(to("/a").queryParameters("s")).isEmpty();
    }

    @Test
    void neitherSecretsNorContentsAreShown() {
        assertThat(to("/a?secret=hush")).asString().isEqualTo("EventMessage[POST, 1 bytes]");
    }
}
