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
package io.github.camelcn.common.camel.transform;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

import io.github.camelcn.common.camel.ObjectStoreHeaders;

/**
 * Adds to a message that a store's consumer made, or an operation that reads, the headers of a CloudEvent 1.0: an object
 * was read. The body stays. Each store has a subclass, since Camel finds transformers by annotated classes.
 *
 * <p>The id is made of what was read, so that an object that is delivered twice is one event, as CloudEvents wants it. An
 * id and a version that are there stay.
 */
public abstract class ObjectCloudEventTransformer extends Transformer {

    private final String service;
    private final ObjectStoreHeaders names;

    /** @param service as in the URI, such as {@code kodo} */
    protected ObjectCloudEventTransformer(String service, ObjectStoreHeaders names) {
        this.service = service;
        this.names = names;
    }

    @Override
    public void transform(Message message, DataType from, DataType to) {
        CloudEvent version = CloudEvents.v1_0;
        Map<String, Object> headers = message.getHeaders();
        String key = text(message, names.key);
        Optional<Instant> stored = Optional.ofNullable(message.getHeader(names.lastModified, Instant.class));
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_ID, id(message, key, stored));
        headers.putIfAbsent(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, version.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "io.github.camelcn.event." + service + ".getObject");
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, service + ".bucket." + text(message, names.bucketName));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, key);
        headers.put(
                CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                stored.map(Instant::toString).orElseGet(() -> version.getEventTime(message.getExchange())));
        String type = text(message, names.contentType);
        headers.put(
                CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE,
                type.isEmpty() ? CloudEvent.APPLICATION_OCTET_STREAM_MIME_TYPE : type);
    }

    /** Times of a listing and of an opened object differ in their fractions of seconds. */
    private String id(Message message, String key, Optional<Instant> stored) {
        String etag = text(message, names.eTag).replace("\"", "");
        String time = stored.map(Instant::getEpochSecond).map(String::valueOf).orElse("");
        return key.isEmpty() || etag.isEmpty() && time.isEmpty()
                ? message.getExchange().getExchangeId()
                : key + '@' + time + '-' + etag;
    }

    private static String text(Message message, String header) {
        String text = message.getHeader(header, String.class);
        return text == null ? "" : text;
    }
}
