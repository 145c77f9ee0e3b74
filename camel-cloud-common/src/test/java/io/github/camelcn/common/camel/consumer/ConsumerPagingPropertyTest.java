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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** However objects, pages and polls fall, every object is consumed, and none twice. */
class ConsumerPagingPropertyTest {

    @Property(tries = 150)
    void everyObjectIsSeenExactlyOnce(
            @ForAll("keys") Set<String> before,
            @ForAll("keys") Set<String> meanwhile,
            @ForAll @IntRange(min = 1, max = 7) int pageSize,
            @ForAll @IntRange(min = -1, max = 6) int maxMessages,
            @ForAll("endings") String ending)
            throws Exception {
        ConsumerRig rig = new ConsumerRig();
        try {
            rig.with(before.toArray(String[]::new));
            List<String> later = new ArrayList<>(meanwhile);
            later.removeAll(before);
            Set<String> all = new HashSet<>(before);
            rig.store.withBucket("done");
            rig.start(
                    "listPageSize=" + pageSize + "&maxMessagesPerPoll=" + maxMessages + ending,
                    route -> route.process(exchange -> {
                        if (!later.isEmpty()) {
                            String added = later.remove(0);
                            all.add(added);
                            rig.with(added);
                        }
                    }));

            int idle = 0;
            while (idle < 2) {
                idle = rig.poll() == 0 ? idle + 1 : 0;
            }
            assertThat(rig.arrivals()).containsExactlyInAnyOrderElementsOf(all);
        } finally {
            rig.close();
        }
    }

    @Provide
    Arbitrary<Set<String>> keys() {
        return Arbitraries.strings()
                .withChars("ab/中 %+")
                .ofMinLength(1)
                .ofMaxLength(4)
                .filter(key -> !key.endsWith("/"))
                .set()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of(
                "",
                "&deleteAfterRead=true",
                "&deleteAfterRead=true&ignoreBody=true",
                "&moveAfterRead=true&destinationBucket=done",
                "&sort=nameDescending",
                "&sort=size&deleteAfterRead=true");
    }
}
