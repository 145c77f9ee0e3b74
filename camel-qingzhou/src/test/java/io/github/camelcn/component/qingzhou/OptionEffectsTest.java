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

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.error.TransportException;
import io.github.camelcn.common.http.SocksServer;
import io.github.camelcn.component.qingzhou.client.NotOfferedException;
import io.github.camelcn.component.qingzhou.client.WaitFailedException;
import io.github.camelcn.component.qingzhou.model.MetricSeries;
import io.github.camelcn.component.qingzhou.model.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What options change that no other test looks at, through real endpoints. */
class OptionEffectsTest {

    @AutoClose
    private final QingzhouRig rig = QingzhouRig.quick();

    private final String id = rig.emulator.controls().addRunning("web-01");

    private Instant firstPoint(String options) {
        List<?> series = rig.done(
                        "qingzhou:fleet?apiStyle=qingcloud&operation=getMetrics" + options,
                        null,
                        Map.of(QingzhouHeaders.INSTANCE_ID, id, QingzhouHeaders.METRICS, "cpu"))
                .getBody(List.class);
        return ((MetricSeries) series.get(0)).points().get(0).timestamp();
    }

    @Test
    void monitorTimeOffsetSecondsMovesMeasurements() {
        Instant plain = firstPoint("");
        assertThat(firstPoint("&monitorTimeOffsetSeconds=-28800")).isEqualTo(plain.minusSeconds(28_800));
    }

    @ParameterizedTest
    @CsvSource({"'',2026-01-15T08:30:00Z", "&restTimeZone=Asia/Shanghai,2026-01-15T00:30:00Z"})
    void restTimeZoneIsThatOfDatesWithoutOne(String option, Instant expected) {
        rig.emulator
                .faults()
                .on("GET", "/backups")
                .foreignAnswer(
                        200,
                        "application/json",
                        "{\"code\":0,\"data\":{\"list\":[{\"id\":\"b1\",\"created_at\":\"2026-01-15 08:30:00\"}]}}");
        List<?> backups = rig.done(
                        "qingzhou:host?apiStyle=rest&operation=listBackups" + option,
                        null,
                        Map.of(QingzhouHeaders.INSTANCE_ID, "101"))
                .getBody(List.class);
        assertThat(((Snapshot) backups.get(0)).createdAt()).isEqualTo(expected);
    }

    /** The rest style tells no times, and nobody can see a restart that takes no time. */
    @Test
    void waitSettleIsHowLongAStateMustLastThatNobodySawChange() {
        try (QingzhouRig instant = new QingzhouRig(
                io.github.camelcn.emulator.QingzhouEmulator.builder().transitionDelay(Duration.ZERO))) {
            Map<String, Object> headers = Map.of(
                    QingzhouHeaders.INSTANCE_ID, instant.emulator.controls().addRunning("web-01"));
            String restart = "qingzhou:host?apiStyle=rest&operation=restartInstance&waitForCompletion=true";
            assertThat(instant.sent(restart + "&waitTimeout=1000", null, headers)
                            .getException())
                    .isInstanceOf(WaitFailedException.class);
            instant.done(restart + "&waitTimeout=120000&waitSettle=50", null, headers);
        }
    }

    /** From the threshold on the clock is blamed first, corrected, and the request sent again. */
    @ParameterizedTest
    @CsvSource({"'',1", "&clockSkewThreshold=60000,2"})
    void clockSkewThresholdSaysFromWhenOnTheClockIsToBlame(String option, int requests) {
        rig.emulator.faults().skewClock(Duration.ofMinutes(10));
        rig.emulator.clearRequests();
        rig.sent("qingzhou:fleet?operation=testConnection&accessKeySecret=wrong" + option, null, Map.of());
        assertThat(rig.emulator.requestCount()).isEqualTo(requests);
    }

    @Test
    void maxConnectionsBoundsThemAndConnectTimeoutTheWaitForOne() throws Exception {
        String uri = "qingzhou:fleet?operation=listRegions&maxConnections=1&connectTimeout=200&connectionRetries=0";
        CountDownLatch refused = new CountDownLatch(1);
        rig.emulator.faults().on(request -> awaited(refused)).delay(Duration.ZERO);
        Future<Exchange> slow =
                rig.context.createFluentProducerTemplate().to(uri).asyncSend();
        await().until(() -> rig.emulator.requestCount() == 1);
        assertThat(rig.sent(uri, null, Map.of()).getException())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("connectTimeout (PT0.2S)");
        refused.countDown();
        assertThat(slow.get(2, TimeUnit.MINUTES).getException()).isNull();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A server that takes the login and not one byte of what comes after it. */
    @Test
    void writeTimeoutEndsAStandstill() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(4096);
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread taker = new Thread(() -> takeALogin(server), "server");
            taker.setDaemon(true);
            taker.start();
            Exchange stuck = rig.sent(
                    "qingzhou:host?apiStyle=rest&operation=createWebProxy&writeTimeout=200&connectionRetries=0"
                            + "&endpoint=http://127.0.0.1:" + server.getLocalPort(),
                    Map.of("instanceId", "1", "domain", "a.example", "lanAddress", "10.0.0.1", "lanPort", 80),
                    Map.of(QingzhouHeaders.DESCRIPTION, "x".repeat(32 << 20)));
            assertThat(stuck.getException())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("writeTimeout (PT0.2S)");
        }
    }

    private static void takeALogin(ServerSocket server) {
        try (Socket login = server.accept()) {
            InputStream in = login.getInputStream();
            StringBuilder request = new StringBuilder();
            while (request.indexOf("}") < 0) {
                request.append((char) in.read());
            }
            String answer = "{\"code\":0,\"data\":{\"token\":\"t\"}}";
            login.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + answer.length() + "\r\n\r\n" + answer)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the test has ended
        }
    }

    /** Without the bound the waits would double, to up to seven minutes together. */
    @Test
    void retryMaxDelayBoundsEveryWait() {
        rig.emulator.faults().on("GET", "/v1/regions").times(12).bareStatus(503);
        long before = System.nanoTime();
        rig.done(
                "qingzhou:fleet?operation=listRegions&connectionRetries=12&retryDelay=100&retryMaxDelay=100",
                null,
                Map.of());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void proxyProtocolSocksGoesThroughSuchAProxy() throws Exception {
        try (SocksServer proxy = SocksServer.start(rig.emulator.port())) {
            rig.done(
                    "qingzhou:fleet?operation=listRegions&endpoint=http://api.qingzhou.invalid&allowInsecureHttp=true"
                            + "&proxyProtocol=SOCKS&proxyHost=127.0.0.1&proxyPort=" + proxy.port(),
                    null,
                    Map.of());
            assertThat(proxy.askedFor()).containsExactly("api.qingzhou.invalid:80");
        }
    }

    @Test
    void lazyStartProducerPutsTheFailureOffToTheFirstMessage() throws Exception {
        String uri = "qingzhou:fleet?operation=getHostStatus";
        assertThatThrownBy(() -> rig.context.addRoutes(route("direct:eager", uri)))
                .isInstanceOf(FailedToStartRouteException.class);
        rig.context.addRoutes(route("direct:lazy", uri + "&lazyStartProducer=true"));
        assertThat(rig.sent("direct:lazy", null, Map.of()).getException()).isInstanceOf(NotOfferedException.class);
    }

    private static RouteBuilder route(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
