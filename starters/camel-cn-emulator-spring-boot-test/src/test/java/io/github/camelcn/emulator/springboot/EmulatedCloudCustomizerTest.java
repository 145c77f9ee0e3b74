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

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;

import io.github.camelcn.emulator.Emulator;
import io.github.camelcn.emulator.EmulatorPage;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmulatedCloudCustomizerTest {
    @EmulatedCloud(value = EmulatedCloud.Service.KODO, buckets = "a")
    static class First {}

    @EmulatedCloud(value = EmulatedCloud.Service.KODO, buckets = "a", resetBeforeEach = true)
    static class Same {}

    static class Inherited extends First {}

    @EmulatedCloud(value = EmulatedCloud.Service.QINGZHOU, buckets = "b")
    static class Other {}

    @EmulatedCloud(buckets = "${nowhere}")
    static class Unresolved {}

    static class Plain {}

    @Test
    void contextsAreSharedByClassesThatWantTheSame() {
        assertThat(customizer(First.class))
                .isEqualTo(customizer(Same.class))
                .isEqualTo(customizer(Inherited.class))
                .hasSameHashCodeAs(customizer(Same.class))
                .isNotEqualTo(customizer(Other.class));
        assertThat(customizer(Plain.class)).isNull();
    }

    @Test
    void onlyWhatIsNamedRunsAndEndsWithItsContext() {
        GenericApplicationContext context = new GenericApplicationContext();
        customizer(First.class).customizeContext(context, null);
        context.refresh();
        KodoEmulator kodo = context.getBean(KodoEmulator.class);

        assertThat(context.getBeansOfType(Emulator.class)).containsOnlyKeys("kodoEmulator");
        assertThat(context.getBeansOfType(EmulatorPage.class)).isEmpty();
        assertThat(context.getEnvironment().getProperty("camel.component.kodo.endpoint"))
                .isEqualTo(kodo.endpoint().toString());
        assertThat(context.getEnvironment().containsProperty("camel.component.qingstor.endpoint"))
                .isFalse();
        context.close();

        assertEnded(kodo);
    }

    @Test
    void aContextThatFailsToStartLeavesNothingBehind() {
        GenericApplicationContext context = new GenericApplicationContext();
        customizer(First.class).customizeContext(context, null);
        Emulator emulator = (Emulator) context.getBeanFactory().getSingleton("kodoEmulator");
        context.registerBean("broken", Object.class, () -> {
            throw new IllegalStateException("no");
        });

        assertThatExceptionOfType(BeanCreationException.class).isThrownBy(context::refresh);
        assertEnded(emulator);
    }

    @Test
    void qingcloudGetsAnEndpointOfItsOwn() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "application", Map.of("camel.component.qingzhou.api-style", "qingcloud")));
            customizer(Other.class).customizeContext(context, null);
            context.refresh();

            assertThat(context.getEnvironment().getProperty("camel.component.qingzhou.endpoint"))
                    .isEqualTo(context.getBean(QingzhouEmulator.class)
                            .qingcloudEndpoint()
                            .toString());
        }
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsNamed() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> customizer(Unresolved.class).customizeContext(context, null))
                    .withMessageContaining("nowhere");
        }
    }

    private static void assertEnded(Emulator emulator) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), emulator.port()).close());
    }

    private static ContextCustomizer customizer(Class<?> test) {
        return new EmulatedCloudCustomizerFactory().createContextCustomizer(test, List.of());
    }
}
