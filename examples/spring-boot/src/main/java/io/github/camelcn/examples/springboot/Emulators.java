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
package io.github.camelcn.examples.springboot;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;

/**
 * Lets the application work without an account: unless the environment names one, both stores run in this process, and
 * the components' properties lead there. Nothing else of the application knows.
 */
public final class Emulators implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.getProperty("QINGSTOR_ACCESS_KEY_ID", "").isBlank()) {
            QingStorEmulator emulator = QingStorEmulator.builder()
                    .bucket(environment.getRequiredProperty("dropbox.qingstor-bucket"))
                    .start();
            // a bean is closed when the application is, after its routes
            context.registerBean(QingStorEmulator.class, () -> emulator);
            override(
                    environment,
                    "qingstor",
                    Map.of(
                            "camel.component.qingstor.endpoint", emulator.endpoint(),
                            "camel.component.qingstor.access-key", QingStorEmulator.ACCESS_KEY,
                            "camel.component.qingstor.secret-key", QingStorEmulator.SECRET_KEY));
        }
        if (environment.getProperty("QINIU_ACCESS_KEY", "").isBlank()) {
            KodoEmulator emulator = KodoEmulator.builder()
                    .bucket(environment.getRequiredProperty("dropbox.kodo-bucket"))
                    .start();
            context.registerBean(KodoEmulator.class, () -> emulator);
            override(
                    environment,
                    "kodo",
                    Map.of(
                            "camel.component.kodo.uc-endpoint", emulator.endpoint(),
                            "camel.component.kodo.access-key", KodoEmulator.ACCESS_KEY,
                            "camel.component.kodo.secret-key", KodoEmulator.SECRET_KEY));
        }
    }

    private static void override(ConfigurableEnvironment environment, String store, Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource(store + "-emulator", properties));
    }
}
