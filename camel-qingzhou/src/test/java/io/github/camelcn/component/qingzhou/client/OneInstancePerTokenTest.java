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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.CreateInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ListInstancesRequest;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StopInstanceRequest;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** However answers get lost and whatever else goes on, a token never stands for two instances. */
class OneInstancePerTokenTest {

    /** What may happen to a request for a creation. */
    enum Trouble {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        GATEWAY_FAILS,
        THROTTLED
    }

    /** What may happen between two requests. */
    enum Step {
        CREATE,
        LIST,
        TIME_PASSES,
        STOP,
        START
    }

    @Property(tries = 60)
    void aTokenNeverStandsForTwoInstances(
            @ForAll @Size(min = 1, max = 8) List<Step> steps, @ForAll @Size(min = 1, max = 6) List<Trouble> troubles)
            throws IOException {
        try (QingzhouEmulator emulator = QingzhouEmulator.builder()
                        .transitionDelay(Duration.ofSeconds(5))
                        .start();
                QingzhouClient client = EmulatorClients.client(emulator, ApiStyle.openapi)
                        .retryPolicy(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1)))
                        .build()) {
            Iterator<Trouble> trouble = troubles.iterator();
            String token = "token-1";
            Set<String> told = new HashSet<>();
            for (Step step : steps) {
                Trouble next = trouble.hasNext() ? trouble.next() : Trouble.NONE;
                happen(emulator, next);
                attempt(client, emulator, step, token, told);
                emulator.faults().clear();
            }
            assertThat(emulator.controls().instances()).hasSizeLessThanOrEqualTo(1);
            assertThat(told).as("ids that callers were told").hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void happen(QingzhouEmulator emulator, Trouble trouble) {
        switch (trouble) {
            case NONE -> emulator.faults().clear();
            case LOST_BEFORE ->
                emulator.faults().on("POST", "/v1/instances").times(2).dropBeforeEffect();
            case LOST_AFTER ->
                emulator.faults().on("POST", "/v1/instances").times(4).dropAfterEffect();
            case GATEWAY_FAILS ->
                emulator.faults().on("POST", "/v1/instances").times(1).bareStatus(502);
            case THROTTLED ->
                emulator.faults().on("POST", "/v1/instances").times(1).bareStatus(429);
        }
    }

    private static void attempt(
            QingzhouClient client, QingzhouEmulator emulator, Step step, String token, Set<String> told) {
        try {
            switch (step) {
                case CREATE ->
                    told.add(client.execute(CreateInstanceRequest.builder()
                                    .name("web-01")
                                    .imageId("image-ubuntu2204")
                                    .flavorId("flavor-1c1g")
                                    .clientToken(token)
                                    .build())
                            .resourceId());
                case LIST -> client.list(ListInstancesRequest.all()).all();
                case TIME_PASSES -> emulator.passTime(Duration.ofSeconds(6));
                case STOP ->
                    client.execute(new StopInstanceRequest(told.iterator().next(), true));
                case START ->
                    client.execute(new StartInstanceRequest(told.iterator().next()));
            }
        } catch (IOException | NoSuchElementException e) {
            // whether a single step succeeds is not the point here
        }
    }
}
