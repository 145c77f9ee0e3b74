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
package io.github.camelcn.common.multipart;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import io.github.camelcn.common.objectstore.Capabilities;
import io.github.camelcn.common.objectstore.FakeObjectStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartPlanTest {

    private static final long MIB = 1L << 20;
    private static final long FIFTY_TERABYTES = 50_000_000_000_000L;
    private static final Capabilities QINGSTOR = FakeObjectStore.QINGSTOR_LIMITS;

    @Property
    void keepsEveryLimitAndCoversEveryByteOnce(
            @ForAll @LongRange(min = 1, max = FIFTY_TERABYTES) long total,
            @ForAll @LongRange(min = 4 * MIB, max = 5L << 30) long wanted) {
        PartPlan plan = PartPlan.of(total, wanted, QINGSTOR);

        assertThat(plan.parts()).isBetween(1, QINGSTOR.maxParts());
        assertThat(plan.partBytes()).isBetween(wanted, QINGSTOR.maxPartBytes());
        long end = 0;
        for (int i = 0; i < plan.parts(); i++) {
            assertThat(plan.offset(i)).isEqualTo(end);
            assertThat(plan.length(i)).isPositive();
            assertThat(i == plan.parts() - 1 || plan.length(i) == plan.partBytes())
                    .isTrue();
            end += plan.length(i);
        }
        assertThat(end).isEqualTo(total);
    }

    @Property
    void keepsTheWantedSizeAsLongAsItFits(
            @ForAll @IntRange(min = 1, max = 10_000) int parts,
            @ForAll @LongRange(min = 4 * MIB, max = 64 * MIB) long wanted) {
        assertThat(PartPlan.of(parts * wanted, wanted, QINGSTOR).partBytes()).isEqualTo(wanted);
    }

    @Property
    void growsByNoMoreThanNeededInWholeMebibytes(
            @ForAll @LongRange(min = 40_000 * MIB + 1, max = FIFTY_TERABYTES) long total) {
        PartPlan plan = PartPlan.of(total, 4 * MIB, QINGSTOR);

        assertThat(plan.partBytes() % MIB).isZero();
        assertThat((plan.partBytes() - MIB) * QINGSTOR.maxParts()).isLessThan(total);
    }

    @Property
    void worksWithTinyLimitsToo(@ForAll @LongRange(min = 1, max = 6_400) long total) {
        PartPlan plan = PartPlan.of(total, 8, FakeObjectStore.SMALL_LIMITS);

        assertThat(plan.parts()).isLessThanOrEqualTo(100);
        assertThat(plan.partBytes()).isBetween(8L, 64L);
    }

    @Example
    void countsParts() {
        assertThat(PartPlan.of(1, 4 * MIB, QINGSTOR)).isEqualTo(new PartPlan(1, 4 * MIB, 1));
        assertThat(PartPlan.of(4 * MIB, 4 * MIB, QINGSTOR).parts()).isEqualTo(1);
        assertThat(PartPlan.of(4 * MIB + 1, 4 * MIB, QINGSTOR).parts()).isEqualTo(2);
        assertThat(PartPlan.of(40_000 * MIB + 1, 4 * MIB, QINGSTOR).partBytes()).isEqualTo(5 * MIB);
    }

    @Example
    void saysWhatTheStoreCanHold() {
        assertThatThrownBy(() -> PartPlan.of(50L << 40, 4 * MIB, QINGSTOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("50 TiB are too much for one object: this store holds at most 50000 GiB");
        assertThatThrownBy(() -> PartPlan.of(0, 4 * MIB, QINGSTOR)).hasMessageContaining("but got 0 and 4194304");
        assertThatThrownBy(() -> PartPlan.of(9, 8, FakeObjectStore.SMALL_LIMITS).offset(2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void saysHowLongAStreamMayBe() {
        assertThat(PartPlan.mostBytes(4 * MIB, QINGSTOR)).isEqualTo(40_000 * MIB);
        assertThat(PartPlan.mostBytes(Long.MAX_VALUE, QINGSTOR)).isEqualTo(50L << 40);
    }
}
