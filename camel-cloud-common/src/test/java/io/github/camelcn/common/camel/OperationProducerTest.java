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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Service;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperationProducerTest {

    enum Deed {
        greet,
        fail
    }

    record Greeting(String name) {}

    private final CamelContext context = new DefaultCamelContext();
    private final List<String> journal = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private OperationProducer producer(boolean pojoRequest) {
        OperationTable table = OperationTable.of(Deed.class, deed -> switch (deed) {
            case greet -> new Greet();
            case fail -> new Fail();
        });
        OperationProducer producer = new OperationProducer(
                context.getEndpoint("mock:any"),
                () -> table,
                "Do",
                "RequestId",
                "greet",
                pojoRequest,
                List.<Service>of(companion()));
        producer.start();
        return producer;
    }

    private Service companion() {
        return new ServiceSupport() {
            @Override
            protected void doStart() {
                journal.add("companion started");
            }

            @Override
            protected void doStop() {
                journal.add("companion stopped");
            }
        };
    }

    private Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        return exchange;
    }

    @Test
    void theHeaderNamesTheOperationElseTheOptionDoes() throws Exception {
        Exchange exchange = exchange("x", Map.of("Name", "Li"));
        producer(false).process(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo("hello Li");

        assertThatThrownBy(() -> producer(false).process(exchange("x", Map.of("Do", Deed.fail))))
                .hasMessage("failed as asked");
    }

    @Test
    void anUnknownOperationIsAnsweredWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer(false).process(exchange("x", Map.of("Do", "Greet"))))
                .withMessage("header Do names no operation: \"Greet\": did you mean greet? There are greet, fail");
    }

    @Test
    void aTypedRequestIsNotReadAgain() throws Exception {
        Exchange exchange = exchange(new Greeting("typed"), Map.of("Name", "header"));
        producer(false).process(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo("hello typed");
        assertThat(exchange.getMessage().getHeader("Greeted")).isEqualTo("typed");
    }

    @Test
    void pojoRequestInsistsOnTheTypedRequest() throws Exception {
        OperationProducer strict = producer(true);
        Exchange exchange = exchange(new Greeting("typed"), Map.of());
        strict.process(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo("hello typed");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.process(exchange("text", Map.of())))
                .withMessage("with pojoRequest=true the body of greet must be a " + Greeting.class.getName()
                        + ", but is java.lang.String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.process(exchange(null, Map.of())))
                .withMessageEndingWith("but is null");
    }

    @Test
    void whatTheReaderOpenedIsClosedAfterSuccessAndFailure() throws Exception {
        producer(false).process(exchange(new Watched(), Map.of("Name", "Li")));
        assertThat(journal).contains("body closed");

        journal.clear();
        assertThatThrownBy(() -> producer(false).process(exchange(new Watched(), Map.of("Do", "fail"))))
                .hasMessage("failed as asked");
        assertThat(journal).contains("body closed");
    }

    @Test
    void whatTheBodyLivesOnIsClosedWithTheExchangeNotBefore() throws Exception {
        Exchange exchange = exchange("x", Map.of("Name", "Li"));
        producer(false).process(exchange);
        assertThat(journal).doesNotContain("result closed");

        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
        assertThat(journal).contains("result closed");
    }

    @Test
    void followUpsRunOnlyAfterSuccess() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "x");
        assertThatThrownBy(() -> producer(false).process(exchange(file.toFile(), Map.of("Do", "fail"))))
                .hasMessage("failed as asked");
        assertThat(file).exists();

        producer(false).process(exchange(file.toFile(), Map.of("Name", "Li")));
        assertThat(file).doesNotExist();
    }

    @Test
    void companionsLiveAsLongAsTheProducer() {
        OperationProducer producer = producer(false);
        assertThat(journal).containsExactly("companion started");
        producer.stop();
        assertThat(journal).containsExactly("companion started", "companion stopped");
    }

    @Test
    void headersOfEveryKindAreUnderstood() {
        Instant instant = Instant.parse("2024-03-01T08:00:00Z");
        MessageReader message = new MessageReader(exchange(
                "x",
                Map.of(
                        "millis",
                        1500,
                        "camel",
                        "1h30m",
                        "iso",
                        "PT5M",
                        "duration",
                        Duration.ofDays(1),
                        "date",
                        Date.from(instant),
                        "zoned",
                        "2024-03-01T16:00:00+08:00",
                        "empty",
                        "",
                        "number",
                        " 42 ")));

        assertThat(message.duration("millis", Duration.ZERO)).isEqualTo(Duration.ofMillis(1500));
        assertThat(message.duration("camel", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(message.duration("iso", Duration.ZERO)).isEqualTo(Duration.ofMinutes(5));
        assertThat(message.duration("duration", Duration.ZERO)).isEqualTo(Duration.ofDays(1));
        assertThat(message.duration("absent", Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
        assertThat(message.instant("date")).contains(instant);
        assertThat(message.instant("zoned")).contains(instant);
        assertThat(message.text("empty", "the option")).isEqualTo("the option");
        assertThat(message.wholeNumber("number")).contains(42L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message.instant("camel"))
                .withMessage("header camel must be an Instant, a Date, or a text such as 2024-03-01T08:00:00Z or Fri, 1"
                        + " Mar 2024 08:00:00 GMT, but is String \"1h30m\"");
    }

    /** Reads the body and greets. */
    private final class Greet implements OperationHandler<Greeting> {

        @Override
        public Class<Greeting> requestType() {
            return Greeting.class;
        }

        @Override
        public Greeting read(MessageReader message) throws IOException {
            message.payload(StandardCharsets.UTF_8);
            message.bodyFile().ifPresent(file -> message.afterSuccess(() -> Files.delete(file)));
            return new Greeting(message.requiredText("Name", "to whom to greet"));
        }

        @Override
        public OperationResult execute(Greeting request) {
            Closeable resource = () -> journal.add("result closed");
            return OperationResult.body("hello " + request.name())
                    .header("Greeted", request.name())
                    .closing(resource);
        }
    }

    /** Reads the body and fails. */
    private static final class Fail implements OperationHandler<Payload> {

        @Override
        public Class<Payload> requestType() {
            return Payload.class;
        }

        @Override
        public Payload read(MessageReader message) throws IOException {
            message.bodyFile().ifPresent(file -> message.afterSuccess(() -> Files.delete(file)));
            return message.payload(StandardCharsets.UTF_8);
        }

        @Override
        public OperationResult execute(Payload request) {
            throw new UnsupportedOperationException("failed as asked");
        }
    }

    /** A stream that tells when it is closed. */
    private final class Watched extends InputStream {

        @Override
        public int read() {
            return -1;
        }

        @Override
        public void close() {
            journal.add("body closed");
        }
    }
}
