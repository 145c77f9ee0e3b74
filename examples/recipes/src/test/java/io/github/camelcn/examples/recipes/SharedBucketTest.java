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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Machines that share a bucket by a repository that Camel brings: here each is a Camel context. */
@Timeout(600)
class SharedBucketTest {

    private static final String BUCKET = "my-bucket";
    private static final int OBJECTS = 120;
    private static final Duration CLAIMS_END = Duration.ofHours(1);

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();
    private final JdbcDataSource database = new JdbcDataSource();
    private final List<String> consumed = new CopyOnWriteArrayList<>();

    private final List<Kitchen> machines = new ArrayList<>();

    @TempDir
    Path work;

    @BeforeEach
    void aTable() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("src/main/resources/recipes/cluster-jdbc.sql")));
        }
    }

    @AfterEach
    void stop() throws Exception {
        stopMachines();
        qingstor.close();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void machinesThatShareADatabaseConsumeEveryObjectOnceBetweenThem() throws Exception {
        objects(0, OBJECTS);
        CountDownLatch bothAtWork = new CountDownLatch(2);

        machine(database, together(bothAtWork));
        machine(database, together(bothAtWork));
        assertThatEveryObjectIsConsumedOnce();
        stopMachines();

        assertThat(bothAtWork.getCount())
                .as("machines that never had an object")
                .isZero();
        assertThat(rows("consumed")).isEqualTo(OBJECTS);
        assertThat(rows("claims")).as("claims that were not released").isZero();
        machine(database, this::consume);
        assertThatNothingComesAnyMore();
        assertThat(qingstor.keys(BUCKET)).hasSize(OBJECTS);
    }

    @Test
    void theObjectsOfAMachineThatDiedAreTakenOverWhenItsClaimsEnd() throws Exception {
        objects(0, 1);
        CutDataSource cable = new CutDataSource(database);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Processor dying = exchange -> {
            holding.countDown();
            over.await(5, TimeUnit.MINUTES);
            throw new IllegalStateException("dead machines do nothing");
        };

        machine(cable, dying);
        assertThat(holding.await(2, TimeUnit.MINUTES)).isTrue();
        cable.cut();
        objects(1, 20);
        try {
            machine(database, this::consume);
            await().until(() -> consumed.size() >= 19);
            assertThatNothingComesAnyMore();
            assertThat(consumed).as("whose claim is honoured").doesNotContain(key(0));

            qingstor.faults().skewClock(CLAIMS_END.multipliedBy(2));
            await().until(() -> consumed.size() >= 20);
            assertThatNothingComesAnyMore();
        } finally {
            over.countDown();
        }
        stopMachines();
        assertThat(consumed).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void namesOfAnyLengthAndCaseAreDifferentObjects() throws Exception {
        String deep = "x".repeat(60) + "/";
        List<String> names =
                List.of("in/a", "in/A", "in/a.", "in/" + deep.repeat(16) + "1", "in/" + deep.repeat(16) + "2");
        names.forEach(name -> qingstor.putObject(BUCKET, name, new byte[1]));

        machine(database, this::consume);
        await().until(() -> consumed.size() >= names.size());
        assertThatNothingComesAnyMore();
        assertThat(consumed).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void contextsOfOneProcessShareFilesAndARestartRemembersThem() throws Exception {
        objects(0, OBJECTS);
        CountDownLatch bothAtWork = new CountDownLatch(2);
        IdempotentRepository claims = file("claims");
        IdempotentRepository handled = file("handled");

        machine(claims, handled, together(bothAtWork));
        machine(claims, handled, together(bothAtWork));
        assertThatEveryObjectIsConsumedOnce();
        stopMachines();
        claims.stop();
        handled.stop();

        assertThat(bothAtWork.getCount())
                .as("contexts that never had an object")
                .isZero();
        assertThat(Files.readAllLines(work.resolve("handled"))).hasSize(OBJECTS);
        IdempotentRepository reopened = file("handled");
        machine(file("claims"), reopened, this::consume);
        assertThatNothingComesAnyMore();
    }

    private IdempotentRepository file(String name) {
        return FileIdempotentRepository.fileIdempotentRepository(
                work.resolve(name).toFile(), 10 * OBJECTS);
    }

    private void objects(int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> qingstor.putObject(BUCKET, key(i), "x".getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(int i) {
        return "in/%04d".formatted(i);
    }

    /** As the recipe has it. */
    private void machine(DataSource toDatabase, Processor does) throws Exception {
        Kitchen kitchen = machine()
                .property("cluster.bucket", BUCKET)
                .property("cluster.timeout", CLAIMS_END.toMillis())
                .property("cluster.delay", 100)
                .property("cluster.work", "direct:work");
        kitchen.context().getRegistry().bind("database", DataSource.class, toDatabase);
        kitchen.cook(does(does)).cook("cluster-jdbc");
    }

    private void machine(IdempotentRepository claims, IdempotentRepository handled, Processor does) throws Exception {
        Kitchen kitchen = machine();
        kitchen.context().getRegistry().bind("claims", claims);
        kitchen.context().getRegistry().bind("handled", handled);
        kitchen.cook(does(does)).cook(new RouteBuilder() {
            @Override
            public void configure() {
                from("qingstor:my-bucket?prefix=in/&readLock=idempotent&inProgressRepository=#claims"
                                + "&idempotentRepository=#handled&delay=100")
                        .to("direct:work");
            }
        });
    }

    private Kitchen machine() {
        Kitchen kitchen = new Kitchen().qingstor(qingstor);
        machines.add(kitchen);
        return kitchen;
    }

    private void stopMachines() {
        machines.forEach(Kitchen::close);
    }

    private static RouteBuilder does(Processor work) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:work").process(work);
            }
        };
    }

    /** Nobody goes on with a second object before the other has a first. */
    private Processor together(CountDownLatch bothAtWork) {
        boolean[] mine = {false};
        return exchange -> {
            if (!mine[0]) {
                mine[0] = true;
                bothAtWork.countDown();
                bothAtWork.await(2, TimeUnit.MINUTES);
            }
            consume(exchange);
        };
    }

    private void consume(Exchange exchange) {
        consumed.add(exchange.getMessage().getHeader("CamelQingstorKey", String.class));
    }

    private void assertThatEveryObjectIsConsumedOnce() {
        await().until(() -> consumed.size() >= OBJECTS);
        assertThatNothingComesAnyMore();
        assertThat(consumed).hasSize(OBJECTS).doesNotHaveDuplicates();
    }

    /** Several polls see it all. */
    private void assertThatNothingComesAnyMore() {
        int before = consumed.size();
        long polled = qingstor.requestCount();
        await().until(() -> qingstor.requestCount() >= polled + 6);
        assertThat(consumed).hasSize(before);
    }

    private long rows(String processor) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM CAMEL_MESSAGEPROCESSED WHERE processorName = '" + processor + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
