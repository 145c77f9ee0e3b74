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
package io.github.camelcn.component.qingzhou.transform;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

import io.github.camelcn.component.qingzhou.QingzhouHeaders;

/**
 * {@code transformDataType("qingzhou:application-cloudevents")}: adds to a message about an instance the headers of a
 * CloudEvent 1.0. The body stays. A message with measures is a measurement of its own; any other is a change of state,
 * with an id made of instance, state and time, so that a change that is delivered twice is one event. An id and a version
 * that are there stay.
 */
@DataTypeTransformer(
        name = "qingzhou:application-cloudevents",
        description = "Adds the headers of a CloudEvent to a message about an instance of Qingzhou.")
public final class QingzhouCloudEventTransformer extends Transformer {

    private static final String TYPES = "io.github.camelcn.event.qingzhou.";

    /** A message of consumer=metrics has at least one of them. */
    private static final List<String> MEASURES = List.of(
            QingzhouHeaders.CPU_USAGE,
            QingzhouHeaders.MEMORY_USAGE,
            QingzhouHeaders.NETWORK_IN,
            QingzhouHeaders.NETWORK_OUT,
            QingzhouHeaders.DISK_READ,
            QingzhouHeaders.DISK_WRITE);

    @Override
    public void transform(Message message, DataType from, DataType to) {
        CloudEvent version = CloudEvents.v1_0;
        Map<String, Object> headers = message.getHeaders();
        String instance = text(message, QingzhouHeaders.INSTANCE_ID);
        String state = text(message, QingzhouHeaders.STATE);
        boolean measured = MEASURES.stream().anyMatch(headers::containsKey);
        Instant changed = measured ? null : message.getHeader(QingzhouHeaders.STATE_CHANGED_AT, Instant.class);
        headers.putIfAbsent(
                CloudEvent.CAMEL_CLOUD_EVENT_ID,
                instance.isEmpty() || state.isEmpty() || changed == null
                        ? message.getExchange().getExchangeId()
                        : instance + '@' + changed + '-' + state);
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, version.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPES + (measured ? "metrics" : "stateChanged"));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "qingzhou.instance");
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, instance);
        headers.put(
                CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                changed == null ? version.getEventTime(message.getExchange()) : changed.toString());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json");
    }

    private static String text(Message message, String header) {
        String text = message.getHeader(header, String.class);
        return text == null ? "" : text;
    }
}
