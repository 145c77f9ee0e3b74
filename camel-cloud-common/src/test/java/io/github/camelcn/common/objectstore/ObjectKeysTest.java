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
package io.github.camelcn.common.objectstore;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectKeysTest {

    @Property
    void countsBytesAsUtf8Does(@ForAll String key) {
        Assume.that(!key.isEmpty());
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(key));
        Assume.that(!("/" + key + "/").contains("/./") && !("/" + key + "/").contains("/../"));
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;

        assertThat(ObjectKeys.check(key, bytes)).isSameAs(key);
        assertThatThrownBy(() -> ObjectKeys.check(key, bytes - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the object key has " + bytes + " bytes in UTF-8, but at most " + (bytes - 1));
    }

    @Property
    void refusesDotSegmentsWhereverTheyAre(
            @ForAll boolean two, @ForAll @IntRange(max = 3) int before, @ForAll @IntRange(max = 3) int after) {
        String dots = two ? ".." : ".";
        String key = "a/".repeat(before) + dots + "/b".repeat(after);

        assertThatThrownBy(() -> ObjectKeys.check(key, 1023))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the object key " + key + " has the segment " + dots + " between its slashes: HTTP clients"
                        + " resolve it like a directory, so that another object would be touched. Choose a key without"
                        + " . and .. segments");
    }

    @Example
    void acceptsDotsThatAreNotAlone() {
        for (String key : new String[] {"...", "a.b", ".hidden", "a/.b/..c", "/", "//", "a./b.."}) {
            assertThat(ObjectKeys.check(key, 1023)).isEqualTo(key);
        }
    }

    @Example
    void refusesEmptyKeysAndHalfCharacters() {
        assertThatThrownBy(() -> ObjectKeys.check("", 1023)).hasMessage("the object key must not be empty");
        for (String key : new String[] {"ab\uD83D", "ab\uDE00", "ab\uD83Dx", "ab\uDE00\uD83D"}) {
            assertThatThrownBy(() -> ObjectKeys.check(key, 1023))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the object key holds half of a character at position 2");
        }
    }
}
