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

import java.io.File;
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
public abstract class ConsumerBodyContract {

    protected final ConsumerRig rig = new ConsumerRig(newRig());

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** Too large to be kept in memory. */
    private static final int LARGE = 300_000;

    @TempDir
    private Path folder;

    @AfterEach
    protected void nothingStaysClaimed() {
        rig.close();
        assertThat(rig.claims.getCache()).isEmpty();
    }

    /** Text, since it is logged. */
    private byte[] withLarge(String key) {
        byte[] half = new byte[LARGE / 2];
        new Random(11).nextBytes(half);
        byte[] content = HexFormat.of().formatHex(half).getBytes(UTF_8);
        rig.server.putObject("photos", key, content);
        return content;
    }

    @Test
    protected void aLargeBodyIsReadFromTheNetworkEachTime() throws Exception {
        byte[] content = withLarge("in/large.bin");
        rig.start("deleteAfterRead=true", route -> route.log("${body}").to("file:" + folder));
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(folder.resolve("in/large.bin")).hasBinaryContent(content);
        assertThat(rig.downloads()).hasSize(2);
        assertThat(rig.downloads().get(1).header("if-match"))
                .as("always the same content")
                .isPresent();
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void withALocalWorkDirectoryTheBodyIsAFileUntilTheExchangeIsDone() throws Exception {
        byte[] content = withLarge("in/large.bin");
        List<File> files = new ArrayList<>();
        rig.start(
                "deleteAfterRead=true&localWorkDirectory=" + folder,
                route -> route.process(exchange -> {
                    File file = exchange.getMessage().getBody(File.class);
                    assertThat(exchange.getMessage().getBody()).isSameAs(file);
                    assertThat(file)
                            .isEqualTo(
                                    folder.toRealPath().resolve("in/large.bin").toFile());
                    assertThat(file).hasBinaryContent(content);
                    assertThat(exchange.getMessage().getHeader(Exchange.FILE_LOCAL_WORK_PATH))
                            .isEqualTo(file.getPath());
                    files.add(file);
                }));

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(files).singleElement().satisfies(file -> assertThat(file).doesNotExist());
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void aFileOfTheLocalWorkDirectoryIsRemovedWhenTheRouteFails() throws Exception {
        rig.with("a", "b")
                .start("localWorkDirectory=" + folder, route -> route.throwException(new IllegalStateException("no")));

        assertThat(rig.poll()).isEmpty();

        assertThat(folder).isEmptyDirectory();
        assertThat(rig.keys()).containsExactly("a", "b");
    }

    @Test
    protected void autocloseBodyFalseLeavesTheFileToTheRoute() throws Exception {
        rig.with("a").start("autocloseBody=false&localWorkDirectory=" + folder);

        assertThat(rig.poll()).containsExactly("a");

        assertThat(folder.resolve("a")).hasContent("a");
    }

    @Test
    protected void aKeyThatIsNoNameOfAFileStopsNobodyElse() throws Exception {
        rig.with("double//slash", "plain").start("deleteAfterRead=true&localWorkDirectory=" + folder);

        assertThat(rig.poll()).containsExactly("plain");

        assertThat(rig.keys()).containsExactly("double//slash");
    }

    @Test
    protected void aLargeBodyGoesStraightToAnotherBucket() throws Exception {
        byte[] content = withLarge("in/large.bin");
        rig.start("deleteAfterRead=true", route -> route.to("store:archive"));

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.server.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void aLargeBodyOnTheWayToAnotherBucketIsReadOnce() throws Exception {
        byte[] content = withMebibyte("in/large.bin");
        rig.start("maxConnections=2&connectTimeout=1m", route -> route.to("store:archive"));
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.server.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    protected void aLargeBodyIsReadAgainOnlyWhenItHasToBeSentAgain() throws Exception {
        byte[] content = withMebibyte("in/large.bin");
        rig.start("", route -> route.to("store:archive"));
        rig.server.clearRequests();
        rig.server.strike("PUT", 0, 1, Trouble.UNAVAILABLE);

        assertThat(rig.poll()).containsExactly("in/large.bin");

        assertThat(rig.server.objectBytes("archive", "in/large.bin")).isEqualTo(content);
        assertThat(rig.requests("PUT", true)).hasSize(2);
        assertThat(rig.downloads()).hasSize(2);
    }

    @Test
    protected void aLargeBodyThatIsChangedOnItsWayToAnotherBucketIsNoticed() throws Exception {
        withMebibyte("in/large.bin");
        rig.start("", route -> route.to("store:archive"));
        rig.server.strike("PUT", 0, StoreServer.ALWAYS, Trouble.CORRUPT_UPLOAD);

        assertThat(rig.poll()).as("nothing goes on").isEmpty();
    }

    protected byte[] withMebibyte(String key) {
        byte[] content = new byte[1 << 20];
        new Random(12).nextBytes(content);
        rig.server.putObject("photos", key, content);
        return content;
    }

    @Test
    protected void aLargeBodyOnTheWayToOneFileIsReadOnce() throws Exception {
        byte[] content = withLarge("large.bin");
        rig.start("", route -> route.to("file:" + folder + "?fileName=copy"));
        rig.server.clearRequests();

        rig.poll();

        assertThat(folder.resolve("copy")).hasBinaryContent(content);
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    protected void aSmallBodyIsReadOnceHoweverOftenItIsUsed() throws Exception {
        rig.with("small")
                .start("", route -> route.log("${body}").to("file:" + folder).to("store:archive"));
        rig.server.clearRequests();

        rig.poll();

        assertThat(folder.resolve("small")).hasContent("small");
        assertThat(rig.server.objectBytes("archive", "small")).asString().isEqualTo("small");
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    protected void ignoreBodyDownloadsNothing() throws Exception {
        withLarge("large.bin");
        rig.start("ignoreBody=true&deleteAfterRead=true");
        List<Object> bodies = bodiesAtTheEnd();
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("large.bin");

        assertThat(rig.downloads()).isEmpty();
        assertThat(bodies).containsExactly((Object) null);
        assertThat(rig.keys()).isEmpty();
    }

    @Test
    protected void includeBodyFalseGivesThePlainStream() throws Exception {
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
    protected void autocloseBodyFalseLeavesTheStreamToTheRoute() throws Exception {
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
    protected void aBodyIsSplitWhileItArrives() throws Exception {
        int lines = 20_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(i).append(" 第").append('\n');
        }
        rig.server.putObject("photos", "lines.txt", text.toString().getBytes(UTF_8));
        MockEndpoint split = rig.rig.mock("split");
        split.setRetainLast(1);
        split.expectedMessageCount(lines);
        rig.start("", route -> route.split()
                .tokenize("\n")
                .streaming()
                .to("mock:split")
                .end());
        rig.server.clearRequests();

        assertThat(rig.poll()).containsExactly("lines.txt");

        split.assertIsSatisfied();
        assertThat(split.getExchanges().get(0).getMessage().getBody()).isEqualTo("line 19999 第");
        assertThat(rig.downloads()).hasSize(1);
    }

    @Test
    protected void everyBranchOfAMulticastReadsTheWholeBody() throws Exception {
        byte[] content = withLarge("large.bin");
        rig.server.createBucket("elsewhere");
        rig.start("deleteAfterRead=true", route -> route.multicast()
                .parallelProcessing()
                .to("store:archive", "store:elsewhere", "file:" + folder)
                .end());

        rig.poll();
        await("branches run on threads of their own").until(() -> rig.keys().isEmpty());

        assertThat(folder.resolve("large.bin")).hasBinaryContent(content);
        assertThat(rig.server.objectBytes("archive", "large.bin")).isEqualTo(content);
        assertThat(rig.server.objectBytes("elsewhere", "large.bin")).isEqualTo(content);
    }

    @Test
    protected void pollEnrichFetchesTheNamedObjectAndSettlesItWithTheExchange() throws Exception {
        rig.with("a", "b");
        rig.rig.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch")
                        .pollEnrich()
                        .simple("store:photos/${body}?deleteAfterRead=true&inProgressRepository=#claims")
                        .timeout(0)
                        .convertBodyTo(String.class);
            }
        });

        Exchange fetched = rig.rig.sent("direct:fetch", "b", Map.of());

        assertThat(fetched.getMessage().getBody()).isEqualTo("b");
        assertThat(fetched.getMessage().getHeader(rig.names.key)).isEqualTo("b");
        assertThat(rig.keys()).containsExactly("a");
        assertThat(rig.rig
                        .sent("direct:fetch", "missing", Map.of())
                        .getMessage()
                        .getBody())
                .isNull();
    }

    @Test
    protected void aConsumedBucketDoesNotRedirectTheProducerBehindIt() throws Exception {
        rig.with("a").start("", route -> route.to("store:archive"));

        rig.poll();

        assertThat(rig.archived()).containsExactly("a");
        assertThat(rig.requests("PUT", true)).extracting(RecordedRequest::path).containsExactly("/archive/a");
    }

    @Test
    protected void overrideBucketNameRedirectsTheProducer() throws Exception {
        rig.server.createBucket("elsewhere");
        rig.with("a").start("", route -> route.setHeader(rig.names.overrideBucketName)
                .constant("elsewhere")
                .to("store:archive"));

        rig.poll();

        assertThat(rig.archived()).isEmpty();
        assertThat(rig.server.keys("elsewhere")).containsExactly("a");
    }

    @Test
    protected void whatTheServiceSaysOfAnObjectStandsInTheHeaders() throws Exception {
        rig.server.putObject("photos", "in/说明.txt", "hello".getBytes(UTF_8), "text/plain", Map.of("owner", "li"));
        List<Map<String, Object>> headers = new ArrayList<>();
        rig.start(
                "",
                route -> route.process(
                        exchange -> headers.add(exchange.getMessage().getHeaders())));

        rig.poll();

        assertThat(headers.get(0))
                .containsEntry(rig.names.bucketName, "photos")
                .containsEntry(rig.names.key, "in/说明.txt")
                .containsEntry(rig.names.contentLength, 5L)
                .containsEntry(rig.names.contentType, "text/plain")
                .containsEntry(rig.names.eTag, "5d41402abc4b2a76b9719d911017c592")
                .containsEntry(rig.names.metadata, Map.of("owner", "li"))
                .containsEntry(Exchange.FILE_NAME, "in/说明.txt")
                .containsEntry(Exchange.FILE_LENGTH, 5L)
                .containsKeys(rig.names.lastModified, rig.names.requestId);
    }
}
