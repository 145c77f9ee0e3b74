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

import java.net.URI;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;

/** Applications whose components talk to emulators. */
final class Emulated {

    static {
        // far more than anything takes: a slow and busy machine makes tests slow and not red
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    private Emulated() {}

    /** The application with these routes. */
    static ApplicationContextRunner application(Class<?> routes, URI qingstor, URI kodo, URI qingzhou) {
        return new ApplicationContextRunner()
                .withUserConfiguration(App.class, routes)
                .withPropertyValues(
                        "camel.component.qingstor.endpoint=" + qingstor,
                        "camel.component.qingstor.access-key=" + QingStorEmulator.ACCESS_KEY,
                        "camel.component.qingstor.secret-key=" + QingStorEmulator.SECRET_KEY,
                        "camel.component.qingstor.retry-delay=1ms",
                        "camel.component.kodo.endpoint=" + kodo,
                        "camel.component.kodo.uc-endpoint=" + kodo,
                        "camel.component.kodo.region=cn-east-1",
                        "camel.component.kodo.access-key=" + KodoEmulator.ACCESS_KEY,
                        "camel.component.kodo.secret-key=" + KodoEmulator.SECRET_KEY,
                        "camel.component.qingzhou.endpoint=" + qingzhou,
                        "camel.component.qingzhou.allow-insecure-http=true",
                        "camel.component.qingzhou.access-key-id=" + QingzhouEmulator.ACCESS_KEY_ID,
                        "camel.component.qingzhou.access-key-secret=" + QingzhouEmulator.ACCESS_KEY_SECRET);
    }
}
