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
package io.github.camelcn.component.kodo;

import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.KodoEmulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route as users write it, polling by itself: files go into a bucket, come out of it and end up in an archive. */
class ScheduledRouteTest extends CamelTestSupport {

    private KodoEmulator emulator;

    @TempDir
    private Path folder;

    @Override
    protected void setupResources() {
        emulator = KodoEmulator.builder().bucket("incoming").bucket("archive").start();
    }

    @Override
    protected void cleanupResources() {
        emulator.close();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        KodoComponent component = new KodoComponent();
        component.getConfiguration().setRegion("cn-east-1");
        component.getConfiguration().setEndpoint(emulator.endpoint().toString());
        component.getConfiguration().setUcEndpoint(emulator.endpoint().toString());
        component.getCredentials().setAccessKey(KodoEmulator.ACCESS_KEY);
        component.getCredentials().setSecretKey(KodoEmulator.SECRET_KEY);
        camel.addComponent("kodo", component);
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("out") + "?initialDelay=0&delay=10")
                        .setHeader(KodoHeaders.KEY, simple("in/${file:name}"))
                        .to("kodo:incoming");
                from("kodo:incoming?prefix=in/&initialDelay=0&delay=10&moveAfterRead=true&destinationBucket=archive")
                        .to("file:" + folder.resolve("back"))
                        .to("mock:done");
            }
        };
    }

    @Test
    void whatIsPutIsConsumedOnceAndArchived() throws Exception {
        MockEndpoint done = getMockEndpoint("mock:done");
        done.expectedHeaderValuesReceivedInAnyOrder(KodoHeaders.KEY, "in/一.txt", "in/two.txt");
        String out = "file:" + folder.resolve("out") + "?tempPrefix=.";
        template.sendBodyAndHeader(out, "first", Exchange.FILE_NAME, "一.txt");
        template.sendBodyAndHeader(out, "second", Exchange.FILE_NAME, "two.txt");

        done.assertIsSatisfied();

        await().until(() -> emulator.keys("archive").size() == 2);
        assertThat(emulator.keys("incoming")).isEmpty();
        assertThat(emulator.objectBytes("archive", "in/一.txt")).asString(UTF_8).isEqualTo("first");
        assertThat(folder.resolve("back/in/一.txt")).hasContent("first");
        assertThat(folder.resolve("back/in/two.txt")).hasContent("second");
    }
}
