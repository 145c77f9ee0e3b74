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
package io.github.camelcn.common.camel.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

import io.github.camelcn.common.objectstore.ObjectRef;

/**
 * Takes notifications: read, verify, decode, locate, and put the names of the objects into the inbox. Answers in HTTP
 * statuses what came by HTTP: 200 if the names were taken or there were none to take, 400, 401, 405 or 413 if this message
 * will never be taken, 503 if it should come again. A message of a broker that is not taken fails its exchange, so that the
 * broker delivers it again. The sender never learns more than one sentence. Thread-safe.
 */
public final class EventReceiver implements Processor {

    /** Far more than stores send at once; 10,000 events of the wordiest form have 5 MB. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String JSON = "application/json";

    private final EventOptions options;
    private final EventDecoder decoder;
    private final EventLocator locator;
    private final Predicate<String> wantedKeys;
    private final Predicate<Collection<ObjectRef>> inbox;
    private final BiConsumer<String, Exception> problems;

    /**
     * @param options checked
     * @param wantedKeys which keys could be consumed at all; the others are not worth a place in the inbox
     * @param inbox takes all names or, if there is no room for them now, none
     * @param problems is told what the sender is not
     */
    public EventReceiver(
            EventOptions options,
            EventDecoder decoder,
            EventLocator locator,
            Predicate<String> wantedKeys,
            Predicate<Collection<ObjectRef>> inbox,
            BiConsumer<String, Exception> problems) {
        this.options = options;
        this.decoder = decoder;
        this.locator = locator;
        this.wantedKeys = wantedKeys;
        this.inbox = inbox;
        this.problems = problems;
    }

    @Override
    public void process(Exchange exchange) {
        boolean http = exchange.getMessage().getHeader(Exchange.HTTP_METHOD) != null;
        RefusedEventException refusal = null;
        int taken = 0;
        try {
            taken = take(read(exchange.getMessage(), http), http);
        } catch (RefusedEventException e) {
            refusal = e;
        } catch (IOException | RuntimeException e) {
            problems.accept("Cannot take a notification; polls will find what it told of", e);
            refusal = RefusedEventException.of(500, "the notification could not be taken");
        }
        if (http) {
            answer(exchange.getMessage(), refusal, taken);
        } else if (refusal != null) {
            exchange.setException(refusal);
        }
    }

    private EventMessage read(Message message, boolean http) throws IOException, RefusedEventException {
        byte[] body = body(message);
        if (body.length > MAX_BODY_BYTES) {
            throw RefusedEventException.of(413, "the notification has more than " + MAX_BODY_BYTES + " bytes");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof CharSequence) {
                headers.put(name, value.toString());
            }
        });
        String method = http ? message.getHeader(Exchange.HTTP_METHOD, String.class) : "";
        return EventUrl.restore(
                new EventMessage(method, http ? target(message) : "", headers, body), options.getEventUrl());
    }

    private static byte[] body(Message message) throws IOException {
        if (message.getBody() instanceof InputStream || message.getBody() == null) {
            InputStream in = message.getBody(InputStream.class);
            return in == null ? new byte[0] : in.readNBytes(MAX_BODY_BYTES + 1);
        }
        byte[] bytes = message.getBody(byte[].class);
        return bytes == null ? new byte[0] : bytes;
    }

    /** HTTP components differ: some leave the query in the URI, some do not, and none decodes the raw query. */
    private static String target(Message message) {
        String uri = orEmpty(message.getHeader(Exchange.HTTP_URI, String.class));
        if (uri.indexOf('?') >= 0) {
            return uri;
        }
        String query = orEmpty(message.getHeader(Exchange.HTTP_RAW_QUERY, String.class));
        return query.isEmpty() ? uri : uri + '?' + query;
    }

    private int take(EventMessage message, boolean http) throws IOException, RefusedEventException {
        if (http && !"POST".equals(message.method())) {
            throw RefusedEventException.of(405, "notifications are sent by POST");
        }
        verify(message);
        List<ObjectEvent> events = decoder.decode(message.body());
        Set<ObjectRef> names = new LinkedHashSet<>();
        boolean ours = events.isEmpty();
        for (ObjectEvent event : events) {
            Optional<ObjectRef> located = locator.locate(event);
            ours |= located.isPresent();
            located.filter(ref -> event.kind() == ObjectEvent.Kind.AVAILABLE)
                    .filter(ref -> wantedKeys.test(ref.key()))
                    .ifPresent(names::add);
        }
        if (!ours) {
            throw RefusedEventException.malformed("the notification is about no object of the bucket that is consumed");
        }
        if (!names.isEmpty() && !inbox.test(names)) {
            throw RefusedEventException.of(503, "too much is waiting; send the notification again later");
        }
        return names.size();
    }

    private void verify(EventMessage message) throws RefusedEventException {
        String secret = options.getEventSecret();
        if (secret != null && !secret.isBlank() && !carries(message, secret)) {
            throw RefusedEventException.unauthorized("the notification does not carry the secret");
        }
        if (decoder.isSigned() && !options.isAllowUnsignedEvents()) {
            decoder.verify(message);
        }
    }

    /** Compares in constant time, so that no part of the secret can be guessed by measuring. */
    private boolean carries(EventMessage message, String secret) {
        byte[] expected = secret.getBytes(StandardCharsets.UTF_8);
        String name = options.getEventSecretName();
        return Stream.concat(message.queryParameters(name).stream(), Stream.of(message.header(name)))
                .map(found -> MessageDigest.isEqual(found.getBytes(StandardCharsets.UTF_8), expected))
                .reduce(false, Boolean::logicalOr);
    }

    /** Nothing of what came goes back: not the signature, not the body. */
    private static void answer(Message message, RefusedEventException refusal, int taken) {
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, JSON);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, refusal == null ? 200 : refusal.status());
        if (refusal == null) {
            message.setBody("{\"taken\":" + taken + "}");
            return;
        }
        if (refusal.status() == 503) {
            message.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        message.setBody("{\"error\":\"" + refusal.getMessage() + "\"}");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
