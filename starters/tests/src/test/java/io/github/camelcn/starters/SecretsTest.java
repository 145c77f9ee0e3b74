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
package io.github.camelcn.starters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.camelcn.common.camel.PlaceholderCredentials;
import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys from files that something mounts beside the application, as Kubernetes does with its Secrets, and from placeholders. */
class SecretsTest {

    private static final Credentials OLD = Credentials.of("THEOLDACCESSKEYID", "the old secret");
    private static final Credentials NEW = Credentials.of("THENEWACCESSKEYID", "the new secret");

    @TempDir
    Path mount;

    private final QingStorEmulator service = QingStorEmulator.builder()
            .credentials(OLD.accessKey(), OLD.secretKey(), QingStorEmulator.USER_ID)
            .credentials(NEW.accessKey(), NEW.secretKey(), QingStorEmulator.USER_ID)
            .bucket("my-bucket")
            .start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aTreeOfFilesIsATreeOfProperties() throws Exception {
        Path folder = Files.createDirectories(mount.resolve("store"));
        Files.writeString(folder.resolve("id"), OLD.accessKey());
        Files.writeString(folder.resolve("secret"), OLD.secretKey());

        application()
                .withPropertyValues(
                        "spring.config.import=configtree:" + mount + "/",
                        "camel.component.qingstor.access-key=${store.id}",
                        "camel.component.qingstor.secret-key=${store.secret}")
                .run(context -> stores(context, "by a config tree"));
    }

    @Test
    void aProfileFileThatIsReplacedCountsWithoutARestart() throws Exception {
        Path file = replace(OLD);
        application()
                .withPropertyValues("camel.component.qingstor.profile-file=" + file)
                .run(context -> {
                    stores(context, "with the old keys");
                    replace(NEW);
                    service.faults()
                            .on(request ->
                                    request.header("authorization").orElse("").contains(OLD.accessKey()))
                            .answer(401, "invalid_access_key_id");
                    stores(context, "with the new keys");
                });
    }

    @Test
    void aBeanResolvesPlaceholdersOfCamel() {
        System.setProperty("store.id", NEW.accessKey());
        System.setProperty("store.secret", NEW.secretKey());
        try {
            application()
                    .withUserConfiguration(Vault.class)
                    .withPropertyValues("camel.component.qingstor.credentials-provider=#bean:keys")
                    .run(context -> stores(context, "by a bean"));
        } finally {
            System.clearProperty("store.id");
            System.clearProperty("store.secret");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Vault {

        // tag::bean[]
        @Bean
        PlaceholderCredentials keys() {
            return new PlaceholderCredentials("sys:store.id", "sys:store.secret");
        }
        // end::bean[]
    }

    private Path replace(Credentials keys) throws IOException {
        Path fresh = Files.writeString(
                mount.resolve("fresh"),
                "access_key_id: %s\nsecret_access_key: %s\n".formatted(keys.accessKey(), keys.secretKey()));
        return Files.move(
                fresh, mount.resolve("keys.yaml"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void stores(ApplicationContext context, String text) {
        context.getBean(ProducerTemplate.class).sendBody("direct:in", text);
        assertThat(service.objectBytes("my-bucket", "a")).asString().isEqualTo(text);
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(App.class, Routes.class)
                .withPropertyValues("camel.component.qingstor.endpoint=" + service.endpoint());
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").errorHandler(noErrorHandler()).to("qingstor:my-bucket/a");
                }
            };
        }
    }
}
