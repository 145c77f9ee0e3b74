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
package io.github.camelcn.benchmarks.soak;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {

    private final Ledger ledger = new Ledger(3);

    @Test
    void whatIsAcknowledgedIsLostUntilItIsDelivered() {
        int id = ledger.begin();
        ledger.acknowledged(id);
        assertThat(ledger.waiting()).isOne();
        assertThat(ledger.lost()).containsExactly(id);

        ledger.delivered(id);
        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.lost()).isEmpty();
        assertThat(ledger.repeats()).isZero();
    }

    @Test
    void aDeliveryMayBeSoonerThanTheAcknowledgement() {
        int id = ledger.begin();
        ledger.delivered(id);
        ledger.acknowledged(id);

        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.lost()).isEmpty();
    }

    @Test
    void whatNobodyPromisedMayComeOrNot() {
        ledger.failed(ledger.begin());
        int second = ledger.begin();
        ledger.failed(second);
        ledger.delivered(second);

        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.lost()).isEmpty();
        assertThat(ledger.failed()).isEqualTo(2);
    }

    @Test
    void repeatsAndStrangersAreCounted() {
        int id = ledger.begin();
        ledger.acknowledged(id);
        for (int i = 0; i < 5; i++) {
            ledger.delivered(id);
        }
        ledger.delivered(2);
        ledger.delivered(-1);

        assertThat(ledger.repeats()).isEqualTo(4);
        assertThat(ledger.mostDeliveries()).isEqualTo(5);
        assertThat(ledger.strangers()).isEqualTo(2);
    }

    @Test
    void fullBooksSaySo() {
        ledger.begin();
        ledger.begin();
        ledger.begin();

        assertThat(ledger.begin()).isEqualTo(-1);
    }

    @Test
    void aContentThatWasCutOrChangedIsNobodys() {
        Contents contents = new Contents();
        for (int id : new int[] {0, 1, 77, 100, 123_456}) {
            byte[] bytes = contents.of(id);
            assertThat(contents.idOf(bytes)).hasValue(id);
            assertThat(contents.idOf(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
            bytes[bytes.length - 1]++;
            assertThat(contents.idOf(bytes)).isEmpty();
        }
    }
}
