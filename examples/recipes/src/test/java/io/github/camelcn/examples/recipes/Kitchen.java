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

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;

import io.github.camelcn.component.kodo.KodoComponent;
import io.github.camelcn.component.qingstor.QingStorComponent;
import io.github.camelcn.component.qingzhou.QingzhouComponent;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;

/** Where a recipe is tried: a context whose components talk to emulators, and the recipe's routes from their file. */
final class Kitchen implements AutoCloseable {

    static {
        // far more than anything takes: a slow and busy machine makes tests slow and not red
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    private final CamelContext context = new DefaultCamelContext();

    Kitchen() {
        context.getShutdownStrategy().setTimeout(60);
    }

    Kitchen qingstor(QingStorEmulator emulator) {
        QingStorComponent component = new QingStorComponent();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(QingStorEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(QingStorEmulator.SECRET_KEY);
        context.addComponent("qingstor", component);
        return this;
    }

    Kitchen kodo(KodoEmulator emulator) {
        KodoComponent component = new KodoComponent();
        component.getConfiguration().setUcEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(KodoEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(KodoEmulator.SECRET_KEY);
        context.addComponent("kodo", component);
        return this;
    }

    Kitchen qingzhou(QingzhouEmulator emulator) {
        QingzhouComponent component = new QingzhouComponent();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setWaitInterval(Duration.ofMillis(20));
        component.getCredentials().setAccessKeyId(QingzhouEmulator.ACCESS_KEY_ID);
        component.getCredentials().setAccessKeySecret(QingzhouEmulator.ACCESS_KEY_SECRET);
        context.addComponent("qingzhou", component);
        return this;
    }

    Kitchen property(String name, Object value) {
        context.getPropertiesComponent().addInitialProperty(name, value.toString());
        return this;
    }

    Kitchen bean(String name, Object bean) {
        context.getRegistry().bind(name, bean);
        return this;
    }

    /** How long the routes have for what is under way when the kitchen closes. */
    Kitchen patience(Duration patience) {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(patience.toMillis());
        return this;
    }

    /** Starts the routes of {@code recipes/NAME.camel.yaml}. */
    Kitchen cook(String name) throws Exception {
        return cook(name, UnaryOperator.identity());
    }

    /** Starts the routes of {@code recipes/NAME.camel.yaml} with something else in it. */
    Kitchen cook(String name, UnaryOperator<String> change) throws Exception {
        context.start();
        String file = "recipes/" + name + ".camel.yaml";
        try (InputStream in = ResourceHelper.resolveMandatoryResource(context, "classpath:" + file)
                .getInputStream()) {
            String text = change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, text));
        }
        return this;
    }

    /** Starts routes that are written in Java. */
    Kitchen cook(RoutesBuilder routes) throws Exception {
        context.start();
        context.addRoutes(routes);
        return this;
    }

    CamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
