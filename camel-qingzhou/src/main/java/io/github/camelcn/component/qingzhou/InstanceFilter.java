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

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.Instance;
import io.github.camelcn.component.qingzhou.model.InstanceState;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.PageRequest;

/** Which instances a consumer watches, and which of their changes become messages. Immutable. */
record InstanceFilter(
        ListInstancesRequest request, Map<String, String> tags, Set<InstanceState> states, List<String> metrics) {

    static InstanceFilter of(QingzhouConsumerOptions options, QingzhouConfiguration configuration) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : parts(options.getTags())) {
            int equals = tag.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "tags must be key=value, separated by commas, but one is \"" + tag + '"');
            }
            tags.put(tag.substring(0, equals).strip(), tag.substring(equals + 1).strip());
        }
        Set<InstanceState> states = EnumSet.noneOf(InstanceState.class);
        for (String state : parts(options.getStates())) {
            states.add(state(state));
        }
        List<String> metrics = parts(options.getMetrics());
        for (String metric : metrics) {
            if (!List.of("cpu", "memory", "disk", "network").contains(metric)) {
                throw new IllegalArgumentException(
                        "metrics must be of cpu, memory, disk, network, but one is \"" + metric + '"');
            }
        }
        List<String> ids = parts(options.getInstanceIds());
        boolean openapi = configuration.getApiStyle() == ApiStyle.openapi;
        ListInstancesRequest request = new ListInstancesRequest(
                ids.isEmpty() ? null : ids,
                null,
                blankToNull(options.getNamePrefix()),
                null,
                openapi ? blankToNull(configuration.getVpcId()) : null,
                null,
                null,
                PageRequest.of(1, PageRequest.MAX_SIZE));
        return new InstanceFilter(request, tags, states, metrics.isEmpty() ? null : metrics);
    }

    private static InstanceState state(String text) {
        return Arrays.stream(InstanceState.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("states must be of "
                        + Arrays.toString(InstanceState.values()) + ", but one is \"" + text + '"'));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static List<String> parts(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /** Whether an instance is watched at all. */
    boolean includes(Instance instance) {
        return instance.tags().entrySet().containsAll(tags.entrySet());
    }

    /** Whether an instance that was found by its id would have been listed, too. */
    boolean watches(Instance instance) {
        boolean here = request.vpcId() == null || request.vpcId().equals(instance.vpcId());
        boolean named = request.namePrefix() == null
                || instance.name() != null && instance.name().startsWith(request.namePrefix());
        return here && named && includes(instance);
    }

    /** The same text for the same choice, also after a restart. */
    String fingerprint() {
        Map<String, Object> asked = new TreeMap<>(request.inputs());
        asked.computeIfPresent("instanceIds", (name, ids) -> new TreeSet<>(request.instanceIds()));
        return asked + "|" + new TreeMap<>(tags) + '|' + new TreeSet<>(states);
    }

    /** Whether a change to a state becomes a message. */
    boolean wants(InstanceState state) {
        return states.isEmpty() || states.contains(state);
    }

    /** Services measure what runs. */
    boolean wantsMetricsOf(InstanceState state) {
        return states.isEmpty() ? state == InstanceState.RUNNING : states.contains(state);
    }
}
