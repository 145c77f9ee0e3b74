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
package io.github.camelcn.examples.recipes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.emulator.Fault;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a Kafka server in this JVM. Each test has a topic of its own, which is also the name of its group. */
class LandingTest {

    private static final String BUCKET = "data-lake";
    /** The last second of an hour; not long ago, or Kafka would delete the records for their age. */
    private static final Instant EVENING = ZonedDateTime.now()
            .truncatedTo(ChronoUnit.HOURS)
            .minusHours(1)
            .minusSeconds(1)
            .toInstant();

    private static final Instant NIGHT = EVENING.plusSeconds(60);

    private static final String EACH_COMMITS = "&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true";

    private static final String FACTORY =
            "&kafkaManualCommitFactory=#class:org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommitFactory";

    private static KafkaBroker kafka;

    private final String topic = "orders-" + UUID.randomUUID();
    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @BeforeAll
    static void startKafka(@TempDir Path directory) throws Exception {
        kafka = new KafkaBroker(directory);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void createTopic() throws Exception {
        kafka.topic(topic);
    }

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void recordsLandInFewObjectsInTheFolderOfTheirHour() throws Exception {
        kafka.send(topic, Lines.orders(0, 300), EVENING);
        kafka.send(topic, Lines.orders(300, 600), NIGHT);

        try (Kitchen kitchen = kitchen(600, "300ms")) {
            awaitCommitted(kitchen, 600);
        }
        assertThat(qingstor.keys(BUCKET)).hasSizeLessThan(300).allSatisfy(key -> assertThat(key)
                .matches("orders/\\d{4}/\\d\\d/\\d\\d/\\d\\d/orders-.*\\.json\\.gz"));
        assertThat(storedIn(EVENING)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 300));
        assertThat(storedIn(NIGHT)).containsExactlyInAnyOrderElementsOf(Lines.orders(300, 600));
    }

    @Test
    void theSameRouteLandsInKodo() throws Exception {
        kafka.send(topic, Lines.orders(0, 200), EVENING);
        try (KodoEmulator kodo = KodoEmulator.builder().bucket(BUCKET).start();
                Gate gate = Gate.before(kodo);
                Kitchen kitchen = properties(new Kitchen().kodo(kodo), 200, "300ms")
                        .cook("landing", yaml -> yaml.replace("qingstor:", "kodo:"))) {
            await().until(() -> gate.arrived() > 0);
            assertThat(kafka.committed(topic)).isZero();

            gate.open();
            awaitCommitted(kitchen, 200);
            assertThat(Lines.stored(kodo, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 200));
        }
    }

    @Test
    void offsetsAreCommittedWhenTheRecordsAreStoredAndNotBefore() throws Exception {
        kafka.send(topic, Lines.orders(0, 100), EVENING);
        try (Gate gate = Gate.before(qingstor);
                Kitchen kitchen = kitchen(100, "300ms")) {
            await().until(() -> gate.arrived() > 0);
            assertThat(kafka.committed(topic)).isZero();
            assertThat(qingstor.keys(BUCKET)).isEmpty();

            gate.open();
            awaitCommitted(kitchen, 100);
            assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 100));
        }
    }

    @Test
    void whatTheStoreRefusedIsReadAgain() throws Exception {
        Fault refusal = qingstor.faults().on("PUT", "/orders/").answer(403, "permission_denied");
        kafka.send(topic, Lines.orders(0, 100), EVENING);
        try (Kitchen kitchen = kitchen(100, "300ms")) {
            await().until(() -> refusal.hits() >= 2);
            kafka.send(topic, Lines.orders(100, 150), EVENING);
            assertThat(kafka.committed(topic)).isZero();
            assertThat(qingstor.keys(BUCKET)).isEmpty();

            qingstor.faults().clear();
            awaitCommitted(kitchen, 150);
        }
        assertThat(Lines.stored(qingstor, BUCKET))
                .as("twice what was stored while a poll failed that had another object")
                .hasSameElementsAs(Lines.orders(0, 150));
    }

    @Test
    void aPollOfWhichOnlyAPartWasStoredComesAgainAsAWhole() throws Exception {
        Fault refusal = qingstor.faults()
                .on(request ->
                        request.method().equals("PUT") && request.target().contains(hour(NIGHT)))
                .answer(403, "permission_denied");
        kafka.send(topic, Lines.orders(0, 50), EVENING);
        kafka.send(topic, Lines.orders(50, 100), NIGHT);
        try (Kitchen kitchen = kitchen(100, "300ms")) {
            await().until(() -> refusal.hits() >= 1);
            assertThat(kafka.committed(topic)).isZero();

            qingstor.faults().clear();
            awaitCommitted(kitchen, 100);
        }
        assertThat(Lines.stored(qingstor, BUCKET))
                .as("what was stored of the hour that the store took is stored again")
                .hasSizeGreaterThan(100)
                .containsAll(Lines.orders(0, 100));
    }

    @Test
    void whatWasNotStoredWhenTheRouteStoppedComesToTheNextOne() throws Exception {
        kafka.send(topic, Lines.orders(0, 100), EVENING);
        try (Gate gate = Gate.before(qingstor)) {
            try (Kitchen stopped = kitchen(100, "300ms")) {
                await().until(() -> gate.arrived() > 0);
                stopped.patience(Duration.ofMillis(100));
            }
            gate.refuse();
        }
        assertThat(kafka.committed(topic)).isZero();
        assertThat(qingstor.keys(BUCKET)).isEmpty();

        qingstor.faults().clear();
        try (Kitchen next = kitchen(100, "300ms")) {
            awaitCommitted(next, 100);
        }
        assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 100));
    }

    @Test
    void onReceiveCommitsWhatIsNotYetStored() throws Exception {
        kafka.send(topic, Lines.orders(0, 99), EVENING);
        try (Kitchen kitchen = kitchen(
                100, "1h", EACH_COMMITS, yaml -> yaml.replace("streamingAck: onCommit", "streamingAck: onReceive"))) {
            awaitCommitted(kitchen, 99);
            assertThat(qingstor.keys(BUCKET)).isEmpty();
        }
        assertThat(Lines.stored(qingstor, BUCKET))
                .as("stored when the route stopped")
                .containsExactlyInAnyOrderElementsOf(Lines.orders(0, 99));
    }

    /** Why the page asks for options that camel-kafka does not set by itself: each of them, not only some. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&autoCommitEnable=false&allowManualCommit=true",
                "&allowManualCommit=true&breakOnFirstError=true" + FACTORY
            })
    void withoutTheseOptionsAPollThatFailedIsLost(String options) throws Exception {
        boolean commits = options.contains("allowManualCommit");
        Fault refusal = qingstor.faults().on("PUT", "/orders/").answer(403, "permission_denied");
        kafka.send(topic, Lines.orders(0, 100), EVENING);
        try (Kitchen kitchen = kitchen(100, "300ms", options, commits ? yaml -> yaml : LandingTest::withoutCommit)) {
            await().until(() -> refusal.hits() >= 1);
            qingstor.faults().clear();
            kafka.send(topic, Lines.orders(100, 200), EVENING);

            awaitCommitted(kitchen, 200);
        }
        List<String> stored = Lines.stored(qingstor, BUCKET);
        assertThat(stored).containsAll(Lines.orders(100, 200));
        assertThat(Lines.orders(0, 100)).as("what the store refused").anyMatch(order -> !stored.contains(order));
    }

    /** Why the page asks for {@code batching=true}. */
    @Test
    void aConsumerOfOneRecordAfterTheOtherMakesAnObjectOfEach() throws Exception {
        kafka.send(topic, Lines.orders(0, 4), EVENING);
        try (Kitchen kitchen = new Kitchen().qingstor(qingstor).cook(new RouteBuilder() {
            @Override
            public void configure() {
                from(source(""))
                        .to("qingstor:data-lake?keyName=orders.json&streamingUploadMode=true&gzip=true"
                                + "&streamingAck=onCommit&streamingUploadTimeout=50&batchMessageNumber=4");
            }
        })) {
            await().until(() ->
                    kitchen.context().isStarted() && qingstor.keys(BUCKET).size() == 4);
        }
        assertThat(Lines.stored(qingstor, BUCKET)).containsExactlyInAnyOrderElementsOf(Lines.orders(0, 4));
    }

    private void awaitCommitted(Kitchen kitchen, int records) {
        await().untilAsserted(() -> {
            assertThat(kitchen.context().isStarted()).isTrue();
            assertThat(kafka.committed(topic)).isEqualTo(records);
        });
    }

    private Kitchen kitchen(int records, String patience) throws Exception {
        return kitchen(records, patience, EACH_COMMITS, UnaryOperator.identity());
    }

    private Kitchen kitchen(int records, String patience, String options, UnaryOperator<String> change)
            throws Exception {
        Kitchen kitchen = properties(new Kitchen().qingstor(qingstor), records, patience);
        kitchen.property("landing.source", source("&batching=true&maxPollRecords=" + records + options));
        return kitchen.cook("landing", change);
    }

    private Kitchen properties(Kitchen kitchen, int records, String patience) {
        return kitchen.property("landing.source", source("&batching=true&maxPollRecords=" + records + EACH_COMMITS))
                .property("landing.records", records)
                .property("landing.patience", patience)
                .property("landing.bucket", BUCKET);
    }

    private String source(String options) {
        return "kafka:" + topic + "?brokers=" + kafka.address() + "&groupId=" + topic
                + "&autoOffsetReset=earliest&pollTimeoutMs=200&shutdownTimeout=500" + options;
    }

    private static String withoutCommit(String yaml) {
        return yaml.substring(0, yaml.indexOf("        # reached only"));
    }

    private List<String> storedIn(Instant hour) {
        return qingstor.keys(BUCKET).stream()
                .filter(key -> key.contains(hour(hour)))
                .flatMap(key -> Lines.of(qingstor.objectBytes(BUCKET, key)).stream())
                .toList();
    }

    private static String hour(Instant time) {
        return DateTimeFormatter.ofPattern("/yyyy/MM/dd/HH/").format(time.atZone(ZoneId.systemDefault()));
    }
}
