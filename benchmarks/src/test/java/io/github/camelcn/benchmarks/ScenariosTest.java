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
package io.github.camelcn.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelcn.benchmarks.worker.Contender;
import io.github.camelcn.benchmarks.worker.Setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScenariosTest {

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyContenderIsAClassThatTakesASetup(Service service) throws Exception {
        for (Scenario scenario : service.scenarios()) {
            for (Entrant entrant : scenario.entrants()) {
                Class<?> type = Class.forName(entrant.className());
                assertThat(Contender.class).isAssignableFrom(type);
                assertThat(type.getConstructor(Setup.class)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyTargetSpeaksOfContendersThatTakePart(Service service) {
        for (Scenario scenario : service.scenarios()) {
            List<String> running = scenario.entrants().stream()
                    .filter(entrant -> !entrant.extra())
                    .map(Entrant::id)
                    .toList();
            assertThat(running).doesNotHaveDuplicates().contains(Entrant.BARE);
            assertThat(scenario.targets()).isNotEmpty();
            assertThat(scenario.targets().stream()
                            .flatMap(target -> Stream.of(target.contender(), target.against()))
                            .filter(id -> !id.isEmpty()))
                    .isSubsetOf(running);
        }
    }

    @Test
    void theCommandLineMayNotNameWhatTheServiceDoesNotHave() {
        assertThat(Options.parse(new String[] {"--service", "kodo", "--contender", "aws-crt"})
                        .service())
                .isEqualTo(Service.KODO);
        assertThatThrownBy(() -> Options.parse(new String[] {"--contender", "aws-crt"}))
                .hasMessage("unknown contender aws-crt");
        assertThatThrownBy(() -> Options.parse(new String[] {"--service", "kodo", "--scenario", "download"}))
                .hasMessage("unknown scenario download");
        assertThatThrownBy(() -> Options.parse(new String[] {"--service", "s3"}))
                .hasMessage("unknown service s3");
    }

    @Test
    void aScenarioWithoutTheContendersThatAreNamedIsLeftOut() {
        Options options = Options.parse(new String[] {"--service", "kodo", "--contender", "aws-sdk"});
        assertThat(Service.KODO.scenarios().stream().filter(options::wants).map(Scenario::id))
                .containsExactly("list");
    }
}
