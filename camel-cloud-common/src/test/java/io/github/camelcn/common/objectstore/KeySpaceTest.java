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

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeySpaceTest {

    @Example
    void slashesAtTheEndsOfTheWorkDirDoNotMatter() {
        for (String workDir : new String[] {"a/b", "/a/b", "a/b/", "/a/b/", "//a/b//"}) {
            assertThat(KeySpace.of(workDir).prefix()).as(workDir).isEqualTo("a/b/");
        }
        for (String none : new String[] {"", "/", "//"}) {
            assertThat(KeySpace.of(none)).as(none).isEqualTo(KeySpace.WHOLE_BUCKET);
        }
        assertThat(KeySpace.of("a//b").prefix()).isEqualTo("a//b/");
    }

    @Property
    void whatIsPutOnIsTakenOff(@ForAll String key) {
        Assume.that(!key.isEmpty());
        for (KeySpace space : new KeySpace[] {KeySpace.of("work/dir"), KeySpace.WHOLE_BUCKET}) {
            assertThat(space.toUser(space.toStore(key))).isEqualTo(key);
            assertThat(space.contains(space.toStore(key))).isTrue();
            ObjectRef ref = new ObjectRef("bucket", key);
            assertThat(space.toUser(space.toStore(ref))).isEqualTo(ref);
        }
    }

    @Example
    void neitherItselfNorItsNeighboursLieInside() {
        KeySpace space = KeySpace.of("work");

        assertThat(space.contains("work/")).isFalse();
        assertThat(space.contains("work")).isFalse();
        assertThat(space.contains("workshop/a")).isFalse();
        assertThat(space.contains("work/a")).isTrue();
        assertThatThrownBy(() -> space.toUser("workshop/a")).hasMessage("workshop/a does not lie in work/");
    }

    @Example
    void refusesWorkDirsThatCannotBeAddressed() {
        assertThatThrownBy(() -> KeySpace.of("a/../b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has the segment ..");
        assertThatThrownBy(() -> new KeySpace("a")).hasMessageContaining("must end in a slash");
        assertThatThrownBy(() -> new KeySpace("/a/")).hasMessageContaining("not start with one");
    }
}
