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

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.stream.Stream;

import org.apache.camel.spi.UriParam;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.AnnotationSupport;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

class SharingKeyTest {

    static Stream<Field> connectionOptions() {
        return options(ObjectStoreConnectionOptions.class);
    }

    static Stream<Field> credentialOptions() {
        return options(CredentialOptions.class);
    }

    private static Stream<Field> options(Class<?> group) {
        return AnnotationSupport.findAnnotatedFields(group, UriParam.class).stream();
    }

    @ParameterizedTest
    @MethodSource("connectionOptions")
    void everyConnectionOptionIsPartOfTheKey(Field option) throws Exception {
        ObjectStoreConnectionOptions changed = new ObjectStoreConnectionOptions();
        change(changed, option);

        assertThat(changed.sharingKey()).isNotEqualTo(new ObjectStoreConnectionOptions().sharingKey());
        assertThat(changed.copy().sharingKey()).isEqualTo(changed.sharingKey()).hasSameHashCodeAs(changed.sharingKey());
    }

    @ParameterizedTest
    @MethodSource("credentialOptions")
    void everyCredentialOptionIsPartOfTheKey(Field option) throws Exception {
        CredentialOptions changed = new CredentialOptions();
        change(changed, option);

        assertThat(changed.sharingKey()).isNotEqualTo(new CredentialOptions().sharingKey());
        assertThat(changed.copy().sharingKey()).isEqualTo(changed.sharingKey()).hasSameHashCodeAs(changed.sharingKey());
    }

    private static void change(Object group, Field option) throws IllegalAccessException {
        option.setAccessible(true);
        Class<?> type = option.getType();
        if (type == int.class) {
            option.setInt(group, option.getInt(group) + 1);
        } else if (type == boolean.class) {
            option.setBoolean(group, !option.getBoolean(group));
        } else if (type == Duration.class) {
            option.set(group, ((Duration) option.get(group)).plusMillis(1));
        } else if (type == String.class) {
            option.set(group, "changed");
        } else if (type == double.class) {
            option.setDouble(group, option.getDouble(group) + 1);
        } else if (type == CredentialType.class) {
            option.set(group, CredentialType.ANONYMOUS);
        } else if (type == SSLContextParameters.class) {
            option.set(group, new SSLContextParameters());
        } else if (type == CredentialsProvider.class) {
            option.set(group, CredentialsProvider.of(Credentials.ANONYMOUS));
        } else {
            throw new AssertionError("say how to change a " + type);
        }
    }

    @Test
    void beansAreTheSameOnlyIfTheyAreTheSameObject() {
        assertThat(SharingKey.of(SharingKey.sameObject(new String("bean"))))
                .isNotEqualTo(SharingKey.of(SharingKey.sameObject(new String("bean"))));
    }

    @Test
    void aKeyShowsNoSecrets() {
        CredentialOptions options = new CredentialOptions();
        options.setAccessKey("the-access-key");
        options.setSecretKey("the-secret-key");

        assertThat(SharingKey.of("endpoint", options.sharingKey())).hasToString("SharingKey of 2 settings");
    }

    @Test
    void aKeyDoesNotChangeWithTheOptionsItWasMadeOf() {
        CredentialOptions options = new CredentialOptions();
        SharingKey before = options.sharingKey();

        options.setSecretKey("later");

        assertThat(before).isEqualTo(new CredentialOptions().sharingKey());
    }
}
