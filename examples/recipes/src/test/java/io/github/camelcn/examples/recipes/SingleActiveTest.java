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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(600)
class SingleActiveTest {

    private static final String BUCKET = "my-bucket";

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();
    /** Who consumed what. */
    private final List<String> consumed = new CopyOnWriteArrayList<>();

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void oneConsumesAndTheOtherTakesOverWhenItIsGone() throws Exception {
        try (Kitchen one = machine("one")) {
            objects(0);
            assertThatTheNextAreOf("one", 0);

            try (Kitchen two = machine("two")) {
                objects(10);
                assertThatTheNextAreOf("one", 10);
                assertThat(two.context().getStatus().isStarted()).isTrue();

                one.context().stop();
                objects(20);
                assertThatTheNextAreOf("two", 20);
            }
        }
        assertThat(consumed).hasSize(30).doesNotHaveDuplicates();
        assertThat(qingstor.keys(BUCKET)).isEmpty();
    }

    private void objects(int from) {
        IntStream.range(from, from + 10).forEach(i -> qingstor.putObject(BUCKET, key(i), new byte[1]));
    }

    private static String key(int i) {
        return "in/%04d".formatted(i);
    }

    private void assertThatTheNextAreOf(String machine, int from) {
        await().until(() -> consumed.size() >= from + 10);
        assertThat(consumed.subList(from, consumed.size()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(from, from + 10)
                        .mapToObj(i -> machine + " " + key(i))
                        .toList());
    }

    private Kitchen machine(String name) throws Exception {
        Kitchen kitchen = new Kitchen()
                .qingstor(qingstor)
                .property("single.bucket", BUCKET)
                .property("single.delay", 100)
                .property("single.work", "direct:work");
        SingleActive.electByFile(kitchen.context(), work, Duration.ofSeconds(2));
        return kitchen.cook(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:work")
                                .process(exchange -> consumed.add(name + " "
                                        + exchange.getMessage().getHeader("CamelQingstorKey", String.class)));
                    }
                })
                .cook("single-active");
    }
}
