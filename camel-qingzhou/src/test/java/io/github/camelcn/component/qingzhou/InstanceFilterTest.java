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
package io.github.camelcn.component.qingzhou;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstanceFilterTest {

    private static InstanceFilter filter(Consumer<QingzhouConsumerOptions> setting) {
        QingzhouConsumerOptions options = new QingzhouConsumerOptions();
        setting.accept(options);
        QingzhouConfiguration configuration = new QingzhouConfiguration();
        configuration.setVpcId("vpc-1");
        return InstanceFilter.of(options, configuration);
    }

    private static Instance tagged(Map<String, String> tags) {
        return new Instance(
                "i-1",
                null,
                null,
                InstanceState.RUNNING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                tags,
                Map.of());
    }

    @Test
    void allTagsHaveToBeThere() {
        InstanceFilter filter = filter(options -> options.setTags("team=blue, tier=web"));
        assertThat(filter.includes(tagged(Map.of("team", "blue", "tier", "web", "more", "x"))))
                .isTrue();
        assertThat(filter.includes(tagged(Map.of("team", "blue")))).isFalse();
        assertThat(filter.includes(tagged(Map.of("team", "red", "tier", "web"))))
                .isFalse();
        assertThat(filter(options -> {}).includes(tagged(Map.of()))).isTrue();
    }

    @Test
    void idsPrefixAndNetworkAreAskedOfTheService() {
        InstanceFilter filter = filter(options -> {
            options.setInstanceIds("i-1, i-2");
            options.setNamePrefix("web-");
        });
        assertThat(filter.request())
                .isEqualTo(new ListInstancesRequest(
                        List.of("i-1", "i-2"), null, "web-", null, "vpc-1", null, null, PageRequest.of(1, 100)));
    }

    @Test
    void statesChooseChangesAndWhatIsMeasured() {
        InstanceFilter some = filter(options -> options.setStates("ERROR,stopped"));
        assertThat(some.wants(InstanceState.STOPPED)).isTrue();
        assertThat(some.wants(InstanceState.RUNNING)).isFalse();
        assertThat(some.wantsMetricsOf(InstanceState.RUNNING)).isFalse();
        InstanceFilter all = filter(options -> {});
        assertThat(all.wants(InstanceState.CREATING)).isTrue();
        assertThat(all.wantsMetricsOf(InstanceState.RUNNING)).isTrue();
        assertThat(all.wantsMetricsOf(InstanceState.STOPPED)).isFalse();
    }

    @Test
    void mistakesAreToldWithTheirOption() {
        assertThatThrownBy(() -> filter(options -> options.setTags("blue")))
                .hasMessage("tags must be key=value, separated by commas, but one is \"blue\"");
        assertThatThrownBy(() -> filter(options -> options.setStates("RUNING")))
                .hasMessageStartingWith("states must be of [CREATING, ")
                .hasMessageEndingWith("but one is \"RUNING\"");
        assertThatThrownBy(() -> filter(options -> options.setMetrics("heat")))
                .hasMessage("metrics must be of cpu, memory, disk, network, but one is \"heat\"");
    }
}
