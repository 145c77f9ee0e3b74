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

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.credentials.Credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PlaceholderCredentialsTest {

    private static final Credentials OLD = Credentials.of("OLDKEY", "old secret");
    private static final Credentials NEW = Credentials.of("NEWKEY", "new secret");

    private final CamelContext context = new DefaultCamelContext();
    private final Vault vault = new Vault();
    private final AtomicLong nanos = new AtomicLong();
    private final PlaceholderCredentials keys = new PlaceholderCredentials(nanos::get);

    /** What camel-aws-secrets-manager and its kind are: a function of placeholders that asks somebody. */
    private static final class Vault implements PropertiesFunction {

        final Map<String, String> values = new ConcurrentHashMap<>();
        final AtomicInteger questions = new AtomicInteger();
        volatile CountDownLatch asked = new CountDownLatch(0);
        volatile CountDownLatch answer = new CountDownLatch(0);

        void has(Credentials credentials) {
            values.put("store#id", credentials.accessKey());
            values.put("store#secret", credentials.secretKey());
        }

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String name) {
            questions.incrementAndGet();
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the vault is sealed");
            }
            return value;
        }
    }

    @BeforeEach
    void open() {
        context.getPropertiesComponent().addPropertiesFunction(vault);
        keys.setAccessKey("vault:store#id");
        keys.setSecretKey("vault:store#secret");
        context.getRegistry().bind("keys", keys);
        vault.has(OLD);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void resolvesPlaceholdersOnceForManyRequests() {
        assertThat(keys.find()).contains(OLD);
        assertThat(keys.find()).contains(OLD);

        assertThat(vault.questions).hasValue(2);
    }

    @Test
    void resolvesThemAgainAfterAWhile() {
        keys.setRefreshAfter(Duration.ofMinutes(1));
        keys.find();
        vault.has(NEW);

        later(Duration.ofSeconds(59));
        assertThat(keys.find()).contains(OLD);
        later(Duration.ofSeconds(1));
        assertThat(keys.find()).contains(NEW);
    }

    @Test
    void resolvesThemNeverAgainWithZeroUnlessTheServiceRefuses() {
        keys.setRefreshAfter(Duration.ZERO);
        keys.find();
        vault.has(NEW);
        later(Duration.ofDays(90));

        assertThat(keys.find()).contains(OLD);
        assertThat(keys.findAgain()).contains(NEW);
        assertThat(keys.find()).contains(NEW);
    }

    @Test
    void aRefusalResolvesThemButNotTwiceWithinASecond() {
        keys.find();
        vault.has(NEW);

        later(Duration.ofMillis(999));
        assertThat(keys.findAgain()).contains(OLD);
        later(Duration.ofMillis(1));
        assertThat(keys.findAgain()).contains(NEW);
        assertThat(vault.questions).hasValue(4);
    }

    @Test
    void whileTheyCannotBeResolvedWhatWasFoundBeforeCounts() {
        keys.find();
        vault.values.clear();
        later(Duration.ofMinutes(5));

        assertThat(keys.find()).contains(OLD);
        later(Duration.ofSeconds(1));
        assertThat(keys.findAgain()).contains(OLD);
        vault.has(NEW);
        later(Duration.ofSeconds(1));
        assertThat(keys.findAgain()).contains(NEW);
    }

    @Test
    void requestsDoNotWaitForTheVaultWhileThereAreKeys() throws Exception {
        keys.find();
        vault.has(NEW);
        vault.asked = new CountDownLatch(1);
        vault.answer = new CountDownLatch(1);
        later(Duration.ofMinutes(5));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Credentials>> slow = other.submit(keys::find);
            assertThat(vault.asked.await(2, TimeUnit.MINUTES)).isTrue();

            assertThat(keys.find()).contains(OLD);
            vault.answer.countDown();
            assertThat(slow.get(2, TimeUnit.MINUTES)).contains(NEW);
        } finally {
            vault.answer.countDown();
            other.shutdownNow();
        }
        assertThat(keys.find()).contains(NEW);
    }

    @Test
    void takesTemporaryKeys() {
        vault.values.put("store#token", "a token");
        keys.setSecurityToken("vault:store#token");

        assertThat(keys.find()).contains(new Credentials("OLDKEY", "old secret", "a token"));
    }

    @Test
    void takesPropertiesToo() {
        context.getPropertiesComponent().addInitialProperty("keys.id", "OLDKEY");
        keys.setAccessKey("keys.id");

        assertThat(keys.find()).contains(OLD);
    }

    @Test
    void isABeanOfProperties() throws Exception {
        Object bean = PropertyBindingSupport.resolveBean(context, "#class:" + PlaceholderCredentials.class.getName());
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(bean)
                .withProperty("access-key", "vault:store#id")
                .withProperty("secret-key", "vault:store#secret")
                .withProperty("refresh-after", "30s")
                .bind();

        assertThat(bean).isInstanceOfSatisfying(PlaceholderCredentials.class, made -> {
            assertThat(made.getRefreshAfter()).isEqualTo(Duration.ofSeconds(30));
            assertThat(made.find()).contains(OLD);
        });
    }

    @Test
    void saysWhichPlaceholderCannotBeResolvedAndWhy() {
        vault.values.remove("store#secret");

        assertThatIllegalStateException()
                .isThrownBy(keys::find)
                .withMessage("the placeholder vault:store#secret cannot be resolved")
                .withStackTraceContaining("the vault is sealed");
    }

    @Test
    void anEmptySecretIsHalfAPair() {
        vault.values.put("store#secret", " ");

        assertThatIllegalStateException()
                .isThrownBy(keys::find)
                .withMessageContaining("accessKey is set, but the placeholder secretKey is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "s3cr3t:s3cr3t"})
    void aKeyInPlaceOfItsPlaceholderIsNotQuoted(String resolved) {
        keys.setSecretKey(resolved);

        assertThatIllegalStateException()
                .isThrownBy(keys::find)
                .withMessageContaining("secretKey of the credentials of placeholders names neither")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
        assertThat(keys.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(new PlaceholderCredentials("a:b", "c:d")::find)
                .withMessageContaining("no Camel context");
        keys.setAccessKey(null);
        assertThatIllegalStateException().isThrownBy(keys::find).withMessageContaining("accessKey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.setRefreshAfter(Duration.ofMillis(999)))
                .withMessageContaining("PT0.999S");
    }
}
