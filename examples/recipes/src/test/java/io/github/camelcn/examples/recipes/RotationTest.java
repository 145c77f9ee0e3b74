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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.component.kodo.KodoComponent;
import io.github.camelcn.component.qingstor.QingStorComponent;
import io.github.camelcn.component.qingzhou.QingzhouComponent;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys are replaced every few months: a file or a bean has new ones, the service stops taking the old ones, routes run on. */
class RotationTest {

    private static final Credentials OLD = Credentials.of("THEOLDACCESSKEYID", "the old secret");
    private static final Credentials NEW = Credentials.of("THENEWACCESSKEYID", "the new secret");

    private static final String QINGSTOR_FILE = "access_key_id: %s\nsecret_access_key: %s\n";
    private static final String KODO_FILE = "{\"access_key\": \"%s\", \"secret_key\": \"%s\"}";
    private static final String QINGZHOU_FILE = "access_key_id: %s\naccess_key_secret: %s\n";

    @TempDir
    Path work;

    private static Predicate<RecordedRequest> signedWithTheOldKey() {
        return request -> request.header("authorization").orElse("").contains(OLD.accessKey());
    }

    @Test
    void qingstorTakesTheKeysOfARewrittenFile() throws Exception {
        try (QingStorEmulator service = qingstor();
                Kitchen kitchen = new Kitchen()) {
            QingStorComponent component = qingstor(service, kitchen);
            component.getCredentials().setProfileFile(file().toString());
            write(QINGSTOR_FILE, OLD);
            kitchen.cook(inAndOut("qingstor:my-bucket"));

            passes(kitchen, "a");
            write(QINGSTOR_FILE, NEW);
            service.faults().on(signedWithTheOldKey()).answer(401, "invalid_access_key_id");

            passes(kitchen, "b");
            passes(kitchen, "c");
        }
    }

    @Test
    void qingstorTakesTheKeysOfAFileThatKubernetesReplaces() throws Exception {
        try (QingStorEmulator service = QingStorEmulator.builder()
                        .credentials(OLD.accessKey(), OLD.secretKey(), QingStorEmulator.USER_ID)
                        .credentials(NEW.accessKey(), NEW.secretKey(), QingStorEmulator.USER_ID)
                        .bucket("my-bucket")
                        .start();
                Kitchen kitchen = new Kitchen()) {
            MountedSecret secret = new MountedSecret(work.resolve("qingstor"));
            String form = "access_key_id: %s\nsecret_access_key: %s\n";
            secret.has(Map.of("keys.yaml", form.formatted(OLD.accessKey(), OLD.secretKey())));
            QingStorComponent component = new QingStorComponent();
            component.getConfiguration().setEndpoint(service.endpoint().toString());
            component
                    .getCredentials()
                    .setProfileFile(work.resolve("qingstor/keys.yaml").toString());
            kitchen.context().addComponent("qingstor", component);
            kitchen.cook(inAndOut("qingstor:my-bucket"));

            passes(kitchen, "a");
            secret.has(Map.of("keys.yaml", form.formatted(NEW.accessKey(), NEW.secretKey())));
            service.faults().on(signedWithTheOldKey()).answer(401, "invalid_access_key_id");

            passes(kitchen, "b");
            passes(kitchen, "c");
        }
    }

    @Test
    void kodoTakesTheKeysOfARewrittenFile() throws Exception {
        try (KodoEmulator service = KodoEmulator.builder()
                        .credentials(OLD.accessKey(), OLD.secretKey(), KodoEmulator.USER_ID)
                        .credentials(NEW.accessKey(), NEW.secretKey(), KodoEmulator.USER_ID)
                        .bucket("my-bucket")
                        .start();
                Kitchen kitchen = new Kitchen()) {
            KodoComponent component = new KodoComponent();
            component.getConfiguration().setUcEndpoint(service.endpoint().toString());
            component.getCredentials().setProfileFile(file().toString());
            kitchen.context().addComponent("kodo", component);
            write(KODO_FILE, OLD);
            kitchen.cook(inAndOut("kodo:my-bucket"));

            passes(kitchen, "a");
            write(KODO_FILE, NEW);
            service.faults().on(signedWithTheOldKey()).answer(403, "InvalidAccessKeyId");

            passes(kitchen, "b");
            passes(kitchen, "c");
        }
    }

    @Test
    void qingzhouTakesTheKeysOfARewrittenFile() throws Exception {
        try (QingzhouEmulator service = QingzhouEmulator.builder()
                .credentials(OLD.accessKey(), OLD.secretKey())
                .credentials(NEW.accessKey(), NEW.secretKey())
                .instances(2)
                .start()) {
            listsOnAfterTheKeysOfTheFileChanged(service, "qingzhou:fleet?operation=listInstances");
        }
    }

    @Test
    void anotherPasswordOfARestUserLogsInAgain() throws Exception {
        try (QingzhouEmulator service = QingzhouEmulator.builder()
                .user(OLD.accessKey(), OLD.secretKey())
                .user(NEW.accessKey(), NEW.secretKey())
                .instances(2)
                .start()) {
            listsOnAfterTheKeysOfTheFileChanged(service, "qingzhou:fleet?operation=listInstances&apiStyle=rest");
        }
    }

    private void listsOnAfterTheKeysOfTheFileChanged(QingzhouEmulator service, String uri) throws Exception {
        try (Kitchen kitchen = new Kitchen()) {
            QingzhouComponent component = new QingzhouComponent();
            component.getConfiguration().setEndpoint(service.endpoint().toString());
            component.getCredentials().setProfileFile(file().toString());
            kitchen.context().addComponent("qingzhou", component);
            write(QINGZHOU_FILE, OLD);
            kitchen.context().start();

            assertThat(instances(kitchen, uri)).hasSize(2);
            write(QINGZHOU_FILE, NEW);
            service.controls().active(OLD.accessKey(), false);
            service.controls().revokeTokens();

            assertThat(instances(kitchen, uri)).hasSize(2);
        }
    }

    // tag::bean[]
    /** Keys of a secret store that a thread of yours asks now and then. */
    public static final class VaultKeys implements CredentialsProvider {

        private volatile Credentials latest;

        public void update(String accessKey, String secretKey) {
            latest = Credentials.of(accessKey, secretKey);
        }

        @Override
        public Optional<Credentials> find() {
            return Optional.ofNullable(latest);
        }
    }
    // end::bean[]

    @Test
    void aBeanIsAskedForEveryRequest() throws Exception {
        try (QingStorEmulator service = qingstor();
                Kitchen kitchen = new Kitchen()) {
            VaultKeys keys = new VaultKeys();
            keys.update(OLD.accessKey(), OLD.secretKey());
            kitchen.context().getRegistry().bind("vault", keys);
            qingstor(service, kitchen);
            kitchen.cook(inAndOut("qingstor:my-bucket?credentialsProvider=#vault"));

            passes(kitchen, "a");
            keys.update(NEW.accessKey(), NEW.secretKey());
            service.faults().on(signedWithTheOldKey()).answer(401, "invalid_access_key_id");

            passes(kitchen, "b");
        }
    }

    private static QingStorEmulator qingstor() {
        return QingStorEmulator.builder()
                .credentials(OLD.accessKey(), OLD.secretKey(), QingStorEmulator.USER_ID)
                .credentials(NEW.accessKey(), NEW.secretKey(), QingStorEmulator.USER_ID)
                .bucket("my-bucket")
                .start();
    }

    private static QingStorComponent qingstor(QingStorEmulator service, Kitchen kitchen) {
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setEndpoint(service.endpoint().toString());
        kitchen.context().addComponent("qingstor", component);
        return component;
    }

    /** Whoever writes key files renames them into place, so that nobody reads half of one. */
    private void write(String form, Credentials keys) throws IOException {
        Path fresh = Files.writeString(
                work.resolve("fresh"), form.formatted(keys.accessKey(), keys.secretKey()), StandardCharsets.UTF_8);
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file() {
        return work.resolve("keys");
    }

    private static RouteBuilder inAndOut(String store) {
        String more = store.contains("?") ? "&" : "?";
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").errorHandler(noErrorHandler()).to(store);
                from(store + more + "deleteAfterRead=true&delay=50&initialDelay=0")
                        .transform(simple("${body}"))
                        .to("mock:out");
            }
        };
    }

    /** Stores an object by one route and gets it by another, which has polled with the old keys before. */
    private static void passes(Kitchen kitchen, String text) throws InterruptedException {
        MockEndpoint out = kitchen.context().getEndpoint("mock:out", MockEndpoint.class);
        out.reset();
        out.setResultWaitTime(120_000);
        out.expectedBodiesReceived(text);
        String header = kitchen.context().hasComponent("kodo") == null ? "CamelQingstorKey" : "CamelKodoKey";
        kitchen.context()
                .createFluentProducerTemplate()
                .to("direct:in")
                .withHeader(header, text)
                .withBody(text)
                .request();
        out.assertIsSatisfied();
    }

    private static List<?> instances(Kitchen kitchen, String uri) {
        return kitchen.context().createFluentProducerTemplate().to(uri).request(List.class);
    }
}
