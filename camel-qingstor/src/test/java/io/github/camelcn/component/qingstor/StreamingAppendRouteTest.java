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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.apache.camel.AsyncProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.component.StreamingRig;
import io.github.camelcn.common.component.StreamingRig.Sent;
import io.github.camelcn.common.component.Trouble;
import io.github.camelcn.common.error.ServiceException;

import static io.github.camelcn.common.component.StreamingRig.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Batches that are added to one object, which can be read while it grows. */
class StreamingAppendRouteTest {

    private static final String APPEND = "streamingAppend=true&connectionRetries=3&retryDelay=1ms";

    private final EmulatorRig rig = new EmulatorRig();
    private final StreamingRig streaming = new StreamingRig(rig);

    @AfterEach
    void stop() {
        streaming.stop();
    }

    @Test
    void everyBatchIsAddedToTheObjectOfItsName() throws Exception {
        AsyncProducer producer = streaming.producer("photos/app.log", APPEND + "&batchMessageNumber=2" + LINES);

        streaming.send(producer, "a");
        streaming.send(producer, "b").answer();
        assertThat(streaming.text("app.log")).isEqualTo("a\nb\n");
        streaming.send(producer, "c");
        Sent last = streaming.send(producer, "d");

        assertThat(last.answer().getException()).isNull();
        assertThat(last.header(QingStorHeaders.PRODUCED_KEY)).isEqualTo("app.log");
        assertThat(streaming.text("app.log")).isEqualTo("a\nb\nc\nd\n");
        assertThat(streaming.keys()).containsExactly("app.log");
        assertThat(streaming.requests("POST")).isEqualTo(2);
        assertThat(streaming.requests("HEAD")).as("asked once where it ends").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"DROP_AFTER_EFFECT", "DROP_BEFORE_EFFECT", "UNAVAILABLE"})
    void aLostAnswerDoublesNothing(Trouble trouble) throws Exception {
        AsyncProducer producer = streaming.producer("photos/app.log", APPEND + "&batchMessageNumber=1" + LINES);
        rig.server.strike("POST", 1, 1, trouble);

        for (String body : new String[] {"a", "b", "c"}) {
            assertThat(streaming.send(producer, body).answer().getException()).isNull();
        }

        assertThat(streaming.text("app.log")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void anotherRunAndAnotherWriterGoOnWhereTheObjectEnds() throws Exception {
        String options = APPEND + "&batchMessageNumber=1" + LINES;
        AsyncProducer first = streaming.producer("photos/app.log", options);
        AsyncProducer second = streaming.producer("photos/app.log", options + "&maxOpenBatches=2");

        streaming.send(first, "a").answer();
        streaming.send(second, "b").answer();
        streaming.send(first, "c").answer();
        first.stop();
        streaming
                .send(streaming.producer("photos/app.log", options + "&maxOpenBatches=3"), "d")
                .answer();

        assertThat(streaming.text("app.log")).isEqualTo("a\nb\nc\nd\n");
    }

    @Test
    void whatCannotBeAppendedFailsEveryMessageOfItsBatch() throws Exception {
        AsyncProducer producer = streaming.producer(
                "photos/app.log", APPEND + "&batchMessageNumber=2&streamingAck=onCommit&streamingUploadTimeout=1h");
        rig.server.strike("POST", 0, 100, Trouble.BAD_REQUEST);

        Sent first = streaming.send(producer, "a");
        Sent second = streaming.send(producer, "b");

        assertThat(first.answer().getException()).isInstanceOf(ServiceException.class);
        assertThat(second.answer().getException()).isInstanceOf(ServiceException.class);
        assertThat(streaming.keys()).isEmpty();
    }

    @Test
    void anOrdinaryObjectIsLeftAlone() throws Exception {
        rig.server.putObject("photos", "app.log", new byte[] {1});
        AsyncProducer producer = streaming.producer("photos/app.log", APPEND + "&batchMessageNumber=1");

        assertThat(streaming.send(producer, "a").answer().getException())
                .hasMessageContaining("the object exists, but was not made by appending");
        assertThat(rig.server.objectBytes("photos", "app.log")).containsExactly(1);
    }

    @Test
    void compressedBatchesAreOneCompressedFile() throws Exception {
        AsyncProducer producer = streaming.producer("photos/app.log", APPEND + "&gzip=true&batchMessageNumber=1");
        streaming.send(producer, "a").answer();
        streaming.send(producer, "b").answer();

        byte[] stored = rig.server.objectBytes("photos", "app.log.gz");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ab");
        }
    }

    @Test
    void aCustomersKeyIsRefused() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        assertThatThrownBy(() -> streaming.producer("photos/k", APPEND + "&encryptionCustomerKey=" + key))
                .hasStackTraceContaining("streamingAppend and a customer's key exclude each other");
        AsyncProducer producer = streaming.producer("photos/k", APPEND + "&batchMessageNumber=1");
        assertThat(streaming
                        .send(producer, "a", Map.of(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, key))
                        .answer()
                        .getException())
                .hasMessageContaining("QingStor does not encrypt what is appended");
    }

    @Test
    void aBatchIsHeldInMemorySoItHasALimit() {
        assertThatThrownBy(() -> streaming.producer("photos/k", APPEND + "&batchSize=2000000000"))
                .hasStackTraceContaining("can have at most 1073741824 bytes here; lower it");
    }
}
