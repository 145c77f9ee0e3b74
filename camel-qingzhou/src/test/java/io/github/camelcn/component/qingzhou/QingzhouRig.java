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
package io.github.camelcn.component.qingzhou;

import java.time.Duration;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelcn.emulator.QingzhouEmulator;

/** A Camel context with the component and an emulator whose time passes when a test says so. */
final class QingzhouRig implements AutoCloseable {

    final QingzhouEmulator emulator;
    final DefaultCamelContext context = new DefaultCamelContext();

    QingzhouRig(QingzhouEmulator.Builder settings) {
        emulator = settings.start();
        QingzhouComponent component = new QingzhouComponent();
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setZone("pek3a");
        component.getConfiguration().setDefaultImageId("image-ubuntu2204");
        component.getConfiguration().setDefaultFlavorId("flavor-2c4g");
        component.getConfiguration().setWaitInterval(Duration.ofMillis(20));
        component.getConnection().setRetryDelay(Duration.ofMillis(1));
        component.getCredentials().setAccessKeyId(QingzhouEmulator.ACCESS_KEY_ID);
        component.getCredentials().setAccessKeySecret(QingzhouEmulator.ACCESS_KEY_SECRET);
        component.getCredentials().setUsername(QingzhouEmulator.USERNAME);
        component.getCredentials().setPassword(QingzhouEmulator.PASSWORD);
        context.addComponent("qingzhou", component);
        context.start();
    }

    static QingzhouRig quick() {
        return new QingzhouRig(QingzhouEmulator.builder().transitionDelay(Duration.ofMillis(50)));
    }

    /** The exchange after a producer has worked on it, failed or not. */
    Exchange sent(String uri, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(headers)
                .send();
    }

    /** The same, which has to succeed. */
    Message done(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = sent(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(uri, exchange.getException());
        }
        return exchange.getMessage();
    }

    @Override
    public void close() {
        context.stop();
        emulator.close();
    }
}
