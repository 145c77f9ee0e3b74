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

import java.util.List;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

import io.github.camelcn.common.camel.ObjectStoreHeaders;
import io.github.camelcn.common.camel.event.EventDecoder;
import io.github.camelcn.common.camel.event.ObjectEvent;

/**
 * Turns the body of a notification into what it says: a list of {@link ObjectEvent}s. If that is one event, headers name its
 * bucket and key, so that an operation can follow; what else it says is no fact until the store confirms it. It does not
 * verify where a notification comes from; the consumers' option {@code eventsFrom} does. Each store has a subclass, since Camel finds transformers by annotated
 * classes.
 */
public abstract class NotificationTransformer extends Transformer {

    private final EventDecoder decoder;
    private final ObjectStoreHeaders names;

    protected NotificationTransformer(EventDecoder decoder, ObjectStoreHeaders names) {
        this.decoder = decoder;
        this.names = names;
    }

    /** @throws io.github.camelcn.common.camel.event.RefusedEventException if the body is no notification of this store */
    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        List<ObjectEvent> events = decoder.decode(body(message));
        message.setBody(events);
        if (events.size() == 1) {
            describe(message, events.get(0));
        }
    }

    private static byte[] body(Message message) throws InvalidPayloadException {
        return message.getMandatoryBody(byte[].class);
    }

    private void describe(Message message, ObjectEvent event) {
        message.setHeader(names.bucketName, event.bucket());
        message.setHeader(names.key, event.key());
    }
}
