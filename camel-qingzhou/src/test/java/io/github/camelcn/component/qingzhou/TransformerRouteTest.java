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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TransformerRouteTest {

    @AutoClose
    private final QingzhouRig rig =
            new QingzhouRig(QingzhouEmulator.builder().instances(1).transitionDelay(Duration.ofMillis(1)));

    private void from(String uri) throws Exception {
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).transformDataType("qingzhou:application-cloudevents").to("mock:out");
            }
        });
    }

    private Exchange arrived() {
        MockEndpoint out = rig.context.getEndpoint("mock:out", MockEndpoint.class);
        await().until(() -> !out.getExchanges().isEmpty());
        return out.getExchanges().get(0);
    }

    private Map<String, Object> event(Map<String, Object> headers) {
        return rig.done("direct:in", "the body", headers).getHeaders();
    }

    @Test
    void aChangeOfStateIsACloudEvent() throws Exception {
        from("qingzhou:fleet?delay=20&initialDelay=0&emitInitialStates=true");
        Message message = arrived().getMessage();

        assertThat(message.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelcn.event.qingzhou.stateChanged")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "qingzhou.instance")
                .containsEntry(
                        CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT,
                        rig.emulator.controls().instances().get(0).id())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json")
                .containsKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
    }

    @Test
    void aMeasurementIsACloudEventOfItsOwnKind() throws Exception {
        from("qingzhou:fleet?delay=20&initialDelay=0&consumer=metrics");
        Exchange exchange = arrived();

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelcn.event.qingzhou.metrics")
                .containsKey(CloudEvent.CAMEL_CLOUD_EVENT_ID);
        assertThat(exchange.getMessage().getHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, String.class))
                .as("two measurements in one state are two events")
                .isEqualTo(exchange.getExchangeId());
    }

    @Test
    void theSameChangeDeliveredTwiceIsTheSameEvent() throws Exception {
        from("direct:in");
        Map<String, Object> change = new HashMap<>(Map.of(
                QingzhouHeaders.INSTANCE_ID, "i-1",
                QingzhouHeaders.STATE, "STOPPED",
                QingzhouHeaders.STATE_CHANGED_AT, Instant.parse("2026-11-20T01:02:03Z")));

        Map<String, Object> first = event(change);
        assertThat(first)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "i-1@2026-11-20T01:02:03Z-STOPPED")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2026-11-20T01:02:03Z");
        change.put(QingzhouHeaders.STATE, "RUNNING");
        assertThat(event(change)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "i-1@2026-11-20T01:02:03Z-RUNNING");
    }

    @Test
    void anIdThatIsThereStays() throws Exception {
        from("direct:in");

        assertThat(event(Map.of(CloudEvent.CAMEL_CLOUD_EVENT_ID, "mine")))
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "mine");
    }
}
