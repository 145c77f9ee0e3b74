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
package io.github.camelcn.common.camel.consumer;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.FakeObjectStore;
import io.github.camelcn.common.objectstore.ListObjectsRequest;
import io.github.camelcn.common.objectstore.ObjectPage;
import io.github.camelcn.common.objectstore.ObjectStore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stores whose listing does not keep its word: what the route got, what the store holds, what was reported. */
class ConsumerListingFaultTest {

    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f");

    private final FakeObjectStore fake = new FakeObjectStore().withBucket("bucket");
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> sink = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private int listed;
    private Lie lie = page -> page;

    /** What becomes of the honest answer. */
    @FunctionalInterface
    private interface Lie {
        ObjectPage of(ObjectPage page) throws IOException;
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void start(String options) throws Exception {
        KEYS.forEach(key -> fake.with("bucket", key, key.getBytes(UTF_8)));
        ObjectStore lying = (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object honest = method.invoke(fake, arguments);
                        return arguments != null && arguments[0] instanceof ListObjectsRequest
                                ? lie.of((ObjectPage) honest)
                                : honest;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        context.addComponent("teststore", new TestStoreComponent(lying, ManualClock.at("2026-01-01T00:00:00Z")));
        context.getRegistry().bind("reports", new Reports(reports));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("teststore:bucket?startScheduler=false&exceptionHandler=#reports&listPageSize=2&" + options)
                        .routeId("consuming")
                        .process(exchange -> sink.add(exchange.getMessage().getBody(String.class)));
            }
        });
        context.start();
    }

    private int poll() throws Exception {
        return ((ObjectStoreConsumer) context.getRoute("consuming").getConsumer()).poll();
    }

    private List<String> held() {
        return fake.keysIn("bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleteAfterRead=true", "deleteAfterRead=true&settle=each", "idempotent=true"})
    void aPageThatComesTwiceIsRoutedOnce(String options) throws Exception {
        List<ObjectPage> first = new ArrayList<>();
        lie = page -> {
            listed++;
            if (listed == 1) {
                first.add(page);
            }
            // the second answer has the objects of the first, and leads on
            return listed == 2 ? new ObjectPage(first.get(0).objects(), List.of(), page.next(), "") : page;
        };
        start(options);

        poll();
        lie = page -> page;
        poll();

        assertThat(sink).containsExactlyInAnyOrderElementsOf(KEYS);
        assertThat(held()).isEqualTo(options.startsWith("delete") ? List.of() : KEYS);
        assertThat(reports).isEmpty();
    }

    @Test
    void whatAPageSkipsComesWithTheNextPass() throws Exception {
        lie = page -> ++listed == 2 ? new ObjectPage(List.of(), List.of(), page.next(), "") : page;
        start("deleteAfterRead=true");

        poll();
        assertThat(sink).containsExactly("a", "b", "e", "f");
        assertThat(held()).containsExactly("c", "d");

        poll();
        assertThat(sink).containsExactly("a", "b", "e", "f", "c", "d");
        assertThat(held()).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void aListingThatEndsTooEarlyIsReadOnAtTheNextPass() throws Exception {
        lie = page -> ++listed == 2 ? new ObjectPage(page.objects(), List.of(), Optional.empty(), "") : page;
        start("deleteAfterRead=true");

        poll();
        assertThat(sink).containsExactly("a", "b", "c", "d");
        assertThat(held()).containsExactly("e", "f");

        poll();
        assertThat(sink).containsExactlyElementsOf(KEYS);
        assertThat(held()).isEmpty();
    }

    @Test
    void aMarkerThatComesAgainEndsThePollWithItsReasonAndNothingIsLostOrRepeated() throws Exception {
        List<ObjectPage> first = new ArrayList<>();
        lie = page -> {
            first.add(page);
            return first.get(0); // for ever
        };
        start("deleteAfterRead=true&settle=each");

        assertThatThrownBy(this::poll).isInstanceOf(IOException.class).hasMessageContaining("runs in circles");
        assertThat(sink).containsExactly("a", "b");
        assertThat(held()).containsExactly("c", "d", "e", "f");

        lie = page -> page;
        poll();
        assertThat(sink).containsExactlyElementsOf(KEYS);
        assertThat(held()).isEmpty();
        assertThat(reports).isEmpty();
    }

    private record Reports(List<String> reports) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            reports.add(exception.toString());
        }

        @Override
        public void handleException(String message, Throwable exception) {
            reports.add(message);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            reports.add(message);
        }
    }
}
