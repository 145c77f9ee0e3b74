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
package io.github.camelcn.component.qingstor;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.RecordedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What routes can do with the bodies of consumed objects. */
class ConsumerBodyRouteTest {

    /** Too large to be kept in memory. */
    private static final int LARGE = 300_000;

    private final ConsumerRouteRig rig = new ConsumerRouteRig();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    /** Text, since it is logged. */
    private byte[] withLarge(String key) {
        byte[] half = new byte[LARGE / 2];
        new Random(11).nextBytes(half);
        byte[] content = HexFormat.of().formatHex(half).getBytes(UTF_8);
        rig.emulator.putObject("photos", key, content);
        return content;
    }

    @Test
    void aLargeBodyIsReadFromTheNetworkEachTime() throws Exception {
        byte[] content = withLarge("in/large.bin");
        rig.start("deleteAfterRead=true", route -> route.log("${body}").to("file:" + folder));
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(folder.resolve("in/large.bin")).hasBinaryContent(content);
        assertThat(rig.downloads()).hasSize(2);
        assertThat(rig.downloads().get(1).header("if-match"))
                .as("always the same content")
                .isPresent();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aLargeBodyGoesStraightToAnotherBucket() throws Exception {
        byte[] content = withLarge("in/large.bin");
        rig.start("deleteAfterRead=true", route -> route.to("qingstor:archive"));

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.emulator.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void aLargeBodyOnTheWayToAnotherBucketIsReadOnce() throws Exception {
        byte[] content = withMebibyte("in/large.bin");
        rig.start("maxConnections=2&connectTimeout=5s", route -> route.to("qingstor:archive"));
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.emulator.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    void aLargeBodyIsReadAgainOnlyWhenItHasToBeSentAgain() throws Exception {
        byte[] content = withMebibyte("in/large.bin");
        rig.start("", route -> route.to("qingstor:archive"));
        rig.emulator.clearRequests();
        rig.emulator.faults().on("PUT", "").times(1).answer(503, "service_unavailable");

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.emulator.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.requests("PUT", true)).hasSize(2);
        assertThat(rig.downloads()).hasSize(2);
    }

    @Test
    void aLargeBodyThatIsChangedOnItsWayToAnotherBucketIsNoticed() throws Exception {
        withMebibyte("in/large.bin");
        rig.start("", route -> route.to("qingstor:archive"));
        rig.emulator.faults().on("PUT", "").corruptUpload();

        assertThat(rig.poll()).as("nothing goes on").isEmpty();
    }

    /** The ETag of an encrypted object is no MD5 to compare with. */
    @Test
    void aLargeBodyThatIsEncryptedIsReadOnceAndSentWithItsDigest() throws Exception {
        withMebibyte("in/large.bin");
        String key = "k".repeat(32);
        rig.start("", route -> route.to("qingstor:archive?encryptionCustomerKey=" + key));
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.downloads()).hasSize(1);
        assertThat(rig.requests("PUT", true)).singleElement().satisfies(put -> assertThat(put.header("content-md5"))
                .isPresent());
    }

    private byte[] withMebibyte(String key) {
        byte[] content = new byte[1 << 20];
        new Random(12).nextBytes(content);
        rig.emulator.putObject("photos", key, content);
        return content;
    }

    @Test
    void aLargeBodyOnTheWayToOneFileIsReadOnce() throws Exception {
        byte[] content = withLarge("large.bin");
        rig.start("", route -> route.to("file:" + folder + "?fileName=copy"));
        rig.emulator.clearRequests();

        rig.poll();

        assertThat(folder.resolve("copy")).hasBinaryContent(content);
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    void aSmallBodyIsReadOnceHoweverOftenItIsUsed() throws Exception {
        rig.with("small")
                .start("", route -> route.log("${body}").to("file:" + folder).to("qingstor:archive"));
        rig.emulator.clearRequests();

        rig.poll();

        assertThat(folder.resolve("small")).hasContent("small");
        assertThat(rig.emulator.objectBytes("archive", "small")).asString().isEqualTo("small");
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    void ignoreBodyDownloadsNothing() throws Exception {
        withLarge("large.bin");
        rig.start("ignoreBody=true&deleteAfterRead=true");
        List<Object> bodies = bodiesAtTheEnd();
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("large.bin");

        assertThat(rig.downloads()).isEmpty();
        assertThat(bodies).containsExactly((Object) null);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    void includeBodyFalseGivesThePlainStream() throws Exception {
        byte[] content = withLarge("large.bin");
        List<Object> read = new ArrayList<>();
        rig.start(
                "includeBody=false",
                route -> route.process(exchange -> {
                    InputStream body = exchange.getMessage().getBody(InputStream.class);
                    assertThat(body).isNotInstanceOf(StreamCache.class);
                    read.add(body.readAllBytes());
                }));

        rig.poll();
        assertThat(read).containsExactly((Object) content);
    }

    @Test
    void autocloseBodyFalseLeavesTheStreamToTheRoute() throws Exception {
        byte[] content = withLarge("large.bin");
        rig.start("includeBody=false&autocloseBody=false");
        List<Object> bodies = bodiesAtTheEnd();

        rig.poll();

        try (InputStream body = (InputStream) bodies.get(0)) {
            assertThat(body.readAllBytes()).as("after the exchange").isEqualTo(content);
        }
    }

    /** What mock:out gets, as it is: looking at its exchanges later would be after the bodies were closed. */
    private List<Object> bodiesAtTheEnd() {
        List<Object> bodies = new ArrayList<>();
        rig.out()
                .whenAnyExchangeReceived(
                        exchange -> bodies.add(exchange.getMessage().getBody()));
        return bodies;
    }

    @Test
    void aBodyIsSplitWhileItArrives() throws Exception {
        int lines = 20_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(i).append(" 第").append('\n');
        }
        rig.emulator.putObject("photos", "lines.txt", text.toString().getBytes(UTF_8));
        MockEndpoint split = rig.context.getEndpoint("mock:split", MockEndpoint.class);
        split.setRetainLast(1);
        split.expectedMessageCount(lines);
        rig.start("", route -> route.split()
                .tokenize("\n")
                .streaming()
                .to("mock:split")
                .end());
        rig.emulator.clearRequests();

        assertThat(rig.poll()).containsExactly("lines.txt");

        split.assertIsSatisfied();
        assertThat(split.getExchanges().get(0).getMessage().getBody()).isEqualTo("line 19999 第");
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    void everyBranchOfAMulticastReadsTheWholeBody() throws Exception {
        byte[] content = withLarge("large.bin");
        rig.emulator.store().createBucket("elsewhere");
        rig.start("deleteAfterRead=true", route -> route.multicast()
                .parallelProcessing()
                .to("qingstor:archive", "qingstor:elsewhere", "file:" + folder)
                .end());

        rig.poll();
        await("branches run on threads of their own").until(() -> rig.keys().isEmpty());

        assertThat(folder.resolve("large.bin")).hasBinaryContent(content);
        assertThat(rig.emulator.objectBytes("archive", "large.bin")).isEqualTo(content);
        assertThat(rig.emulator.objectBytes("elsewhere", "large.bin")).isEqualTo(content);
    }

    @Test
    void pollEnrichFetchesTheNamedObjectAndSettlesItWithTheExchange() throws Exception {
        rig.with("a", "b");
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch")
                        .pollEnrich()
                        .simple("qingstor:photos/${body}?deleteAfterRead=true&inProgressRepository=#claims")
                        .timeout(0)
                        .convertBodyTo(String.class);
            }
        });

        Exchange fetched = rig.rig.sent("direct:fetch", "b", Map.of());

        assertThat(fetched.getMessage().getBody()).isEqualTo("b");
        assertThat(fetched.getMessage().getHeader(QingStorHeaders.KEY)).isEqualTo("b");
        assertThat(rig.keys()).containsExactly("a");
        assertThat(rig.rig
                        .sent("direct:fetch", "missing", Map.of())
                        .getMessage()
                        .getBody())
                .isNull();
    }

    @Test
    void aConsumedBucketDoesNotRedirectTheProducerBehindIt() throws Exception {
        rig.with("a").start("", route -> route.to("qingstor:archive"));

        rig.poll();

        assertThat(rig.archived()).containsExactly("a");
        assertThat(rig.requests("PUT", true)).extracting(RecordedRequest::path).containsExactly("/archive/a");
    }

    @Test
    void overrideBucketNameRedirectsTheProducer() throws Exception {
        rig.emulator.store().createBucket("elsewhere");
        rig.with("a").start("", route -> route.setHeader(QingStorHeaders.OVERRIDE_BUCKET_NAME)
                .constant("elsewhere")
                .to("qingstor:archive"));

        rig.poll();

        assertThat(rig.archived()).isEmpty();
        assertThat(rig.emulator.keys("elsewhere")).containsExactly("a");
    }

    @Test
    void whatTheServiceSaysOfAnObjectStandsInTheHeaders() throws Exception {
        rig.emulator
                .store()
                .putObject("photos", "in/说明.txt", "hello".getBytes(UTF_8), "text/plain", Map.of("owner", "li"));
        List<Map<String, Object>> headers = new ArrayList<>();
        rig.start(
                "",
                route -> route.process(
                        exchange -> headers.add(exchange.getMessage().getHeaders())));

        rig.poll();

        assertThat(headers.get(0))
                .containsEntry(QingStorHeaders.BUCKET_NAME, "photos")
                .containsEntry(QingStorHeaders.KEY, "in/说明.txt")
                .containsEntry(QingStorHeaders.CONTENT_LENGTH, 5L)
                .containsEntry(QingStorHeaders.CONTENT_TYPE, "text/plain")
                .containsEntry(QingStorHeaders.ETAG, "5d41402abc4b2a76b9719d911017c592")
                .containsEntry(QingStorHeaders.METADATA, Map.of("owner", "li"))
                .containsEntry(Exchange.FILE_NAME, "in/说明.txt")
                .containsEntry(Exchange.FILE_LENGTH, 5L)
                .containsKeys(QingStorHeaders.LAST_MODIFIED, QingStorHeaders.REQUEST_ID);
    }
}
