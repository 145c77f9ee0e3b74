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

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import io.github.camelcn.common.error.TransportException;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerLogTest {

    private static final TransportException REFUSED =
            new TransportException("listObjects", "photos", "unknown host: nowhere", false, 4, null);

    private final List<List<Object>> warnings = new ArrayList<>();

    @Test
    void whatTheServiceRefusedIsOneLineWithItsReason() {
        log(false).handleException("Cannot poll", REFUSED);

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .singleElement()
                .asString()
                .startsWith("Cannot poll")
                .contains("listObjects photos: unknown host: nowhere");
    }

    @Test
    void whoeverLooksCloserSeesTheStack() {
        log(true).handleException("Cannot poll", REFUSED);

        assertThat(warnings.get(0)).last().isSameAs(REFUSED);
    }

    @Test
    void aFailureThatNobodyExpectedHasItsStack() {
        IllegalStateException slip = new IllegalStateException("a slip");

        log(false).handleException("Cannot poll", slip);

        assertThat(warnings.get(0)).last().isSameAs(slip);
    }

    private ConsumerLog log(boolean debug) {
        Logger logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("warn")) {
                        warnings.add(Arrays.asList(arguments));
                    }
                    return method.getReturnType() == boolean.class
                            ? debug || !method.getName().equals("isDebugEnabled")
                            : null;
                });
        return new ConsumerLog(new DefaultCamelContext(), logger);
    }
}
