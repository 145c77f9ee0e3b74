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
package io.github.camelcn.common.camel.consumer;

import java.util.BitSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {

    private static final int OBJECTS = 300;

    private final Spread spread = new Spread(true);
    private final BitSet asked = new BitSet();

    /** A poll of objects that somebody else holds. @return for how many it asks */
    private int poll() {
        spread.begin();
        int number = 0;
        for (int object = 0; object < OBJECTS; object++) {
            if (!spread.passesOver()) {
                spread.asked(false);
                asked.set(object);
                number++;
            }
        }
        return number;
    }

    @Test
    void whoIsRefusedAgainAndAgainAsksForFewOfThem() {
        assertThat(poll()).isLessThan(OBJECTS / 3);
    }

    @Test
    void noObjectIsPassedOverForEver() {
        for (int i = 0; i < 2_000; i++) {
            poll();
        }

        assertThat(asked.cardinality()).isEqualTo(OBJECTS);
    }

    @Test
    void whoIsGrantedAClaimAsksForTheNextToo() {
        for (int i = 0; i < 10; i++) {
            spread.asked(false);
        }
        spread.asked(true);
        spread.asked(false);

        assertThat(spread.passesOver()).isFalse();
    }
}
