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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.camelcn.emulator.EmulatorPage;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingzhouEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with properties for the real services, tested without them. */
// tag::slice[]
@CamelSpringBootTest
@SpringBootTest(
        properties = {
            "inbox=my-inbox",
            "camel.component.qingstor.endpoint=https://qingstor.com",
            "camel.component.qingstor.access-key=REAL",
            "camel.component.qingstor.secret-key=REAL",
            "camel.component.qingstor.zone=sh1a",
            "camel.component.kodo.region=z2",
            "camel.component.qingzhou.api-style=rest"
        })
@EmulatedCloud(buckets = "${inbox}", instances = 2, resetBeforeEach = true, pagePort = 0)
class EmulatedCloudTest {
    @Autowired
    ProducerTemplate template;

    @Autowired
    QingStorEmulator qingstor;

    @Autowired
    KodoEmulator kodo;

    @Autowired
    QingzhouEmulator qingzhou;

    @Autowired
    EmulatorPage page;

    @Test
    void routesReachBothStoresInTheApplicationsOwnZoneAndRegion() {
        template.sendBodyAndHeaders(
                "direct:store", "hello", Map.of("CamelQingstorKey", "a.txt", "CamelKodoKey", "a.txt"));

        assertThat(qingstor.objectBytes("my-inbox", "a.txt")).asString().isEqualTo("hello");
        assertThat(kodo.objectBytes("my-inbox", "a.txt")).asString().isEqualTo("hello");
        assertThat(qingstor.store().bucketViews().get(0).place()).isEqualTo("sh1a");
        assertThat(kodo.store().bucketViews().get(0).place()).isEqualTo("cn-south-1");
    }
    // end::slice[]

    @Test
    void routesReachTheFleetByTheStyleOfTheApplication() {
        Object instances = template.requestBody("direct:fleet", (Object) null);

        assertThat(instances).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(qingzhou.requests())
                .anySatisfy(request -> assertThat(request.path()).startsWith("/api/"));
    }

    @Test
    void thePageIsOpen() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(page.uri() + "api/overview"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("\"qingstor\"", "\"kodo\"", "\"qingzhou\"", "my-inbox");
    }

    /** Whichever of the two runs second finds nothing of the first. */
    @Nested
    class EachTestBeginsAnew {
        @Test
        void one(TestInfo test) {
            findNothingAndLeaveSomething(test);
        }

        @Test
        void theOther(TestInfo test) {
            findNothingAndLeaveSomething(test);
        }

        private void findNothingAndLeaveSomething(TestInfo test) {
            assertThat(qingstor.keys("my-inbox")).isEmpty();
            assertThat(qingstor.requests()).isEmpty();
            template.sendBodyAndHeaders(
                    "direct:store",
                    "hello",
                    Map.of("CamelQingstorKey", test.getDisplayName(), "CamelKodoKey", test.getDisplayName()));
            assertThat(qingstor.keys("my-inbox")).hasSize(1);
        }
    }
}
