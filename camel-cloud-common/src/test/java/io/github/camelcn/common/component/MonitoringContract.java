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
package io.github.camelcn.common.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.camel.monitor.TransferEvent;
import io.github.camelcn.common.monitor.TransferState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/** What can be seen of a component from outside: events, the console, meters, and limits that hold. */
public abstract class MonitoringContract {

    private static final int LONG = 3 << 20;

    @AutoClose
    private final StoreRig rig = start();

    /** A new rig, with a secret key that is found nowhere else. */
    protected abstract StoreRig start();

    private String scheme() {
        return rig.server.emulator().service();
    }

    private List<TransferEvent> events() {
        List<TransferEvent> events = new CopyOnWriteArrayList<>();
        onEvents(events::add);
        return events;
    }

    private void onEvents(Consumer<TransferEvent> listener) {
        rig.context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof TransferEvent transfer) {
                    listener.accept(transfer);
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> progress(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, Map.class);
    }

    private JsonObject console() {
        DevConsole console = PluginHelper.getDevConsoleResolver(rig.context).resolveDevConsole(scheme());
        assertThat(console.getId()).isEqualTo(scheme());
        return (JsonObject) console.call(DevConsole.MediaType.JSON);
    }

    private String consoleText() {
        DevConsole console = PluginHelper.getDevConsoleResolver(rig.context).resolveDevConsole(scheme());
        return (String) console.call(DevConsole.MediaType.TEXT);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(JsonObject console, String name) {
        return (List<Map<String, Object>>) (List<?>) console.getCollection(name);
    }

    @Test
    protected void aLongUploadIsToldByEventsAndByItsHeader() {
        List<TransferEvent> events = events();
        Exchange done = rig.sent("store:photos/long", new byte[LONG], Map.of());

        assertThat(events).hasSizeGreaterThanOrEqualTo(2);
        TransferEvent first = events.get(0);
        assertThat(first.getSource()).isEqualTo(scheme());
        assertThat(first.getState()).isEqualTo(TransferState.RUNNING);
        assertThat(first.getBytes()).isZero();
        TransferEvent last = events.get(events.size() - 1);
        assertThat(last.getState()).isEqualTo(TransferState.COMPLETED);
        assertThat(last.getBytes()).isEqualTo(LONG);
        assertThat(last.getTotalBytes()).isEqualTo(LONG);
        assertThat(last.getBytesPerSecond()).isPositive();
        assertThat(last.getBucket() + "/" + last.getKey()).isEqualTo("photos/long");
        assertThat(progress(done, rig.names.transfer))
                .contains(
                        entry("kind", "upload"),
                        entry("state", "completed"),
                        entry("bytes", (long) LONG),
                        entry("percent", 100L));
    }

    @Test
    protected void aLongUploadInPartsCountsItsBytesOnce() {
        Exchange done = rig.sent("store:photos/parts?uploadCutoff=5MB&partSize=5MB", new byte[11 << 20], Map.of());
        assertThat(progress(done, rig.names.transfer)).contains(entry("bytes", 11L << 20), entry("percent", 100L));
    }

    @Test
    protected void aLongStreamOfUnknownLengthIsToldToo() {
        byte[] bytes = new byte[LONG];
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        Exchange done = rig.sent("store:photos/stream", stream, Map.of());
        assertThat(progress(done, rig.names.transfer)).contains(entry("bytes", (long) LONG));
    }

    @Test
    protected void aShortTransferIsToldNowhere() {
        List<TransferEvent> events = events();
        Exchange put = rig.sent("store:photos/short", new byte[1024], Map.of());
        Exchange got = rig.sent("store:photos/short?operation=getObject", null, Map.of());
        rig.sent(
                "store:photos/short?operation=copyObject",
                null,
                Map.of(rig.names.bucketDestinationName, "archive", rig.names.destinationKey, "copy"));
        assertThat(events).isEmpty();
        assertThat(put.getMessage().getHeader(rig.names.transfer)).isNull();
        assertThat(got.getMessage().getHeader(rig.names.transfer)).isNull();
    }

    @Test
    protected void aFailedUploadEndsAsFailedAndTheConsoleRemembersWhy() {
        List<TransferEvent> events = events();
        rig.send("store:no-such-bucket/long", new byte[LONG], Map.of());
        assertThat(events.get(events.size() - 1).getState()).isEqualTo(TransferState.FAILED);
        assertThat(events.get(events.size() - 1).getBytes()).isZero();
        JsonObject console = console();
        assertThat(list(console, "transfers")).isEmpty();
        assertThat(list(console, "errors").get(0)).containsKeys("at", "operation", "message", "requestId");
        assertThat((String) list(console, "errors").get(0).get("resource")).startsWith("no-such-bucket");
    }

    @Test
    protected void aCopyIsToldWithTheSizeOfItsSource() {
        rig.sent("store:photos/long", new byte[LONG], Map.of());
        List<TransferEvent> events = events();
        Exchange done = rig.sent(
                "store:photos/long?operation=copyObject",
                null,
                Map.of(rig.names.bucketDestinationName, "archive", rig.names.destinationKey, "copy"));
        assertThat(events).extracting(TransferEvent::getTotalBytes).containsOnly((long) LONG);
        assertThat(progress(done, rig.names.transfer))
                .contains(entry("kind", "copy"), entry("bucket", "archive"), entry("percent", 100L));
    }

    @Test
    protected void theConsoleShowsADownloadWhileItRuns() throws IOException {
        rig.sent("store:photos/long", new byte[LONG], Map.of());
        List<Object> seen = new CopyOnWriteArrayList<>();
        rig.context.getRegistry().bind("reader", (Processor) exchange -> {
            InputStream body = exchange.getMessage().getBody(InputStream.class);
            body.readNBytes(LONG / 2);
            seen.add(console());
            seen.add(consoleText());
            seen.add(Map.copyOf(progress(exchange, rig.names.transfer)));
            body.readAllBytes();
            seen.add(console());
        });
        Exchange done = routed("store:photos/long?operation=getObject", "bean:reader");

        Map<String, Object> running =
                list((JsonObject) seen.get(0), "transfers").get(0);
        assertThat(running)
                .contains(
                        entry("kind", "download"),
                        entry("state", "running"),
                        entry("bucket", "photos"),
                        entry("key", "long"),
                        entry("bytes", (long) LONG / 2),
                        entry("totalBytes", (long) LONG),
                        entry("percent", 50L))
                .containsKeys("bytesPerSecond", "started", "elapsedMillis");
        assertThat((String) seen.get(1))
                .contains("Transfers: \n")
                .contains("kind=download")
                .contains("key=long");
        assertThat(((Map<?, ?>) seen.get(2)).get("percent"))
                .as("the header, while it runs")
                .isEqualTo(50L);
        assertThat(list((JsonObject) seen.get(3), "transfers")).isEmpty();
        assertThat(progress(done, rig.names.transfer)).contains(entry("state", "completed"));
    }

    @Test
    protected void theConsoleShowsADownloadToAFileWhileItRuns(@TempDir Path folder) {
        rig.sent("store:photos/long", new byte[LONG], Map.of());
        List<TransferEvent> events = events();
        List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
        onEvents(event -> {
            if (event.getState() == TransferState.RUNNING && event.getBytes() > 0) {
                seen.addAll(list(console(), "transfers"));
            }
        });
        Exchange done = rig.sent(
                "store:photos/long?operation=getObjectToFile&downloadPartSize=1MiB&progressInterval=1ms"
                        + "&maxBandwidth=40MB&downloadDirectory=" + folder,
                null,
                Map.of());

        assertThat(seen)
                .allSatisfy(running -> assertThat(running)
                        .contains(
                                entry("kind", "download"),
                                entry("state", "running"),
                                entry("key", "long"),
                                entry("totalBytes", (long) LONG))
                        .containsKeys("bytesPerSecond", "percent"))
                // not while it stands still
                .anySatisfy(running -> assertThat(running).containsKey("secondsLeft"));
        assertThat(events.get(0).getBytes()).isZero();
        assertThat(events.get(events.size() - 1).getState()).isEqualTo(TransferState.COMPLETED);
        assertThat(progress(done, rig.names.transfer))
                .contains(entry("kind", "download"), entry("state", "completed"), entry("bytes", (long) LONG));
    }

    @Test
    protected void rangesThatAreThereAlreadyCountAtOnce(@TempDir Path folder) {
        rig.sent("store:photos/long", new byte[LONG], Map.of());
        String download = "store:photos/long?operation=getObjectToFile&downloadPartSize=1MiB&downloadConcurrency=1"
                + "&connectionRetries=0&progressInterval=0&downloadDirectory=" + folder;
        List<TransferEvent> events = events();
        rig.server.strike("GET", 2, StoreServer.ALWAYS, Trouble.UNAVAILABLE);
        assertThat(rig.send(download, null, Map.of()).getException()).isNotNull();
        assertThat(events)
                .extracting(TransferEvent::getState)
                .containsExactly(TransferState.RUNNING, TransferState.FAILED);
        assertThat(events.get(1).getBytes()).isEqualTo(2 << 20);

        rig.server.calm();
        Exchange done = rig.sent(download, null, Map.of());
        assertThat(progress(done, rig.names.transfer)).contains(entry("bytes", (long) LONG), entry("percent", 100L));
    }

    @Test
    protected void theConsoleShowsAStreamingUploadWhileItRuns() throws Exception {
        StreamingRig streaming = new StreamingRig(rig);
        AsyncProducer producer = streaming.producer(
                "photos/large",
                "batchMessageNumber=100&batchSize=12582912&partSize=5MiB&streamingAck=onCommit&streamingUploadTimeout=1h");
        List<TransferEvent> events = events();
        byte[] message = new byte[1 << 20];
        for (int i = 0; i < 6; i++) {
            streaming.send(producer, message);
        }
        await().untilAsserted(() -> assertThat(list(console(), "transfers"))
                .singleElement()
                .satisfies(running -> assertThat(running)
                        .contains(
                                entry("kind", "upload"),
                                entry("state", "running"),
                                entry("bucket", "photos"),
                                entry("key", "large-0"),
                                entry("bytes", 5L << 20))
                        .containsKeys("bytesPerSecond", "elapsedMillis")
                        .as("how long it will be is not known while it is filled")
                        .doesNotContainKeys("totalBytes", "percent")));
        for (int i = 6; i < 11; i++) {
            streaming.send(producer, message);
        }
        Exchange done = streaming.send(producer, message).answer();

        assertThat(done.getException()).isNull();
        assertThat(progress(done, rig.names.transfer))
                .contains(
                        entry("kind", "upload"),
                        entry("state", "completed"),
                        entry("bytes", 12L << 20),
                        entry("totalBytes", 12L << 20));
        assertThat(events.get(events.size() - 1).getState()).isEqualTo(TransferState.COMPLETED);
        assertThat(list(console(), "transfers")).isEmpty();
        producer.stop();
    }

    @Test
    protected void aBatchOfOneRequestIsATransferIfItIsLong() throws Exception {
        StreamingRig streaming = new StreamingRig(rig);
        List<TransferEvent> events = events();
        AsyncProducer producer =
                streaming.producer("photos/batch", "batchMessageNumber=2&batchSize=104857600&progressInterval=0");
        streaming.send(producer, "short").answer();
        streaming.send(producer, "short").answer();
        assertThat(events).isEmpty();

        streaming.send(producer, new byte[1 << 20]).answer();
        Exchange done = streaming.send(producer, new byte[1 << 20]).answer();

        assertThat(events)
                .extracting(TransferEvent::getState)
                .containsExactly(TransferState.RUNNING, TransferState.COMPLETED);
        assertThat(events).extracting(TransferEvent::getTotalBytes).containsOnly(2L << 20);
        assertThat(progress(done, rig.names.transfer)).contains(entry("bytes", 2L << 20), entry("percent", 100L));
        producer.stop();
    }

    @Test
    protected void aBatchThatCannotBeStoredEndsAsAFailedTransfer() throws Exception {
        StreamingRig streaming = new StreamingRig(rig);
        List<TransferEvent> events = events();
        AsyncProducer producer = streaming.producer(
                "no-such-bucket/batch", "batchMessageNumber=1&batchSize=104857600&namingStrategy=random");

        Exchange failed = streaming.send(producer, new byte[LONG]).answer();

        assertThat(failed.getException()).isNotNull();
        assertThat(events.get(events.size() - 1).getState()).isEqualTo(TransferState.FAILED);
        assertThat(list(console(), "transfers")).isEmpty();
        producer.stop();
    }

    private Exchange routed(String from, String then) {
        try {
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:monitored").to(from).to(then);
                }
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return rig.sent("direct:monitored", null, Map.of());
    }

    @Test
    protected void aDownloadThatIsNotReadToItsEndIsAbandoned() {
        rig.sent("store:photos/long", new byte[LONG], Map.of());
        List<TransferEvent> events = events();
        rig.sent("store:photos/long?operation=getObject", null, Map.of());
        assertThat(events)
                .extracting(TransferEvent::getState)
                .containsExactly(TransferState.RUNNING, TransferState.ABANDONED);
    }

    @Test
    protected void theConsoleShowsEndpointsAndCallsButNoSecrets() {
        rig.sent("store:photos/a?secretKey=" + rig.server.secretKey(), new byte[10], Map.of());
        rig.send(
                "store:photos/b?operation=getObject&proxyHost=localhost&proxyPort=1&proxyUser=me&proxyPassword=s3cr3t",
                null,
                Map.of());
        JsonObject console = console();
        assertThat(list(console, "endpoints"))
                .anySatisfy(endpoint -> assertThat((String) endpoint.get("uri")).contains("photos/a"));
        assertThat(list(console, "calls")).anySatisfy(calls -> assertThat(calls)
                .contains(
                        entry("operation", "putObject"),
                        entry("bucket", "photos"),
                        entry("active", 0L),
                        entry("sentBytes", 10L)));
        assertThat(console.toJson() + consoleText())
                .doesNotContain(rig.server.secretKey())
                .doesNotContain("s3cr3t");
    }

    @Test
    protected void metersAreKeptInTheRegistryOfTheContext() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        rig.context.getRegistry().bind("metricsRegistry", registry);
        rig.sent("store:photos/a", new byte[1000], Map.of());
        rig.sent("store:photos/a?operation=getObject", null, Map.of());
        rig.send("store:photos/none?operation=getObject", null, Map.of());
        rig.sent("store:photos?operation=listObjects", null, Map.of());

        String[] put = {"service", scheme(), "bucket", "photos", "operation", "putObject"};
        assertThat(registry.get("camelcn.bytes.sent")
                        .tags(put)
                        .functionCounter()
                        .count())
                .isEqualTo(1000);
        assertThat(timer(registry, "putObject", "success").count()).isEqualTo(1);
        assertThat(timer(registry, "getObject", "success").count()).isEqualTo(1);
        assertThat(timer(registry, "getObject", "object_not_found").count()).isEqualTo(1);
        assertThat(timer(registry, "putObject", "success").totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(registry.get("camelcn.calls.active").tags(put).gauge().value())
                .isZero();
        assertThat(registry.get("camelcn.retries").tags(put).functionCounter().count())
                .isZero();
        assertThat(registry.get("camelcn.list.pages").functionCounter().count()).isEqualTo(1);
        assertThat(registry.get("camelcn.transfers.active").gauge().value()).isZero();

        rig.context.stop();
        assertThat(registry.getMeters()).isEmpty();
    }

    private Timer timer(MeterRegistry registry, String operation, String outcome) {
        return registry.get("camelcn.calls")
                .tags("service", scheme(), "bucket", "photos", "operation", operation, "outcome", outcome)
                .timer();
    }

    @Test
    protected void maxRequestsPerSecondHoldsTheSecondRequestBack() {
        String slow = "store:photos/a?maxRequestsPerSecond=0.001&callTimeout=30s";
        rig.sent(slow, "x", Map.of());
        assertThat(rig.send(slow, "x", Map.of()).getException())
                .hasMessageContaining("leaves no time to wait")
                .hasMessageContaining("for maxRequestsPerSecond (0.001)");
    }

    @Test
    protected void maxBandwidthHoldsALongUploadBack() {
        Exchange failed = rig.send("store:photos/a?maxBandwidth=800&callTimeout=100", new byte[100_000], Map.of());
        assertThat(failed.getException()).hasMessageContaining("not done within callTimeout (PT0.1S)");
    }

    @Test
    protected void progressIntervalZeroTellsBeginAndEndOnly() {
        List<TransferEvent> events = events();
        rig.sent("store:photos/long?progressInterval=0", new byte[LONG], Map.of());
        assertThat(events).hasSize(2);
    }

    @Test
    protected void progressIntervalTellsAsOftenAsAsked() {
        List<TransferEvent> events = events();
        byte[] bytes = new byte[LONG];
        Arrays.fill(bytes, (byte) 'x');
        rig.sent("store:photos/long?progressInterval=1ms&maxBandwidth=40MB", bytes, Map.of());
        assertThat(events).hasSizeGreaterThan(2);
        assertThat(events).extracting(TransferEvent::getBytes).isSorted();
    }

    @Test
    protected void consoleAndMetersShowWhatAConsumerHasClaimed() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        rig.context.getRegistry().bind("metricsRegistry", registry);
        rig.sent("store:photos/in/a", "x", Map.of());
        List<JsonObject> seen = new CopyOnWriteArrayList<>();
        List<Double> claimed = new CopyOnWriteArrayList<>();
        List<Double> lag = new CopyOnWriteArrayList<>();
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:photos?prefix=in/&deleteAfterRead=true&settle=each&initialDelay=0&delay=20")
                        .routeId("eater")
                        .process(exchange -> {
                            claimed.add(consumerGauge(registry, "claimed"));
                            lag.add(consumerGauge(registry, "lag"));
                            seen.add(console());
                        });
            }
        });
        await().until(() -> !seen.isEmpty());

        Map<String, Object> consumer = list(seen.get(0), "consumers").get(0);
        assertThat(consumer).contains(entry("name", "eater"), entry("bucket", "photos"), entry("claimed", 1));
        assertThat(consumer.get("claims").toString()).contains("in/a");
        assertThat(consumer).containsKeys("oldestUnseen", "lagMillis");
        assertThat(claimed).containsExactly(1.0);
        assertThat(lag.get(0)).isNotZero();
        await().untilAsserted(() -> {
            assertThat(consumerGauge(registry, "claimed")).isZero();
            assertThat(consumerGauge(registry, "lag")).isZero();
        });

        rig.context.getRouteController().stopRoute("eater");
        assertThat(registry.find("camelcn.consumer.lag").gauge()).isNull();
        assertThat(list(console(), "consumers")).isEmpty();
    }

    @Test
    protected void theConsoleShowsHowFarAConsumerHasFollowed() throws Exception {
        for (String key : List.of("in/1", "in/2", "in/3")) {
            rig.sent("store:photos/" + key, "x", Map.of());
        }
        MemoryStateRepository states = new MemoryStateRepository();
        rig.context.getRegistry().bind("states", states);
        rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("store:photos?prefix=in/&follow=true&followOverlap=0&followName=tail&stateRepository=#states"
                                + "&listPageSize=1&initialDelay=0&delay=20")
                        .routeId("follower")
                        .to("log:followed?level=DEBUG");
                from("store:archive?initialDelay=0&deleteAfterRead=true")
                        .routeId("eater")
                        .to("log:eaten?level=DEBUG");
            }
        });
        await().untilAsserted(() -> assertThat(follow().get("savedAt")).isNotNull());

        await().untilAsserted(() -> {
            Map<String, Object> follow = follow();
            assertThat(follow)
                    .contains(
                            entry("name", "tail"),
                            entry("by", "key"),
                            entry("overlapMillis", 0L),
                            entry("saveFails", false),
                            entry("position", follow.get("savedPosition")));
            assertThat(states.getState("tail"))
                    .contains(URLEncoder.encode((String) follow.get("savedPosition"), StandardCharsets.UTF_8));
        });
        assertThat(consoleText()).contains("follow=(name=tail by=key position=");
        assertThat(list(console(), "consumers"))
                .filteredOn(consumer -> consumer.get("name").equals("eater"))
                .singleElement()
                .satisfies(eater -> assertThat(eater).doesNotContainKey("follow"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> follow() {
        return (Map<String, Object>) list(console(), "consumers").stream()
                .filter(consumer -> consumer.get("name").equals("follower"))
                .findFirst()
                .orElseThrow()
                .get("follow");
    }

    private static double consumerGauge(MeterRegistry registry, String name) {
        return registry.get("camelcn.consumer." + name)
                .tags("bucket", "photos", "consumer", "eater")
                .gauge()
                .value();
    }

    @Test
    protected void aLongObjectThatIsConsumedIsToldAsADownload() throws Exception {
        rig.sent("store:photos/in/long", new byte[LONG], Map.of());
        List<TransferEvent> events = events();
        for (boolean includeBody : List.of(true, false)) {
            String id = "reads" + includeBody;
            rig.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("store:photos?prefix=in/&initialDelay=0&includeBody=" + includeBody)
                            .routeId(id)
                            .process(exchange -> exchange.getMessage()
                                    .getBody(InputStream.class)
                                    .readAllBytes());
                }
            });
            await().until(() -> events.stream().anyMatch(event -> event.getState() == TransferState.COMPLETED));
            assertThat(events.get(0).getKey()).isEqualTo("in/long");
            assertThat(events.get(events.size() - 1).getBytes()).isEqualTo(LONG);
            rig.context.getRouteController().stopRoute(id);
            events.clear();
        }
    }

    @Test
    protected void everyCallLeavesTheIdOfItsRequest() {
        rig.sent("store:photos/a", "x", Map.of());
        Map<String, Object> stale = Map.of(rig.names.requestId, "stale");
        for (String operation : List.of(
                "putObject", "getObject", "headObject", "listObjects", "headBucket", "listBuckets", "deleteObject")) {
            Object id = rig.sent(
                            "store:photos/a?operation=" + operation, operation.equals("putObject") ? "x" : null, stale)
                    .getMessage()
                    .getHeader(rig.names.requestId);
            assertThat(id).as(operation).isInstanceOf(String.class).isNotEqualTo("stale");
        }
        Object none = rig.sent("store:photos/a?operation=createDownloadLink", null, stale)
                .getMessage()
                .getHeader(rig.names.requestId);
        assertThat(none).as("nothing was asked").isNull();
    }
}
