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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jasypt.JasyptPropertiesParser;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.jasypt.encryption.pbe.StandardPBEStringEncryptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.component.qingstor.QingStorComponent;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys from wherever placeholders come from: the service takes what a route signs with them, and nothing else. */
class PlaceholdersTest {

    /** The build sets STORE_KEY_ID to this. */
    private static final Credentials KEYS = Credentials.of("AKEYOFTHEENVIRONMENT", "a+secret&with%signs");

    private static final Credentials NEXT = Credentials.of("THEKEYOFNEXTQUARTER", "another secret");

    @TempDir
    Path work;

    private final QingStorEmulator service = QingStorEmulator.builder()
            .credentials(KEYS.accessKey(), KEYS.secretKey(), QingStorEmulator.USER_ID)
            .credentials(NEXT.accessKey(), NEXT.secretKey(), QingStorEmulator.USER_ID)
            .bucket("my-bucket")
            .start();
    private final Kitchen kitchen = new Kitchen();

    PlaceholdersTest() {
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setEndpoint(service.endpoint().toString());
        kitchen.context().addComponent("qingstor", component);
    }

    @AfterEach
    void close() {
        kitchen.close();
        service.close();
    }

    private void cook(String accessKey, String secretKey) throws Exception {
        kitchen.cook(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(noErrorHandler())
                        .to("qingstor:my-bucket/a?accessKey=" + accessKey + "&secretKey=RAW(" + secretKey + ")");
            }
        });
    }

    private void stores(String text) {
        kitchen.context().createProducerTemplate().sendBody("direct:in", text);
        assertThat(service.objectBytes("my-bucket", "a")).asString().isEqualTo(text);
    }

    private Path properties(Credentials keys) throws IOException {
        return Files.writeString(
                work.resolve("keys.properties"),
                "keys.id=%s\nkeys.secret=%s\n".formatted(keys.accessKey(), keys.secretKey()));
    }

    @Test
    void environmentVariablesAndTheirDefaults() throws Exception {
        cook("{{env:STORE_KEY_ID}}", "{{env:NOT_IN_THE_ENVIRONMENT:" + KEYS.secretKey() + "}}");
        stores("by environment");
    }

    @Test
    void systemProperties() throws Exception {
        System.setProperty("store.key.id", KEYS.accessKey());
        System.setProperty("store.key.secret", KEYS.secretKey());
        try {
            cook("{{sys:store.key.id}}", "{{sys:store.key.secret}}");
            stores("by system properties");
        } finally {
            System.clearProperty("store.key.id");
            System.clearProperty("store.key.secret");
        }
    }

    @Test
    void aPropertiesFile() throws Exception {
        kitchen.context().getPropertiesComponent().setLocation("file:" + properties(KEYS));
        cook("{{keys.id}}", "{{keys.secret}}");
        stores("by a file");
    }

    @Test
    void aPropertiesFileWithEncryptedValues() throws Exception {
        StandardPBEStringEncryptor encryptor = new StandardPBEStringEncryptor();
        encryptor.setPassword("the master password");
        Path file = properties(Credentials.of(KEYS.accessKey(), "ENC(" + encryptor.encrypt(KEYS.secretKey()) + ")"));
        assertThat(file).content().doesNotContain(KEYS.secretKey());

        JasyptPropertiesParser parser = new JasyptPropertiesParser();
        parser.setPassword("the master password");
        PropertiesComponent properties = (PropertiesComponent) kitchen.context().getPropertiesComponent();
        properties.setPropertiesParser(parser);
        properties.setLocation("file:" + file);
        cook("{{keys.id}}", "{{keys.secret}}");
        stores("by an encrypted file");
    }

    @Test
    void aChangedFileCountsWhenRoutesAreReloadedInTheSameProcess() throws Exception {
        CamelContext context = kitchen.context();
        context.getPropertiesComponent().setLocation("file:" + properties(KEYS));
        // tag::reload[]
        DefaultContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);
        cook("{{keys.id}}", "{{keys.secret}}");
        stores("with the old keys");

        service.faults()
                .on(request -> request.header("authorization").orElse("").contains(KEYS.accessKey()))
                .answer(401, "invalid_access_key_id");
        properties(NEXT);
        assertThatThrownBy(() -> stores("too early")).isInstanceOf(CamelExecutionException.class);
        reload.onReload("the keys were replaced");
        // end::reload[]
        stores("with the new keys");
    }
}
