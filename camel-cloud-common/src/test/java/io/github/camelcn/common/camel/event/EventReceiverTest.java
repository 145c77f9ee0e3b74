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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.camel.event.ObjectEvent.Kind;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;

class EventReceiverTest {

    private static final String SECRET = "open sesame&=";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final EventOptions options = new EventOptions();
    private final Words words = new Words();
    private final EventInbox inbox = new EventInbox(3);
    private final List<Exception> problems = new ArrayList<>();
    private EventLocator locator = event ->
            event.bucket().equals("photos") ? Optional.of(new ObjectRef("photos", event.key())) : Optional.empty();

    @AfterEach
    void close() {
        context.stop();
    }

    /** Notifications are words: {@code +key} appeared, {@code -key} is gone, {@code ?key} did something else. */
    private static final class Words implements EventDecoder {

        private boolean signed = true;
        private EventMessage verified;

        @Override
        public boolean isSigned() {
            return signed;
        }

        @Override
        public void verify(EventMessage message) throws RefusedEventException {
            verified = message;
            if (!message.header("authorization").equals("good")) {
                throw RefusedEventException.unauthorized("no good");
            }
        }

        @Override
        public List<ObjectEvent> decode(byte[] body) throws RefusedEventException {
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.equals("garbage")) {
                throw RefusedEventException.malformed("garbage it is");
            }
            return text.isEmpty()
                    ? List.of()
                    : Stream.of(text.split(" ")).map(Words::event).toList();
        }

        private static ObjectEvent event(String word) {
            Kind kind =
                    switch (word.charAt(0)) {
                        case '+' -> Kind.AVAILABLE;
                        case '-' -> Kind.GONE;
                        default -> Kind.OTHER;
                    };
            String[] name = word.substring(1).split(":");
            return new ObjectEvent(kind, word, name[0], name[1], -1, "", Optional.empty(), "");
        }
    }

    private Exchange http(Object body) {
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, "/hooks");
        message.setHeader("Authorization", "good");
        message.setBody(body);
        return exchange;
    }

    private Exchange answered(Exchange exchange) {
        new EventReceiver(
                        options,
                        words,
                        locator,
                        key -> !key.startsWith("no"),
                        inbox::offer,
                        (text, e) -> problems.add(e))
                .process(exchange);
        return exchange;
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private static String body(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    @Test
    void namesThatCanBeConsumedWaitAndTheSenderIsContent() throws Exception {
        inbox.open();
        Exchange exchange = answered(http("+photos:a -photos:b ?photos:c +photos:no +photos:a +other:d"));

        assertThat(status(exchange)).isEqualTo(200);
        assertThat(body(exchange)).isEqualTo("{\"taken\":1}");
        assertThat(inbox.size()).isEqualTo(1);
        assertThat(inbox.take()).contains(new ObjectRef("photos", "a"));
    }

    @Test
    void nothingOfTheRequestGoesBack() {
        inbox.open();
        Exchange exchange = answered(http("+photos:a"));

        assertThat(exchange.getMessage().getHeaders())
                .containsOnlyKeys(Exchange.CONTENT_TYPE, Exchange.HTTP_RESPONSE_CODE);
    }

    @Test
    void aNotificationOfNothingIsTaken() {
        assertThat(status(answered(http("")))).isEqualTo(200);
        assertThat(status(answered(http(null)))).isEqualTo(200);
        assertThat(status(answered(http("-photos:b")))).as("no room is needed").isEqualTo(200);
    }

    @Test
    void anUnsignedNotificationIsUnauthorizedUnlessAllowed() {
        inbox.open();
        Exchange forged = http("+photos:a");
        forged.getMessage().setHeader("Authorization", "bad");

        assertThat(status(answered(forged))).isEqualTo(401);
        assertThat(inbox.size()).isZero();

        options.setAllowUnsignedEvents(true);
        assertThat(status(answered(http("+photos:a")))).isEqualTo(200);
        assertThat(words.verified.header("authorization")).as("asked once").isEqualTo("bad");
    }

    @Test
    void aSecretIsExpectedInTheUrlOrInAHeader() {
        inbox.open();
        options.setEventSecret(SECRET);
        assertThat(status(answered(http("+photos:a")))).isEqualTo(401);

        Exchange wrong = http("+photos:a");
        wrong.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, "secret=open");
        assertThat(status(answered(wrong))).isEqualTo(401);
        assertThat(inbox.size()).isZero();

        Exchange inQuery = http("+photos:a");
        inQuery.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, "x=1&secret=open+sesame%26%3D");
        assertThat(status(answered(inQuery))).isEqualTo(200);

        options.setEventSecretName("X-Key");
        Exchange inHeader = http("+photos:a");
        inHeader.getMessage().setHeader("x-key", SECRET);
        assertThat(status(answered(inHeader))).isEqualTo(200);
    }

    @Test
    void aSecretDoesNotReplaceTheSignature() {
        inbox.open();
        options.setEventSecret(SECRET);
        Exchange exchange = http("+photos:a");
        exchange.getMessage().setHeader("secret", SECRET);
        exchange.getMessage().removeHeader("Authorization");

        assertThat(status(answered(exchange))).isEqualTo(401);
    }

    @Test
    void aStoreThatDoesNotSignIsNotAskedToVerify() {
        inbox.open();
        words.signed = false;
        options.setEventSecret(SECRET);
        Exchange exchange = http("+photos:a");
        exchange.getMessage().setHeader("secret", SECRET);

        assertThat(status(answered(exchange))).isEqualTo(200);
        assertThat(words.verified).isNull();
    }

    @Test
    void theSignatureIsCheckedAgainstTheUrlTheSenderUsed() {
        inbox.open();
        Exchange seen = http("+photos:a");
        seen.getMessage().setHeader(Exchange.HTTP_URI, "/hooks%20a?x=%41");
        seen.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, "x=%41");
        seen.getMessage().setHeader("host", "inside:8080");
        answered(seen);
        assertThat(words.verified.target()).isEqualTo("/hooks%20a?x=%41");
        assertThat(words.verified.header("Host")).isEqualTo("inside:8080");

        options.setEventUrl("https://outside.example.com/from%20outside?y=2");
        answered(http("+photos:a"));
        assertThat(words.verified.target()).isEqualTo("/from%20outside?y=2");
        assertThat(words.verified.header("Host")).isEqualTo("outside.example.com");
    }

    @Test
    void whatIsNotUnderstoodIsABadRequest() {
        Exchange exchange = answered(http("garbage"));

        assertThat(status(exchange)).isEqualTo(400);
        assertThat(body(exchange)).isEqualTo("{\"error\":\"garbage it is\"}");
        assertThat(problems).as("the sender knows").isEmpty();
    }

    @Test
    void whatIsAboutOtherBucketsAloneIsABadRequest() {
        assertThat(status(answered(http("+other:a -other:b")))).isEqualTo(400);
    }

    @Test
    void onlyPostIsTaken() {
        Exchange exchange = http("+photos:a");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");

        assertThat(status(answered(exchange))).isEqualTo(405);
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        byte[] much = new byte[EventReceiver.MAX_BODY_BYTES + 100];
        ByteArrayInputStream stream = new ByteArrayInputStream(much);

        assertThat(status(answered(http(stream)))).isEqualTo(413);
        assertThat(stream.available()).isEqualTo(99);
        assertThat(status(answered(http(much)))).isEqualTo(413);
    }

    @Test
    void whoeverFindsNoRoomComesAgain() throws Exception {
        inbox.open();
        answered(http("+photos:a +photos:b"));
        Exchange full = answered(http("+photos:c +photos:d"));

        assertThat(status(full)).isEqualTo(503);
        assertThat(full.getMessage().getHeader("Retry-After")).isEqualTo("5");
        assertThat(inbox.size()).isEqualTo(2);

        inbox.take();
        assertThat(status(answered(http("+photos:c +photos:d")))).isEqualTo(200);
        inbox.close();
        assertThat(status(answered(http("+photos:e")))).as("stopping").isEqualTo(503);
    }

    @Test
    void troubleIsOursAndNotToldToTheSender() {
        locator = event -> {
            throw new IOException("at secret.internal");
        };
        Exchange exchange = answered(http("+photos:a"));

        assertThat(status(exchange)).isEqualTo(500);
        assertThat(body(exchange)).doesNotContain("secret.internal");
        assertThat(exchange.getException()).isNull();
        assertThat(problems).singleElement().extracting(Throwable::getMessage).isEqualTo("at secret.internal");
    }

    @Test
    void aMessageOfABrokerFailsUntilItIsTaken() {
        options.setAllowUnsignedEvents(true);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("+photos:a");
        answered(exchange);

        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        RefusedEventException.class, e -> assertThat(e.status()).isEqualTo(503));

        inbox.open();
        exchange.setException(null);
        answered(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).as("stays as it is").isEqualTo("+photos:a");
        assertThat(inbox.size()).isEqualTo(1);
    }
}
