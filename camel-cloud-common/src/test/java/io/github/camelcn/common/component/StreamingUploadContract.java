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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.component.StreamingRig.Sent;

import static io.github.camelcn.common.component.StreamingRig.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Streaming upload: which messages become one object, what it is called, and when who hears of it. */
public abstract class StreamingUploadContract {

    private static final String ON_COMMIT = "&streamingAck=onCommit&streamingUploadTimeout=1h";

    protected final StoreRig rig = newRig();
    private final StreamingRig streaming = new StreamingRig(rig);

    @TempDir
    private Path folder;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** The smallest part the store takes, in MiB. */
    protected abstract int minPartMib();

    @AfterEach
    protected void stop() {
        streaming.stop();
    }

    // ---------------------------------------------------------------- what fills a batch

    @Test
    protected void soManyMessagesBecomeOneObjectInOneRequest() throws Exception {
        AsyncProducer producer = streaming.producer("photos/in/app.log", "batchMessageNumber=3" + LINES);

        Sent first = streaming.send(producer, "a");
        Sent second = streaming.send(producer, "b");
        Sent third = streaming.send(producer, "c");

        assertThat(List.of(first.waits(), second.waits(), third.waits())).containsExactly(false, false, true);
        assertThat(third.answer().getException()).isNull();
        assertThat(streaming.text("in/app-0.log")).isEqualTo("a\nb\nc\n");
        assertThat(streaming.requests("PUT")).isEqualTo(1);
        assertThat(streaming.requests("POST")).isZero();
        assertThat(first.header(rig.names.producedKey)).isNull();
        assertThat(third.header(rig.names.producedKey)).isEqualTo("in/app-0.log");
        assertThat(third.header(rig.names.producedBucketName)).isEqualTo("photos");
        assertThat(third.header(rig.names.eTag)).isNotNull();
        assertThat(third.header(rig.names.batchMessages)).isEqualTo(3);
        assertThat(third.header(rig.names.batchBytes)).isEqualTo(6L);
        assertThat(third.header(rig.names.batchMessageIndex)).isEqualTo(2);
    }

    @Test
    protected void soManyBytesFillABatchAndTheMessageThatExceedsThemBelongsToIt() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchSize=10&batchMessageNumber=100");

        streaming.send(producer, "12345");
        streaming.send(producer, "6789");
        streaming.send(producer, "abc").answer();

        assertThat(streaming.text("k-0")).isEqualTo("123456789abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2KiB", "2KB", "2k", "2048"})
    protected void theSizeOfABatchMayHaveAUnit(String size) throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=100&batchSize=" + size);

        streaming.send(producer, "a".repeat(2047));
        Sent last = streaming.send(producer, "b");

        assertThat(last.answer().getException()).isNull();
        assertThat(streaming.text("k-0")).hasSize(2048);
    }

    @Test
    protected void aBatchThatStaysSmallIsStoredWhenItsTimeIsUp() throws Exception {
        AsyncProducer producer =
                streaming.producer("photos/k", "streamingAck=onCommit&streamingUploadTimeout=50ms" + LINES);

        Sent first = streaming.send(producer, "a");
        Sent second = streaming.send(producer, "b");

        assertThat(List.of(first.waits(), second.waits())).containsExactly(true, true);
        first.answer();
        second.answer();
        assertThat(streaming.lines()).containsExactly("a", "b");
        streaming.send(producer, "c").answer();
        assertThat(streaming.lines()).containsExactly("a", "b", "c");
    }

    @Test
    protected void stoppingStoresWhatIsOpen() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", LINES.substring(1));
        streaming.send(producer, "a");
        streaming.send(producer, "b");
        assertThat(streaming.keys()).isEmpty();

        producer.stop();

        assertThat(streaming.lines()).containsExactly("a", "b");
        assertThat(streaming.send(producer, "c").answer().getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is stopped");
    }

    @Test
    protected void whoWaitsWhileTheProducerStopsIsAnswered() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=100" + ON_COMMIT);
        Sent sent = streaming.send(producer, "a");

        producer.stop();

        assertThat(sent.done()).isCompleted();
        assertThat(sent.header(rig.names.producedKey)).isEqualTo("k-0");
    }

    @Test
    protected void partsAreSentAsTheyFillAndBecomeOneObject() throws Exception {
        AsyncProducer producer = streaming.producer(
                "photos/large",
                "batchMessageNumber=1000&batchSize=" + (3L * minPartMib() << 20) + "&partSize=" + minPartMib() + "MiB");
        List<byte[]> messages = new ArrayList<>();
        Sent last = null;
        for (int i = 0; i < 3 * minPartMib(); i++) {
            byte[] message = new byte[1 << 20];
            new SplittableRandom(i).nextBytes(message);
            messages.add(message);
            last = streaming.send(producer, message);
            if (i == minPartMib() + 1) {
                await().until(() -> streaming.requests("PUT") == 1);
                assertThat(streaming.keys()).isEmpty();
            }
        }

        last.answer();
        assertThat(streaming.keys()).containsExactly("large-0");
        assertThat(streaming.requests("PUT")).isEqualTo(3);
        byte[] stored = rig.server.objectBytes("photos", "large-0");
        for (int i = 0; i < messages.size(); i++) {
            assertThat(Arrays.copyOfRange(stored, i << 20, i + 1 << 20)).isEqualTo(messages.get(i));
        }
        assertThat(rig.server.uploads("photos")).isEmpty();
    }

    @Test
    protected void withoutPartsABatchIsOneRequest() throws Exception {
        AsyncProducer producer = streaming.producer(
                "photos/large",
                "multiPartUpload=false&batchMessageNumber=9&batchSize=100000000&partSize=" + minPartMib() + "MiB");
        for (int i = 0; i < 8; i++) {
            streaming.send(producer, new byte[1 << 20]);
        }
        streaming.send(producer, new byte[1 << 20]).answer();

        assertThat(streaming.requests("PUT")).isEqualTo(1);
        assertThat(rig.server.objectBytes("photos", "large-0")).hasSize(9 << 20);
    }

    // ---------------------------------------------------------------- names

    @Test
    protected void numbersGoOnBehindTheHighestWhateverElseLiesBesideThem() throws Exception {
        for (String key : List.of(
                "in/app.log",
                "in/app-7.log",
                "in/app-12.log",
                "in/app-x.log",
                "in/app-.log",
                "in/app-99.txt",
                "in/app-99999999999999999999.log",
                "in/my-app-50.log",
                "in/app--60.log")) {
            rig.server.putObject("photos", key, new byte[] {1});
        }
        AsyncProducer producer = streaming.producer("photos/in/app.log", "batchMessageNumber=1");

        assertThat(streaming.send(producer, "a").answer().getMessage().getHeader(rig.names.producedKey))
                .isEqualTo("in/app-13.log");
        assertThat(streaming.send(producer, "b").answer().getMessage().getHeader(rig.names.producedKey))
                .isEqualTo("in/app-14.log");
        assertThat(rig.server.objectBytes("photos", "in/app-7.log")).hasSize(1);
    }

    @Test
    protected void theNumbersOfAnotherRunAreOverwrittenOnlyIfAskedFor() throws Exception {
        rig.server.putObject("photos", "k-0", new byte[] {1});
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=1&restartingPolicy=override");

        streaming.send(producer, "mine").answer();

        assertThat(streaming.text("k-0")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "timestamp", "progressive", "progressive&restartingPolicy=override"})
    protected void twoProducersOfOneNameOverwriteNothingOfEachOther(String naming) throws Exception {
        AsyncProducer one = streaming.producer("photos/k", "batchMessageNumber=2&namingStrategy=" + naming + LINES);
        AsyncProducer other = streaming.producer("photos/k", "batchMessageNumber=1&namingStrategy=" + naming + LINES);

        streaming.send(one, "a");
        streaming.send(other, "b").answer();
        streaming.send(other, "c").answer();
        streaming.send(one, "d").answer();
        other.stop();
        streaming.send(one, "e");
        streaming.send(one, "f").answer();

        assertThat(streaming.lines()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(streaming.keys()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "timestamp", "progressive"})
    protected void noRunOverwritesAnother(String naming) throws Exception {
        rig.server.putObject("photos", "my-file.txt", new byte[] {1});
        for (int run = 0; run < 2; run++) {
            AsyncProducer producer =
                    streaming.producer("photos/my-file.txt", "batchMessageNumber=1&namingStrategy=" + naming);
            for (int i = 0; i < 5; i++) {
                streaming.send(producer, run + "" + i).answer();
            }
            producer.stop();
        }

        assertThat(streaming.keys()).hasSize(11).allMatch(key -> key.matches("my-file(-[-0-9a-f]+)?\\.txt"));
        assertThat(rig.server.objectBytes("photos", "my-file.txt")).hasSize(1);
    }

    @Test
    protected void messagesOfOneNameShareABatch() throws Exception {
        AsyncProducer producer =
                streaming.producer("photos", "keyName=in/${header.country}.csv&batchMessageNumber=2" + LINES);

        streaming.send(producer, "a", Map.of("country", "cn"));
        streaming.send(producer, "b", Map.of("country", "de"));
        streaming.send(producer, "c", Map.of("country", "cn")).answer();
        streaming.send(producer, "d", Map.of("country", "de")).answer();

        assertThat(streaming.text("in/cn-0.csv")).isEqualTo("a\nc\n");
        assertThat(streaming.text("in/de-0.csv")).isEqualTo("b\nd\n");
    }

    @Test
    protected void whenTooManyAreOpenTheLongestUnusedIsStored() throws Exception {
        AsyncProducer producer = streaming.producer("photos", "keyName=${header.name}&maxOpenBatches=2" + ON_COMMIT);
        Sent a = streaming.send(producer, "1", Map.of("name", "a"));
        Sent b = streaming.send(producer, "2", Map.of("name", "b"));
        streaming.send(producer, "3", Map.of("name", "a"));

        streaming.send(producer, "4", Map.of("name", "c"));

        b.answer();
        assertThat(streaming.keys()).containsExactly("b-0");
        assertThat(a.done()).isNotDone();
    }

    @Test
    protected void theKeyOfAConsumedObjectNamesNoBatchButTheBucketMayBeOverridden() throws Exception {
        AsyncProducer producer = streaming.producer("photos/merged", "batchMessageNumber=2");

        Map<String, Object> headers = Map.of(rig.names.overrideBucketName, "archive");
        streaming.send(producer, "a", Map.of(rig.names.key, "one", rig.names.overrideBucketName, "archive"));
        streaming.send(producer, "b", headers).answer();

        assertThat(rig.server.keys("archive")).containsExactly("merged-0");
        assertThat(streaming.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300000 | 2026-01-02T03:07:59Z | k_20260102_0305_0305-0310-0.log",
                "300000 | 1767323279000 | k_20260102_0305_0305-0310-0.log",
                "1000 | 2026-01-02T23:59:59.999Z | k_20260102_235959_235959-000000-0.log"
            })
    protected void windowsOfTimeAreNamedByBeginAndEnd(long window, String time, String key) throws Exception {
        String options = "timestampGroupingEnabled=true&timestampHeaderName=at&batchMessageNumber=1"
                + "&timestampWindowSizeMillis=" + window;
        AsyncProducer producer = streaming.producer("photos/k.log", options);

        streaming.send(producer, "a", Map.of("at", time)).answer();

        assertThat(streaming.keys()).containsExactly(key);
        producer.stop();
        streaming
                .send(streaming.producer("photos/k.log", options), "b", Map.of("at", time))
                .answer();
        assertThat(streaming.text(key)).isEqualTo("a");
        assertThat(streaming.keys()).hasSize(2);
    }

    @Test
    protected void messagesAreGroupedByTheirTimeAndNotByTheirArrival() throws Exception {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        AsyncProducer producer = streaming.producer(
                "photos/k",
                "timestampGroupingEnabled=true&timestampWindowSizeMillis=60000&batchMessageNumber=2" + LINES);

        streaming.send(producer, "a", Map.of(Exchange.MESSAGE_TIMESTAMP, noon.toEpochMilli()));
        streaming.send(producer, "b", Map.of(Exchange.MESSAGE_TIMESTAMP, noon.plusSeconds(60)));
        streaming
                .send(producer, "c", Map.of(Exchange.MESSAGE_TIMESTAMP, noon.plusSeconds(59)))
                .answer();

        assertThat(streaming.text("k_20260102_1200_1200-1201-0")).isEqualTo("a\nc\n");
        assertThat(streaming
                        .send(producer, "d", Map.of(Exchange.MESSAGE_TIMESTAMP, "soon"))
                        .answer()
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header " + Exchange.MESSAGE_TIMESTAMP + " must be");
    }

    // ---------------------------------------------------------------- what is in an object

    @Test
    protected void gzipIsReadableAndSaysWhatItIs() throws Exception {
        AsyncProducer producer = streaming.producer("photos/app.log", "gzip=true&batchMessageNumber=2" + LINES);

        streaming.send(producer, "早上好", Map.of(rig.names.contentType, "text/plain"));
        Sent last = streaming.send(producer, "b");
        last.answer();

        byte[] stored = rig.server.objectBytes("photos", "app-0.log.gz");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("早上好\nb\n");
        }
        assertThat(rig.server.contentType("photos", "app-0.log.gz")).isEqualTo("application/gzip");
        assertThat(last.header(rig.names.batchBytes)).isEqualTo(12L);
    }

    @Test
    protected void theFirstMessageDescribesTheObject() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=2");

        streaming.send(
                producer, "a", Map.of(rig.names.contentType, "text/csv", rig.names.metadata, Map.of("owner", "first")));
        streaming
                .send(
                        producer,
                        "b",
                        Map.of(rig.names.contentType, "text/plain", rig.names.metadata, Map.of("owner", "second")))
                .answer();

        assertThat(rig.server.contentType("photos", "k-0")).startsWith("text/csv");
        assertThat(rig.server.metadata("photos", "k-0")).containsEntry("owner", "first");
    }

    @Test
    protected void bodiesOfAllKindsAndSizesStandBesideEachOther() throws Exception {
        byte[] large = new byte[(2 << 20) + 17];
        new SplittableRandom(1).nextBytes(large);
        Path file = Files.write(folder.resolve("file"), large);
        Path small = Files.write(folder.resolve("small"), "small file".getBytes(StandardCharsets.UTF_8));
        AsyncProducer producer = streaming.producer("photos/k", "batchSize=100000000&batchMessageNumber=7");

        streaming.send(producer, "text");
        streaming.send(producer, new ByteArrayInputStream(large));
        streaming.send(producer, file.toFile());
        streaming.send(producer, small);
        streaming.send(producer, null, Map.of());
        streaming.send(producer, large);
        streaming.send(producer, 42).answer();

        byte[] stored = rig.server.objectBytes("photos", "k-0");
        assertThat(stored).hasSize(4 + 3 * large.length + 10 + 2);
        assertThat(Arrays.copyOfRange(stored, 4, 4 + large.length)).isEqualTo(large);
        assertThat(Arrays.copyOfRange(stored, 4 + large.length, 4 + 2 * large.length))
                .isEqualTo(large);
        assertThat(new String(stored, 4 + 2 * large.length, 10, StandardCharsets.UTF_8))
                .isEqualTo("small file");
        assertThat(new String(stored, stored.length - 2, 2, StandardCharsets.UTF_8))
                .isEqualTo("42");
    }

    @Test
    protected void aStreamThatBreaksOffFailsAloneAndItsBytesAreNowhere() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=2" + ON_COMMIT + LINES);
        Sent good = streaming.send(producer, "a");

        Sent broken = streaming.send(producer, new InputStream() {
            private int left = 3 << 20;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("the line went dead");
                }
                return 'x';
            }
        });

        assertThat(broken.answer().getException()).hasMessage("the line went dead");
        assertThat(good.done()).isNotDone();
        streaming.send(producer, "b").answer();
        assertThat(streaming.text("k-0")).isEqualTo("a\nb\n");
    }

    @Test
    protected void aFileIsDeletedOnceItIsStoredAndNotBefore() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "x");
        AsyncProducer producer = streaming.producer("photos/k", "deleteAfterWrite=true&batchMessageNumber=2");

        assertThat(streaming.send(producer, file).waits()).isFalse();
        assertThat(file).exists();

        streaming.send(producer, "y").answer();
        await().untilAsserted(() -> assertThat(file).doesNotExist());
    }

    // ---------------------------------------------------------------- who hears of it, and when

    @Test
    protected void onCommitNobodyIsAnsweredBeforeTheObjectIsThereAndNoThreadIsHeld() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=4" + ON_COMMIT + LINES);
        List<Sent> sent = new ArrayList<>();

        for (String body : List.of("a", "b", "c")) {
            sent.add(streaming.send(producer, body)); // returns, on this one thread
        }
        assertThat(sent).allMatch(Sent::waits).noneMatch(message -> message.done()
                .isDone());
        assertThat(streaming.keys()).isEmpty();
        List<CompletableFuture<List<String>>> seen = sent.stream()
                .map(message -> message.done().thenApply(exchange -> streaming.keys()))
                .toList();

        sent.add(streaming.send(producer, "d"));
        for (int i = 0; i < 4; i++) {
            sent.get(i).answer();
            assertThat(sent.get(i).header(rig.names.batchMessageIndex)).isEqualTo(i);
            assertThat(sent.get(i).header(rig.names.producedKey)).isEqualTo("k-0");
        }
        for (CompletableFuture<List<String>> keys : seen) {
            assertThat(keys.join()).containsExactly("k-0");
        }
        assertThat(streaming.text("k-0")).isEqualTo("a\nb\nc\nd\n");
    }

    @ParameterizedTest
    @CsvSource({"onReceive,progressive", "onCommit,random"})
    protected void manyThreadsLoseAndDoubleNothing(String ack, String naming) throws Exception {
        AsyncProducer producer = streaming.producer(
                "photos/k",
                "batchMessageNumber=100&uploadConcurrency=3&streamingUploadTimeout=200ms&streamingAck=" + ack
                        + "&namingStrategy=" + naming + LINES);
        List<CompletableFuture<List<Sent>>> threads = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 500)
                        .mapToObj(i -> streaming.send(producer, thread + "/" + i))
                        .toList()))
                .toList();

        for (CompletableFuture<List<Sent>> thread : threads) {
            for (Sent sent : thread.join()) {
                assertThat(sent.answer().getException()).isNull();
            }
        }
        await().untilAsserted(() -> assertThat(streaming.lines()).hasSize(4000).doesNotHaveDuplicates());
        assertThat(streaming.keys())
                .allSatisfy(key -> assertThat(streaming.text(key).lines()).hasSizeLessThanOrEqualTo(100));
    }

    // ---------------------------------------------------------------- what cannot work

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batchMessageNumber=0 | batchMessageNumber must be 1 or more, but is 0",
                "batchSize=0 | batchSize must be 1 or more, but is 0",
                "batchSize= | batchSize must be 1 or more, but is not set",
                "batchSize=12 apples | batchSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is",
                "maxOpenBatches=0 | maxOpenBatches must be 1 or more, but is 0",
                "timestampWindowSizeMillis=0 | timestampWindowSizeMillis must be 1 or more, but is 0",
                "timestampGroupingEnabled=true&timestampHeaderName= | timestampGroupingEnabled needs timestampHeaderName",
                "streamingUploadTimeout=-1 | streamingUploadTimeout must be 0 or more, but is PT-0.001S",
                "streamingAck=onCommit | streamingAck=onCommit needs a streamingUploadTimeout: a batch for which too few",
                "batchSize=99999999999999 | batchSize is 99999999999999, but an object of a streaming upload can have",
                "batchSize=90TiB | batchSize is 90TiB, but an object of a streaming upload can have at most",
                "multiPartUpload=false&batchSize=1073741825 | can have at most 1073741824 bytes here; lower it",
                "pojoRequest=true | pojoRequest and streamingUploadMode exclude each other",
                "operation=getObject | streamingUploadMode is a way of putObject, but operation is getObject"
            })
    protected void optionsThatCannotWorkStopTheProducerWithASentence(String option, String sentence) {
        assertThatThrownBy(() -> streaming.producer("photos/k", option)).hasStackTraceContaining(sentence);
    }

    @Test
    protected void objectsNeedAName() {
        assertThatThrownBy(() -> streaming.producer("photos", "batchMessageNumber=1"))
                .hasStackTraceContaining("streamingUploadMode needs a name for its objects: set keyName");
    }

    @Test
    protected void messagesThatCannotBeAddedFailAlone() throws Exception {
        AsyncProducer producer = streaming.producer("photos", "keyName=${header.name}&batchMessageNumber=2");
        streaming.send(producer, "a", Map.of("name", "k"));

        assertThat(streaming.send(producer, "b", Map.of()).answer().getException())
                .hasMessage("keyName gives no name for this message");
        assertThat(streaming
                        .send(producer, "b", Map.of("name", "k", rig.names.operation, "getObject"))
                        .answer()
                        .getException())
                .hasMessageContaining("an endpoint with streamingUploadMode knows only putObject");
        assertThat(streaming.send(producer, "b", Map.of("name", "k")).answer().getException())
                .isNull();
        assertThat(streaming.text("k-0")).isEqualTo("ab");
    }
}
