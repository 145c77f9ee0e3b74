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

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultExchange;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However often Camel delivers a message again, and whatever happens to requests and answers meanwhile, it never makes
 * two instances. One style has tokens for that, two have none.
 */
class OneInstancePerMessageTest {

    /** What happens to the next requests for a creation. */
    enum Trouble {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        GATEWAY_FAILS,
        THROTTLED,
        REFUSED
    }

    /** What happens next. */
    enum Step {
        DELIVER,
        LIST,
        STOP,
        DESTROY,
        TIME_PASSES
    }

    @Property(tries = 60)
    void aMessageNeverMakesTwoInstances(
            @ForAll ApiStyle style,
            @ForAll boolean waits,
            @ForAll @Size(min = 2, max = 8) List<Step> steps,
            @ForAll @Size(min = 1, max = 6) List<Trouble> troubles)
            throws Exception {
        try (QingzhouRig rig = new QingzhouRig(QingzhouEmulator.builder().transitionDelay(Duration.ofMillis(1)))) {
            rig.emulator.controls().addRunning("another");
            Producer producer = rig.context
                    .getEndpoint(
                            "qingzhou:fleet?operation=createInstance&connectionRetries=2&waitTimeout=2000&apiStyle="
                                    + style + "&waitForCompletion=" + waits)
                    .createProducer();
            producer.start();
            Exchange message = message(rig);
            Set<Object> told = new HashSet<>();
            Iterator<Trouble> trouble = troubles.iterator();
            for (Step step : steps) {
                happen(rig.emulator, trouble.hasNext() ? trouble.next() : Trouble.NONE);
                switch (step) {
                    case DELIVER -> deliver(producer, message, told);
                    case LIST -> rig.sent("qingzhou:fleet?apiStyle=" + style, null, Map.of());
                    case STOP -> another(rig, style, "stopInstance");
                    case DESTROY -> another(rig, style, "destroyInstance");
                    case TIME_PASSES -> rig.emulator.passTime(Duration.ofMinutes(1));
                }
                rig.emulator.faults().clear();
            }
            producer.stop();
            assertThat(rig.emulator.requests().stream().filter(OneInstancePerMessageTest::creates))
                    .as("requests are sent at all where messages are delivered")
                    .hasSizeGreaterThanOrEqualTo(steps.contains(Step.DELIVER) ? 1 : 0);
            assertThat(rig.emulator.controls().instances().stream()
                            .filter(instance -> instance.name().equals("web-01")))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(told).as("ids that the route was told").hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Exchange message(QingzhouRig rig) {
        Exchange message = new DefaultExchange(rig.context);
        message.getMessage()
                .setBody(Map.of(
                        "name", "web-01", "cpu", 2, "memoryMiB", 2048, "diskGiB", 40, "password", "Good-Pass-1"));
        return message;
    }

    /** As an error handler delivers again: the same exchange, with the body it had. */
    private static void deliver(Producer producer, Exchange message, Set<Object> told) throws Exception {
        Object body = message.getMessage().getBody();
        message.setException(null);
        producer.process(message);
        Object id = message.getMessage().getHeader(QingzhouHeaders.INSTANCE_ID);
        if (id != null) {
            told.add(id);
        }
        message.getMessage().setBody(body);
        message.getMessage().removeHeader(QingzhouHeaders.INSTANCE_ID);
    }

    private static void another(QingzhouRig rig, ApiStyle style, String operation) {
        rig.emulator
                .controls()
                .instance("another")
                .ifPresent(another -> rig.sent(
                        "qingzhou:fleet?connectionRetries=0&apiStyle=" + style + "&operation=" + operation,
                        null,
                        Map.of(QingzhouHeaders.INSTANCE_ID, another.id(), QingzhouHeaders.FORCE, true)));
    }

    private static void happen(QingzhouEmulator emulator, Trouble trouble) {
        switch (trouble) {
            case NONE -> emulator.faults().clear();
            case LOST_BEFORE ->
                emulator.faults()
                        .on(OneInstancePerMessageTest::creates)
                        .times(2)
                        .dropBeforeEffect();
            case LOST_AFTER ->
                emulator.faults()
                        .on(OneInstancePerMessageTest::creates)
                        .times(4)
                        .dropAfterEffect();
            case GATEWAY_FAILS ->
                emulator.faults()
                        .on(OneInstancePerMessageTest::creates)
                        .times(1)
                        .bareStatus(502);
            case THROTTLED ->
                emulator.faults()
                        .on(OneInstancePerMessageTest::creates)
                        .times(1)
                        .bareStatus(429);
            case REFUSED ->
                emulator.faults()
                        .on(OneInstancePerMessageTest::creates)
                        .times(1)
                        .bareStatus(403);
        }
    }

    private static boolean creates(RecordedRequest request) {
        String target = request.target();
        return target.contains("action=RunInstances")
                || target.endsWith("/api/vm/create")
                || request.method().equals("POST") && target.equals("/v1/instances");
    }
}
