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
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notifications come to {@code direct} instead of HTTP. */
class EventsTest {

    private static final String BUCKET = "my-bucket";
    private static final String SECRET = "only we know it";
    private static final int NEVER = 3_600_000;

    private final QingStorEmulator qingstor =
            QingStorEmulator.builder().bucket(BUCKET).start();

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        qingstor.close();
    }

    @Test
    void whatIsToldIsHandledAtOnceAndOnce() throws Exception {
        try (Kitchen kitchen = kitchen(NEVER)) {
            await().until(() -> qingstor.requestCount() > 0); // the first poll; the next one is an hour away
            put("in/a.txt", "a");
            assertThat(tell(kitchen, "in/a.txt", SECRET).getException()).isNull();
            awaitHandled(kitchen, "in/a.txt");
            put("in/b.txt", "b");
            tell(kitchen, "in/a.txt", SECRET);
            tell(kitchen, "in/b.txt", SECRET);

            awaitHandled(kitchen, "in/a.txt", "in/b.txt");
        }
    }

    @Test
    void whatNobodyToldIsFoundByAPoll() throws Exception {
        put("in/before.txt", "before");
        try (Kitchen kitchen = kitchen(100)) {
            put("in/silent.txt", "silent");

            awaitHandled(kitchen, "in/before.txt", "in/silent.txt");
        }
        try (Kitchen kitchen = kitchen(100)) {
            put("in/after.txt", "after");

            awaitHandled(kitchen, "in/after.txt");
        }
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefused() throws Exception {
        try (Kitchen kitchen = kitchen(NEVER)) {
            assertThat(tell(kitchen, "in/a.txt", "a guess").getException()).isNotNull();
        }
    }

    private Kitchen kitchen(int reconcile) throws Exception {
        return new Kitchen()
                .qingstor(qingstor)
                .property("events.bucket", BUCKET)
                .property("events.from", "direct:hook")
                .property("events.secret", SECRET)
                .property("events.state", work)
                .property("events.reconcile", reconcile)
                .property("events.work", "mock:work")
                .cook("events");
    }

    private static void awaitHandled(Kitchen kitchen, String... keys) {
        MockEndpoint handled = kitchen.context().getEndpoint("mock:work", MockEndpoint.class);
        await().untilAsserted(() -> assertThat(handled.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelQingstorKey"))
                .containsExactlyInAnyOrder((Object[]) keys));
    }

    private void put(String key, String text) {
        qingstor.putObject(BUCKET, key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange tell(Kitchen kitchen, String key, String secret) {
        String notification = """
                {"events": [{"event_type": "create_object", "event_time": "2026-01-01T00:00:00.000Z",
                  "qingstor": {"bucket": {"name": "%s"}, "object": {"name": "%s", "size": 1, "etag": "e"}}}]}
                """.formatted(BUCKET, key);
        return kitchen.context()
                .createFluentProducerTemplate()
                .to("direct:hook")
                .withHeader("secret", secret)
                .withBody(notification)
                .send();
    }
}
