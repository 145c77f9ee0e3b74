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
package io.github.camelcn.common.camel;

import java.io.Closeable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.StoredObject;

/** What an operation makes of the message: a new body or none, and headers. Not thread-safe. */
public final class OperationResult {

    private final boolean replacesBody;
    private final Object body;
    private Consumer<BiConsumer<String, Object>> told = to -> {};
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private Set<String> outdated = Set.of();
    private Closeable resource;

    private OperationResult(boolean replacesBody, Object body) {
        this.replacesBody = replacesBody;
        this.body = body;
    }

    /** The body stays what it was, so that a route can go on with what it just stored. */
    public static OperationResult unchangedBody() {
        return new OperationResult(false, null);
    }

    public static OperationResult body(Object body) {
        return new OperationResult(true, body);
    }

    /** Sets a header; a value of {@code ""}, -1 or an empty {@code Optional} means that there is nothing to say. */
    public OperationResult header(String name, Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (!isNothing(present)) {
            headers.put(name, present);
        }
        return this;
    }

    /** Sets headers, each as {@link #header} does. */
    public OperationResult headers(Map<String, Object> values) {
        values.forEach(this::header);
        return this;
    }

    private static boolean isNothing(Object value) {
        return value == null || "".equals(value) || value instanceof Long number && number == -1;
    }

    /**
     * Headers that are written straight into the message, before those that are set one by one.
     *
     * @param source tells each; names and values are never null
     */
    OperationResult headers(Consumer<BiConsumer<String, Object>> source) {
        told = source;
        return this;
    }

    /** Headers of the message that are no longer true, unless this result sets them. */
    public OperationResult replacing(Set<String> names) {
        outdated = names;
        return this;
    }

    /** Turns the message to an object: sets the headers that describe it, and drops those that told of another. */
    public OperationResult describing(ObjectFields fields, ObjectInfo object) {
        return headers(to -> ObjectResultHeaders.describe(
                        fields.names(), object, fields.defaults().metadataFilter(), to))
                .replacing(fields.describingHeaders());
    }

    /** The same, of an object that is open. */
    public OperationResult describing(ObjectFields fields, StoredObject object) {
        return headers(to -> ObjectResultHeaders.describe(
                        fields.names(), object, fields.defaults().metadataFilter(), to))
                .replacing(fields.describingHeaders());
    }

    /** Something the body lives on: closed when the exchange is completed, whether it succeeded or failed. */
    public OperationResult closing(Closeable opened) {
        resource = opened;
        return this;
    }

    public boolean replacesBody() {
        return replacesBody;
    }

    /** The new body; only if {@link #replacesBody()}. */
    public Object body() {
        return body;
    }

    public Map<String, Object> headers() {
        Map<String, Object> all = new LinkedHashMap<>();
        told.accept(all::put);
        all.putAll(headers);
        return all;
    }

    /** Puts it into the message of an exchange. */
    public void applyTo(Exchange exchange) {
        Message message = exchange.getMessage();
        if (replacesBody) {
            message.setBody(body);
        }
        if (!outdated.isEmpty() && message.hasHeaders()) {
            // a message has few headers, and most of these are not among them
            message.getHeaders().keySet().removeIf(outdated::contains);
        }
        told.accept(message::setHeader);
        headers.forEach(message::setHeader);
        if (resource != null) {
            Closeable opened = resource;
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    IOHelper.close(opened);
                }
            });
        }
    }
}
