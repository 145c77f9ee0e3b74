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
package io.github.camelcn.common.component;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.event.ObjectEvent;
import io.github.camelcn.common.camel.event.RefusedEventException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What {@code transformDataType} makes of a store's messages in a route. */
public abstract class TransformerContract {

    @AutoClose
    private final StoreRig rig = newRig();

    protected abstract StoreRig newRig();

    protected abstract ComponentFacts facts();

    /** A notification in the store's own form that one object of {@code photos} was stored. */
    protected abstract String notification(String key);

    private String type(String name) {
        return facts().scheme() + ":" + name;
    }

    private void route(String name) throws Exception {
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").transformDataType(type(name));
            }
        });
    }

    private Map<String, Object> eventOf(Map<String, Object> headers) {
        return rig.sent("direct:in", "the body", headers).getMessage().getHeaders();
    }

    @Test
    protected void aConsumedObjectIsACloudEvent() throws Exception {
        rig.server.putObject("photos", "in/a.txt", new byte[] {1, 2}, "text/plain", Map.of());
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:photos?initialDelay=0")
                        .transformDataType(type("application-cloudevents"))
                        .convertBodyTo(byte[].class)
                        .to("mock:out");
            }
        });
        MockEndpoint out = rig.context.getEndpoint("mock:out", MockEndpoint.class);
        await().until(() -> !out.getExchanges().isEmpty());
        Exchange got = out.getExchanges().get(0);

        Map<String, Object> headers = got.getMessage().getHeaders();
        String scheme = facts().scheme();
        assertThat(headers)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelcn.event." + scheme + ".getObject")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, scheme + ".bucket.photos")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "in/a.txt")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "text/plain")
                .containsEntry(
                        CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                        headers.get(rig.names.lastModified).toString());
        assertThat(headers.get(CloudEvent.CAMEL_CLOUD_EVENT_ID).toString()).startsWith("in/a.txt@");
        assertThat(got.getMessage().getBody(byte[].class)).containsExactly(1, 2);
    }

    @Test
    protected void theSameObjectDeliveredTwiceIsTheSameEvent() throws Exception {
        route("application-cloudevents");
        Instant stored = Instant.parse("2026-11-20T01:02:03Z");
        Map<String, Object> object =
                Map.of(rig.names.key, "a", rig.names.eTag, "\"e1\"", rig.names.lastModified, stored);
        Map<String, Object> sameAsListed =
                Map.of(rig.names.key, "a", rig.names.eTag, "e1", rig.names.lastModified, stored.plusMillis(300));
        Map<String, Object> overwritten =
                Map.of(rig.names.key, "a", rig.names.eTag, "e2", rig.names.lastModified, stored);

        Object id = eventOf(object).get(CloudEvent.CAMEL_CLOUD_EVENT_ID);
        assertThat(eventOf(sameAsListed).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isEqualTo(id);
        assertThat(eventOf(overwritten).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotEqualTo(id);
    }

    @Test
    protected void aMessageThatTellsNoObjectGetsAnIdOfItsOwn() throws Exception {
        route("application-cloudevents");
        Exchange exchange = rig.sent("direct:in", "the body", Map.of(rig.names.key, "a"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, exchange.getExchangeId())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/octet-stream")
                .containsKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
    }

    @Test
    protected void anIdThatIsThereStays() throws Exception {
        route("application-cloudevents");

        assertThat(eventOf(Map.of(CloudEvent.CAMEL_CLOUD_EVENT_ID, "mine")))
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "mine");
    }

    @Test
    protected void aNotificationIsAListOfEvents() throws Exception {
        route("notification");
        Exchange exchange = rig.sent("direct:in", notification("in/a b.txt"), Map.of());

        List<?> events = exchange.getMessage().getBody(List.class);
        assertThat(events).singleElement().isInstanceOfSatisfying(ObjectEvent.class, event -> {
            assertThat(event.kind()).isEqualTo(ObjectEvent.Kind.AVAILABLE);
            assertThat(event.key()).isEqualTo("in/a b.txt");
        });
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(rig.names.bucketName, "photos")
                .containsEntry(rig.names.key, "in/a b.txt");
    }

    @Test
    protected void whatANotificationNamesCanBeFetchedNext() throws Exception {
        rig.server.putObject("photos", "in/a.txt", new byte[] {7});
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").transformDataType(type("notification")).to("store:photos?operation=getObject");
            }
        });

        Exchange exchange = rig.sent("direct:in", notification("in/a.txt"), Map.of());
        assertThat(exchange.getMessage().getBody(byte[].class)).containsExactly(7);
    }

    @Test
    protected void whatIsNoNotificationFailsWithASentence() throws Exception {
        route("notification");

        assertThat(rig.send("direct:in", "{\"a\":1", Map.of()).getException())
                .isInstanceOf(RefusedEventException.class)
                .hasMessage("the notification is not a JSON object");
    }
}
