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
package io.github.camelcn.component.kodo.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTest {

    private final Findings<String> findings = new Findings<>(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void nobodyCanFillTheMemoryWithNamesOfBuckets() {
        for (int i = 0; i < 3 * Findings.MOST; i++) {
            findings.remember("bucket-" + i, "somewhere", Duration.ofMinutes(1));

            assertThat(findings.isFresh(findings.latest("bucket-" + i))).isTrue();
        }
        assertThat(findings.size()).isLessThanOrEqualTo(Findings.MOST);
    }

    /** They make room before those that still hold. */
    @Test
    void findingsThatHoldOutliveThoseThatDoNot() {
        findings.remember("ours", "here", Duration.ofMinutes(1));
        for (int i = 0; i < Findings.MOST; i++) {
            findings.remember("bucket-" + i, "somewhere", Duration.ZERO);
        }
        assertThat(findings.latest("ours")).isNotNull();
        assertThat(findings.isFresh(findings.latest("bucket-" + (Findings.MOST - 1))))
                .isFalse();
    }

    @Test
    void whatIsForgottenIsGone() {
        findings.remember("ours", "here", Duration.ofMinutes(1));
        findings.forget("ours");

        assertThat(findings.latest("ours")).isNull();
        assertThat(findings.isFresh(null)).isFalse();
    }
}
