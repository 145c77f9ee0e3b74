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
package io.github.camelcn.common.camel.consumer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ValueBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.camel.StoredObjectBody;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.objectstore.ByteRange;
import io.github.camelcn.common.objectstore.Fault;
import io.github.camelcn.common.objectstore.GetObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The body as such, and under everything Camel does to bodies. */
class StoredObjectBodyTest {

    private static final String LINE = "a line of text that is repeated\n";
    private static final String LARGE = LINE.repeat(StoredObjectBody.IN_MEMORY_BYTES / LINE.length() + 1);

    private final ConsumerRig rig = new ConsumerRig();
    private final Exchange exchange = new DefaultExchange(rig.context);

    @TempDir
    Path folder;

    @AfterEach
    void nothingStaysOpen() {
        rig.close();
        assertThat(rig.store.openBodies()).isZero();
    }

    private StoredObjectBody open(String content) throws IOException {
        put(content);
        return open(GetObjectRequest.of(new ObjectRef(ConsumerRig.BUCKET, "object")));
    }

    private StoredObjectBody open(GetObjectRequest request) throws IOException {
        return StoredObjectBody.open(rig.store, request, rig.store.get(request));
    }

    private void put(String content) {
        rig.store.with(ConsumerRig.BUCKET, "object", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(StoredObjectBody body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aSmallObjectIsReadAtOnceAndHoldsNoConnection() throws Exception {
        StoredObjectBody body = open("small");

        assertThat(rig.store.openBodies()).isZero();
        assertThat(body.inMemory()).isTrue();
        assertThat(text(body)).isEqualTo("small");
        body.reset();
        assertThat(text(body)).isEqualTo("small");
        assertThat(rig.store.calls("getObject")).hasSize(1);
    }

    @Test
    void anObjectOfExactlyTheLimitIsInMemoryAndOneByteMoreIsNot() throws Exception {
        assertThat(open("x".repeat(StoredObjectBody.IN_MEMORY_BYTES)).inMemory())
                .isTrue();
        try (StoredObjectBody larger = open("x".repeat(StoredObjectBody.IN_MEMORY_BYTES + 1))) {
            assertThat(larger.inMemory()).isFalse();
        }
    }

    @Test
    void aLargeObjectIsOpenedAgainForEveryReading() throws Exception {
        StoredObjectBody body = open(LARGE);

        assertThat(text(body)).isEqualTo(LARGE);
        assertThat(rig.store.openBodies()).as("given back at the end").isZero();
        assertThat(body.read()).as("the end stays the end").isEqualTo(-1);
        body.reset();
        assertThat(rig.store.calls("getObject")).as("reset alone asks nothing").hasSize(1);
        assertThat(text(body)).isEqualTo(LARGE);
        assertThat(rig.store.calls("getObject")).hasSize(2);
    }

    @Test
    void aResetBeforeTheFirstReadKeepsTheConnection() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.reset();
        body.reset();

        assertThat(text(body)).isEqualTo(LARGE);
        assertThat(rig.store.calls("getObject")).hasSize(1);
    }

    @Test
    void readingAnObjectAgainThatWasOverwrittenFailsInsteadOfMixingContents() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.readNBytes(100);
        put(LARGE + "newer");
        body.reset();

        assertThatThrownBy(body::read).isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void aRangeStaysARangeWhenItIsReadAgain() throws Exception {
        put(LARGE + LARGE);
        long last = StoredObjectBody.IN_MEMORY_BYTES + 9;
        StoredObjectBody body = open(GetObjectRequest.of(new ObjectRef(ConsumerRig.BUCKET, "object"))
                .withRange(ByteRange.closed(10, last + 10)));
        String first = text(body);
        body.reset();

        assertThat(text(body)).isEqualTo(first).hasSize((int) last + 1);
        assertThat(body.length()).isEqualTo(last + 1);
    }

    @Test
    void aClosedBodyIsReadAgainOnlyAfterAReset() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.close();
        body.close();

        assertThatThrownBy(body::read)
                .isInstanceOf(IOException.class)
                .hasMessage("the body of inbox/object is closed; reset it to read it again");
        body.reset();
        assertThat(text(body)).isEqualTo(LARGE);
    }

    @Test
    void aCopyIsIndependentAndClosesItselfWithItsExchange() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.readNBytes(100);
        StoredObjectBody copy = (StoredObjectBody) body.copy(exchange);
        assertThat(copy.readNBytes(10)).hasSize(10);
        assertThat(rig.store.openBodies()).isEqualTo(2);

        exchange.getExchangeExtension().handoverCompletions().forEach(completion -> completion.onComplete(exchange));
        assertThat(rig.store.openBodies()).isEqualTo(1);
        assertThat(body.position()).isEqualTo(100);
        assertThat(text(body)).isEqualTo(LARGE.substring(100));
    }

    @Test
    void writesWhatWasNotReadYet() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.readNBytes(LINE.length());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        body.writeTo(written);

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(LARGE.substring(LINE.length()));
    }

    @Test
    void aSmallObjectThatBreaksWhileItIsReadIsReportedAndClosed() {
        rig.store.inject(Fault.on("readObject", call -> {
            throw new IOException("broken");
        }));

        assertThatThrownBy(() -> open("small")).hasMessage("broken");
        assertThat(rig.store.openBodies()).isZero();
    }

    @Test
    void canBeLoggedAndThenConverted() throws Exception {
        put(LARGE);
        rig.start("", route -> route.log("${body}").to("log:body?showAll=true").convertBodyTo(String.class));

        rig.poll();
        assertThat(rig.received().get(0).getMessage().getBody()).isEqualTo(LARGE);
    }

    @Test
    void isConvertedToBytesAndToText() throws Exception {
        put(LARGE);
        List<Object> seen = new ArrayList<>();
        rig.start(
                "",
                route -> route.process(step -> {
                    seen.add(step.getMessage().getBody(byte[].class).length);
                    ((StreamCache) step.getMessage().getBody()).reset();
                    seen.add(step.getMessage().getBody(String.class).length());
                }));

        rig.poll();
        assertThat(seen).containsExactly(LARGE.length(), LARGE.length());
    }

    @Test
    void everyBranchOfAMulticastReadsAll() throws Exception {
        everyBranchReadsAll("false");
    }

    @Test
    void everyBranchOfAParallelMulticastReadsAll() throws Exception {
        everyBranchReadsAll("true");
    }

    private void everyBranchReadsAll(String parallel) throws Exception {
        put(LARGE);
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").convertBodyTo(String.class).to("mock:branches");
                from("direct:two").convertBodyTo(String.class).to("mock:branches");
                from("direct:three").convertBodyTo(String.class).to("mock:branches");
            }
        });
        rig.start("deleteAfterRead=true", route -> route.multicast()
                .parallelProcessing(parallel)
                .to("direct:one", "direct:two", "direct:three")
                .end());

        // before anything comes: the mock compares what comes from then on
        MockEndpoint branches = rig.context.getEndpoint("mock:branches", MockEndpoint.class);
        branches.expectedBodiesReceived(LARGE, LARGE, LARGE);

        rig.poll();
        branches.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(rig.keys()).isEmpty());
    }

    @Test
    void isSplitIntoLinesWhileItArrives() throws Exception {
        put(LARGE);
        AtomicInteger count = new AtomicInteger();
        ValueBuilder lines = Builder.body().tokenize("\n");
        rig.start("", route -> route.split(lines)
                .streaming()
                .process(line -> count.incrementAndGet())
                .end());

        rig.poll();
        assertThat(count).hasValue(LARGE.length() / LINE.length());
        assertThat(rig.store.calls("getObject")).hasSize(1);
    }

    @Test
    void isWrittenToAFileAndCanBeReadAfterwards() throws Exception {
        put(LARGE);
        rig.start("", route -> route.to("file:" + folder).convertBodyTo(String.class));

        rig.poll();
        assertThat(Files.readString(folder.resolve("object"))).isEqualTo(LARGE);
        assertThat(rig.received().get(0).getMessage().getBody()).isEqualTo(LARGE);
    }

    @Test
    void aRedeliveryReadsFromTheBeginning() throws Exception {
        put(LARGE);
        AtomicInteger attempts = new AtomicInteger();
        rig.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from(ConsumerRig.uri(""))
                        .routeId("consuming")
                        .process(step -> {
                            int length = step.getMessage().getBody(String.class).length();
                            if (attempts.incrementAndGet() == 1) {
                                throw new IllegalStateException("once");
                            }
                            step.getMessage().setBody(length);
                        })
                        .to("mock:out");
            }
        });
        rig.context.start();

        rig.poll();
        assertThat(rig.received().get(0).getMessage().getBody()).isEqualTo(LARGE.length());
    }

    @Test
    void isNotCopiedByStreamCaching() throws Exception {
        put(LARGE);
        List<Object> bodies = new ArrayList<>();
        rig.start(
                "", route -> route.process(step -> bodies.add(step.getMessage().getBody()))
                        .process(step -> bodies.add(step.getMessage().getBody())));

        rig.poll();
        assertThat(bodies).hasOnlyElementsOfType(StoredObjectBody.class).hasSize(2);
        assertThat(bodies.get(0)).isSameAs(bodies.get(1));
        assertThat(rig.store.calls("getObject")).hasSize(1);
    }

    @Test
    void aReleasedBodyHoldsNothingAndCanStillBeReadIfNothingWas() throws Exception {
        StoredObjectBody body = open(LARGE);

        body.release();
        assertThat(rig.store.openBodies()).isZero();
        assertThat(text(body)).isEqualTo(LARGE);
    }

    @Test
    void aReleasedBodyNeverGoesOnInTheMiddle() throws Exception {
        StoredObjectBody body = open(LARGE);
        body.read();

        body.release();
        assertThat(rig.store.openBodies()).isZero();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("is closed");
    }

    @Test
    void aReleasedSmallBodyIsStillThere() throws Exception {
        StoredObjectBody body = open("small");

        body.release();

        assertThat(text(body)).isEqualTo("small");
    }
}
