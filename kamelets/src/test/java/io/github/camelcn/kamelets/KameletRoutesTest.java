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
package io.github.camelcn.kamelets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.KodoEmulatorExtension;
import io.github.camelcn.emulator.QingStorEmulator;
import io.github.camelcn.emulator.QingStorEmulatorExtension;
import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every kamelet in a route of YAML, against the emulators. */
class KameletRoutesTest {
    private static final byte[] CONTENT = "内容".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension();

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension();

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU =
            new QingzhouEmulatorExtension(QingzhouEmulator.builder().instances(2));

    private CamelContext camel;
    private ProducerTemplate template;
    /** Collects what a source sends. */
    private MockEndpoint out;

    @BeforeEach
    void newContext() {
        camel = new DefaultCamelContext();
        template = camel.createProducerTemplate();
        out = camel.getEndpoint("mock:out", MockEndpoint.class);
        out.setResultWaitTime(120_000);
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
    }

    @Test
    void qingstorSourceReceivesObjectsAndMovesThem() throws Exception {
        QINGSTOR.emulator().putObject("my-bucket", "in/说明.txt", CONTENT);
        out.expectedBodiesReceived(new String(CONTENT, StandardCharsets.UTF_8));
        out.expectedHeaderReceived("CamelQingstorKey", "in/说明.txt");
        run("qingstor-source", QINGSTOR.endpoint(), QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY);
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getHeader("CamelCloudEventID"))
                .isNotNull();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(QINGSTOR.emulator().keys("my-bucket")).containsExactly("done/说明.txt"));
    }

    @Test
    void qingstorEventSourceReceivesWhatANotificationNames() throws Exception {
        // stands for the HTTP server: what is sent to the path is what a request brings
        camel.addComponent("platform-http", new DirectComponent());
        out.expectedBodiesReceived(new String(CONTENT, StandardCharsets.UTF_8));
        out.expectedHeaderReceived("CamelQingstorKey", "in/new.txt");
        run("qingstor-event-source", QINGSTOR.endpoint(), QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY);

        QINGSTOR.emulator().putObject("my-bucket", "in/new.txt", CONTENT);
        String notification = """
                {"events":[{"event_source":"qingstor","event_version":"1.0","event_type":"create_object",
                "event_time":"2026-11-20T06:25:46.000Z","zone_id":"pek3a","user_identify":{"principal_id":"usr-emulator"},
                "response_elements":{"request_id":"45b47b6a30678cb2"},"qingstor":{"schema_version":"1.0",
                "notification_id":"hook","bucket":{"name":"my-bucket"},"object":{"name":"in/new.txt",
                "etag":"10c918b1d01aea85864ee65d9e0c2305","size":6}}}]}""";
        template.sendBodyAndHeader("platform-http:/hooks/qingstor", notification, "secret", "a secret");
        out.assertIsSatisfied();
    }

    @Test
    void kodoEventSourceReceivesWhatANotificationNames() throws Exception {
        camel.addComponent("platform-http", new DirectComponent());
        out.expectedBodiesReceived(new String(CONTENT, StandardCharsets.UTF_8));
        out.expectedHeaderReceived("CamelKodoKey", "in/new.txt");
        run("kodo-event-source", KODO.endpoint(), KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);

        KODO.emulator().putObject("my-bucket", "in/new.txt", CONTENT);
        String notification = """
                {"Message":"{\\"event\\":\\"put\\",\\"time\\":1547551207786351434,\\"reqid\\":\\"niNkZJy_3M9903AEA\\",\
                \\"bucket\\":\\"my-bucket\\",\\"key\\":\\"in/new.txt\\",\\"fsize\\":6,\\"ftype\\":0,\
                \\"hash\\":\\"FhWqsP2Lk36zuwGEFpPzXct12i-v\\"}","Subject":"Qiniu KODO Notification",\
                "Timestamp":"2026-11-20T19:20:07+08:00"}""";
        template.sendBody("platform-http:/hooks/kodo", notification);
        out.assertIsSatisfied();
    }

    @Test
    void qingstorSinkNamesObjectsByPropertyHeaderOrExchange() throws Exception {
        run("qingstor-sink", QINGSTOR.endpoint(), QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY);
        template.sendBodyAndHeader("direct:in", CONTENT, "file", "a/by-file.txt");
        template.sendBodyAndHeader("direct:in", CONTENT, "ce-file", "a/by-event.txt");
        template.sendBodyAndHeader("direct:in", CONTENT, Exchange.FILE_NAME, "a/by-name.txt");
        template.sendBodyAndHeader("direct:in", CONTENT, "CamelQingstorKey", "a/by-key.txt");
        template.sendBodyAndHeaders("direct:named", CONTENT, Map.of("number", 7, "file", "not-this"));
        Exchange unnamed =
                template.send("direct:in", exchange -> exchange.getMessage().setBody(CONTENT));
        assertThat(unnamed.getException()).isNull();
        assertThat(QINGSTOR.emulator().keys("my-bucket"))
                .contains("a/by-file.txt", "a/by-event.txt", "a/by-name.txt", "a/by-key.txt", "named/7.txt")
                .anyMatch(key -> key.matches("[0-9A-F]+-[0-9A-F]{16}"))
                .hasSize(6);
        assertThat(QINGSTOR.emulator().objectBytes("my-bucket", "a/by-file.txt"))
                .isEqualTo(CONTENT);
    }

    @Test
    void qingstorStreamingUploadSinkMakesOneObjectOfManyMessages() throws Exception {
        run(
                "qingstor-streaming-upload-sink",
                QINGSTOR.endpoint(),
                QingStorEmulator.ACCESS_KEY,
                QingStorEmulator.SECRET_KEY);
        for (int i = 1; i <= 3; i++) {
            template.sendBody("direct:in", "line " + i);
        }
        List<String> keys = QINGSTOR.emulator().keys("my-bucket");
        assertThat(keys).singleElement().asString().startsWith("orders/all").endsWith(".txt");
        assertThat(QINGSTOR.emulator().objectBytes("my-bucket", keys.get(0)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("line 1;line 2;line 3;");
    }

    @Test
    void qingstorAppendSinkLetsOneObjectGrow() throws Exception {
        run("qingstor-append-sink", QINGSTOR.endpoint(), QingStorEmulator.ACCESS_KEY, QingStorEmulator.SECRET_KEY);
        for (int i = 1; i <= 4; i++) {
            template.sendBody("direct:in", "line " + i);
        }
        assertThat(QINGSTOR.emulator().keys("my-bucket")).containsExactly("audit.log");
        assertThat(QINGSTOR.emulator().objectBytes("my-bucket", "audit.log"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("line 1;line 2;line 3;line 4;");
    }

    @Test
    void kodoStreamingUploadSinkMakesOneObjectOfManyMessages() throws Exception {
        run("kodo-streaming-upload-sink", KODO.endpoint(), KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        for (int i = 1; i <= 3; i++) {
            template.sendBody("direct:in", "line " + i);
        }
        List<String> keys = KODO.emulator().keys("my-bucket");
        assertThat(keys).singleElement().asString().startsWith("orders/all").endsWith(".txt");
        assertThat(KODO.emulator().objectBytes("my-bucket", keys.get(0)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("line 1;line 2;line 3;");
    }

    @Test
    void kodoSourceReceivesObjectsAndDeletesThem() throws Exception {
        KODO.emulator().putObject("my-bucket", "说明.txt", CONTENT);
        out.expectedBodiesReceived(new String(CONTENT, StandardCharsets.UTF_8));
        run("kodo-source", KODO.endpoint(), KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getHeader("CamelCloudEventID"))
                .isNotNull();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(KODO.emulator().keys("my-bucket")).isEmpty());
    }

    @Test
    void kodoSinkStoresInTheClassItIsTold() throws Exception {
        run("kodo-sink", KODO.endpoint(), KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        template.sendBodyAndHeader("direct:in", CONTENT, "file", "说明.txt");
        assertThat(KODO.emulator().objectBytes("my-bucket", "说明.txt")).isEqualTo(CONTENT);
        assertThat(KODO.emulator().requests()).anySatisfy(request -> assertThat(request.header("x-amz-storage-class"))
                .hasValue("LINE"));
    }

    @Test
    void kodoFetchActionLetsTheServiceDownloadTheBodyOrTheSource() throws Exception {
        QINGSTOR.emulator().putObject("my-bucket", "page.html", CONTENT);
        camel.getPropertiesComponent().addInitialProperty("page", QINGSTOR.endpoint() + "/elsewhere");
        run("kodo-fetch-action", KODO.endpoint(), KodoEmulator.ACCESS_KEY, KodoEmulator.SECRET_KEY);
        String page = QINGSTOR.endpoint() + "/my-bucket/page.html";
        template.send("direct:in", exchange -> exchange.getMessage().setBody(page));
        template.send("direct:fixed", exchange -> exchange.getMessage().setBody("not this"));
        assertThat(KODO.emulator().requests())
                .anySatisfy(request -> assertThat(request.target()).startsWith("/fetch/"))
                .anySatisfy(request -> assertThat(request.target()).startsWith("/sisyphus/fetch"));
    }

    @Test
    void qingzhouInstanceActionStopsTheInstanceOfTheHeader() throws Exception {
        run(
                "qingzhou-instance-action",
                QINGZHOU.endpoint(),
                QingzhouEmulator.ACCESS_KEY_ID,
                QingzhouEmulator.ACCESS_KEY_SECRET);
        String instance = QINGZHOU.emulator().controls().instances().get(0).id();
        Exchange done = template.send(
                "direct:in", exchange -> exchange.getMessage().setHeader("CamelQingzhouInstanceId", instance));
        assertThat(done.getException()).isNull();
        assertThat(QINGZHOU.emulator()
                        .controls()
                        .instance(instance)
                        .orElseThrow()
                        .state())
                .isEqualTo("STOPPED");
    }

    @Test
    void qingzhouInstanceSourceReceivesTheStatesOfAllInstances() throws Exception {
        out.expectedMessageCount(2);
        run(
                "qingzhou-instance-source",
                QINGZHOU.endpoint(),
                QingzhouEmulator.ACCESS_KEY_ID,
                QingzhouEmulator.ACCESS_KEY_SECRET);
        out.assertIsSatisfied();
        assertThat(out.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelCloudEventID"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void qingzhouMetricsSourceReceivesSeries() throws Exception {
        out.expectedMinimumMessageCount(2);
        run(
                "qingzhou-metrics-source",
                QINGZHOU.endpoint(),
                QingzhouEmulator.ACCESS_KEY_ID,
                QingzhouEmulator.ACCESS_KEY_SECRET);
        out.assertIsSatisfied();
        assertThat(out.getExchanges()).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getBody(List.class).get(0))
                .hasFieldOrPropertyWithValue("metric", "cpu.usage"));
    }

    /** Starts the routes of a file. */
    private void run(String kamelet, URI service, String accessKey, String secretKey) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("emulator", service.toString());
        properties.setProperty("accessKey", accessKey);
        properties.setProperty("secretKey", secretKey);
        camel.getPropertiesComponent().setOverrideProperties(properties);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("classpath:routes/" + kamelet + ".camel.yaml"));
        camel.start();
    }
}
