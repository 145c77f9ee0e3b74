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
package io.github.camelcn.emulator.springboot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.EmulatorPage;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.kodo.store.KodoRegion;

/** Starts emulators for one context. Equal ones share a context, which is why it is a record. */
record EmulatedCloudCustomizer(Set<EmulatedCloud.Service> services, List<String> buckets, int instances, int pagePort)
        implements ContextCustomizer {
    private static final String PREFIX = "camel.component.";

    static EmulatedCloudCustomizer of(EmulatedCloud cloud) {
        return new EmulatedCloudCustomizer(
                Set.of(cloud.value()), List.of(cloud.buckets()), cloud.instances(), cloud.pagePort());
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableEnvironment environment = context.getEnvironment();
        List<String> names =
                buckets.stream().map(environment::resolveRequiredPlaceholders).toList();
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Emulator> running = new ArrayList<>();
        if (services.contains(EmulatedCloud.Service.QINGSTOR)) {
            running.add(register(context, "qingStorEmulator", qingStor(environment, names, properties)));
        }
        if (services.contains(EmulatedCloud.Service.KODO)) {
            running.add(register(context, "kodoEmulator", kodo(environment, names, properties)));
        }
        if (services.contains(EmulatedCloud.Service.QINGZHOU)) {
            running.add(register(context, "qingzhouEmulator", qingzhou(environment, properties)));
        }
        if (pagePort >= 0) {
            register(context, "emulatorPage", EmulatorPage.open(pagePort, running.toArray(Emulator[]::new)));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("emulated-cloud", properties));
    }

    private static QingStorEmulator qingStor(
            ConfigurableEnvironment environment, List<String> names, Map<String, Object> properties) {
        QingStorEmulator.Builder builder = QingStorEmulator.builder();
        String zone = environment.getProperty(PREFIX + "qingstor.zone", "");
        if (!zone.isBlank()) {
            builder.zone(zone);
        }
        names.forEach(builder::bucket);
        QingStorEmulator emulator = builder.start();
        properties.put(PREFIX + "qingstor.endpoint", emulator.endpoint().toString());
        properties.put(PREFIX + "qingstor.access-key", QingStorEmulator.ACCESS_KEY);
        properties.put(PREFIX + "qingstor.secret-key", QingStorEmulator.SECRET_KEY);
        return emulator;
    }

    private static KodoEmulator kodo(
            ConfigurableEnvironment environment, List<String> names, Map<String, Object> properties) {
        KodoEmulator.Builder builder = KodoEmulator.builder();
        String region = environment.getProperty(PREFIX + "kodo.region", "");
        if (!region.isBlank()) {
            builder.defaultRegion(KodoRegion.ALL.stream()
                    .filter(known -> known.nativeId().equals(region))
                    .map(KodoRegion::id)
                    .findFirst()
                    .orElse(region));
        }
        names.forEach(builder::bucket);
        KodoEmulator emulator = builder.start();
        properties.put(PREFIX + "kodo.endpoint", emulator.endpoint().toString());
        properties.put(PREFIX + "kodo.uc-endpoint", emulator.endpoint().toString());
        properties.put(PREFIX + "kodo.access-key", KodoEmulator.ACCESS_KEY);
        properties.put(PREFIX + "kodo.secret-key", KodoEmulator.SECRET_KEY);
        return emulator;
    }

    private QingzhouEmulator qingzhou(ConfigurableEnvironment environment, Map<String, Object> properties) {
        QingzhouEmulator emulator =
                QingzhouEmulator.builder().instances(instances).start();
        String style = environment.getProperty(PREFIX + "qingzhou.api-style", "openapi");
        properties.put(
                PREFIX + "qingzhou.endpoint",
                (style.equals("qingcloud") ? emulator.qingcloudEndpoint() : emulator.endpoint()).toString());
        properties.put(PREFIX + "qingzhou.allow-insecure-http", "true");
        properties.put(PREFIX + "qingzhou.access-key-id", QingzhouEmulator.ACCESS_KEY_ID);
        properties.put(PREFIX + "qingzhou.access-key-secret", QingzhouEmulator.ACCESS_KEY_SECRET);
        if (style.equals("rest")) {
            properties.put(PREFIX + "qingzhou.username", QingzhouEmulator.USERNAME);
            properties.put(PREFIX + "qingzhou.password", QingzhouEmulator.PASSWORD);
        }
        return emulator;
    }

    /** Registered first and therefore closed last, also when the context fails to start. */
    private static <T extends AutoCloseable> T register(ConfigurableApplicationContext context, String name, T bean) {
        context.getBeanFactory().registerSingleton(name, bean);
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(name, bean::close);
        return bean;
    }
}
