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

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ListCursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListMarkersTest {

    private final ListMarkers markers = new ListMarkers(KeySpace.of("home"));

    @Test
    void aUsersKeyIsACursor() {
        assertThat(markers.marker(ListCursor.START)).isEmpty();
        assertThat(markers.marker(new ListCursor("a/b"))).isEqualTo("home/a/b");
    }

    @Test
    void theNextPageBeginsWhereTheStoreSaysAlsoOutsideTheWorkingDirectory() throws IOException {
        for (String next : new String[] {"home/b", "elsewhere/x"}) {
            ListCursor cursor = markers.next("photos", true, next, "home/a").orElseThrow();

            assertThat(markers.marker(cursor)).isEqualTo(next);
        }
        assertThat(markers.next("photos", true, "home/b", "")).contains(new ListCursor("b"));
        assertThat(markers.next("photos", false, "home/b", "")).isEmpty();
    }

    @Test
    void aListingThatCannotGoOnIsAnError() {
        assertThatThrownBy(() -> markers.next("photos", true, "", "home/a"))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("not where they begin");
        assertThatThrownBy(() -> markers.next("photos", true, "home/a", "home/a"))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("does not advance");
    }
}
