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
package io.github.camelcn.component.kodo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.camel.Component;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;

import io.github.camelcn.common.component.DocumentedStoreRoutesContract;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DocumentedRoutesTest extends DocumentedStoreRoutesContract {

    private final KodoEmulator elsewhere = KodoEmulator.builder()
            .bucket(KodoBucket.named("public-files").publicRead())
            .start();
    private final URI site = URI.create("http://" + elsewhere.downloadDomain("public-files") + "/");
    private final KodoEmulator emulator = KodoEmulator.builder()
            .bucket("my-bucket")
            .bucket("archive")
            .bucket(KodoBucket.named("mirror").mirroring(site))
            .start();

    DocumentedRoutesTest() {
        super("kodo", KodoOperation.class);
    }

    @AfterEach
    void stopTheServers() {
        emulator.close();
        elsewhere.close();
    }

    @Override
    protected Component newComponent() {
        elsewhere.putObject("public-files", "page.html", "<p>".getBytes(StandardCharsets.UTF_8));
        emulator.putObject("archive", "tail.bin", new byte[] {1, 2, 3});
        context.getRegistry().bind("tags", new Tags());
        context.getRegistry().bind("policy", new Policy());
        KodoComponent component = new KodoComponent();
        component.getConfiguration().setRegion("cn-east-1");
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setUcEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(KodoEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(KodoEmulator.SECRET_KEY);
        return component;
    }

    @Override
    protected String sourceUrl() {
        return site + "page.html";
    }

    @Override
    protected int smallestPart() {
        return 5 << 20;
    }

    @Override
    protected void everythingIsStored() {
        assertThat(received("mock:link")).hasSize(3).allMatch(link -> link.startsWith("http://127.0.0.1:"));
        assertThat(received("mock:acl")).containsExactly("public-read");
        assertThat(header("mock:restored", KodoHeaders.RESTORE_STATUS)).isEqualTo("IN_PROGRESS");
        assertThat(header("mock:stat", KodoHeaders.OBJECT_ENABLED)).isEqualTo(true);
        assertThat(header("mock:batch", KodoHeaders.BATCH_ALL_DONE)).isEqualTo(false);
        assertThat(received("mock:token")).singleElement().satisfies(token -> assertThat(token)
                .startsWith(KodoEmulator.ACCESS_KEY + ":"));
        await().untilAsserted(() -> assertThat(emulator.keys("my-bucket"))
                .containsExactly(
                        "fetched/copy.html",
                        "fetched/later.html",
                        "fetched/page.html",
                        "inbox/once.txt",
                        "large.bin",
                        "old/archive.txt"));
        assertThat(emulator.objectBytes("my-bucket", "large.bin")).hasSize((5 << 20) + 3);
        assertThat(emulator.keys("mirror")).containsExactly("page.html");
        assertThat(emulator.uploads("my-bucket")).isEmpty();
    }

    private Object header(String endpoint, String header) {
        return context.getEndpoint(endpoint, MockEndpoint.class)
                .getReceivedExchanges()
                .get(0)
                .getMessage()
                .getHeader(header);
    }
    /** What routes take from a bean. */
    public static final class Tags {
        public Map<String, String> tags() {
            return Map.of("team", "backup");
        }
    }

    /** What routes take from a bean. */
    public static final class Policy {
        public Map<String, Object> policy() {
            return Map.of("fsizeLimit", 10_000_000, "mimeLimit", "image/*");
        }
    }
}
