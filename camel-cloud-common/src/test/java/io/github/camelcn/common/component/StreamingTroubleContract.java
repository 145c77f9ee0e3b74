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

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.component.StreamingRig.Sent;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.emulator.RecordedRequest;

import static io.github.camelcn.common.component.StreamingRig.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streaming upload in bad weather: what was acknowledged is stored, and what is stored is whole. */
public abstract class StreamingTroubleContract {

    private static final String ON_COMMIT = "&streamingAck=onCommit&streamingUploadTimeout=1h";
    private static final String IMPATIENT = "&connectionRetries=1&retryDelay=1ms&retryMaxDelay=2ms";
    private static final String PERSISTENT = "&connectionRetries=5&retryDelay=1ms&retryMaxDelay=2ms";

    protected final StoreRig rig = newRig();
    private final StreamingRig streaming = new StreamingRig(rig);

    @TempDir
    private Path folder;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** The smallest part the store takes, in MiB. */
    protected abstract int minPartMib();

    /** Which component this is about. */
    protected abstract ComponentFacts facts();

    /** How another process says in a URI where the server is and who asks. */
    protected abstract String connectionOptions();

    @AfterEach
    protected void stop() {
        streaming.stop();
    }

    private String parts(int number) {
        return "&batchMessageNumber=1000&partSize=" + minPartMib() + "MiB&batchSize="
                + ((long) number * minPartMib() << 20);
    }

    /** So many messages of one MiB as parts of a batch hold. */
    private List<Sent> sendMebibytes(AsyncProducer producer, int parts) {
        return IntStream.range(0, parts * minPartMib())
                .mapToObj(i -> streaming.send(producer, new byte[1 << 20]))
                .toList();
    }

    /** All attempts to send what was the first, second, … to be sent for the first time, whatever else is sent meanwhile. */
    private static Predicate<RecordedRequest> putsOf(List<Integer> numbers) {
        List<String> targets = new ArrayList<>();
        return request -> {
            if (!request.method().equals("PUT")) {
                return false;
            }
            synchronized (targets) {
                if (!targets.contains(request.target())) {
                    targets.add(request.target());
                }
                return numbers.contains(targets.indexOf(request.target()));
            }
        };
    }

    // ---------------------------------------------------------------- lost answers

    @Test
    protected void theLostAnswerOfAPutStoresEveryMessageOnce() throws Exception {
        AsyncProducer producer =
                streaming.producer("photos/k", "batchMessageNumber=2" + ON_COMMIT + PERSISTENT + LINES);
        rig.server.strike("PUT", 0, 1, Trouble.DROP_AFTER_EFFECT);

        Sent first = streaming.send(producer, "a");
        streaming.send(producer, "b");

        assertThat(first.answer().getException()).isNull();
        assertThat(streaming.keys()).containsExactly("k-0");
        assertThat(streaming.text("k-0")).isEqualTo("a\nb\n");
    }

    @Test
    protected void theLostAnswerOfACompletionStoresTheObjectOnce() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", parts(2).substring(1) + ON_COMMIT + PERSISTENT);
        rig.server.strike("POST", 1, 1, Trouble.DROP_AFTER_EFFECT); // the first one starts the upload

        List<Sent> sent = sendMebibytes(producer, 2);

        for (Sent message : sent) {
            assertThat(message.answer().getException()).isNull();
        }
        assertThat(rig.server.objectBytes("photos", "k-0")).hasSize(2 * minPartMib() << 20);
        assertThat(rig.server.uploads("photos")).isEmpty();
    }

    // ---------------------------------------------------------------- failures

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"UNAVAILABLE", "DROP_BEFORE_EFFECT", "BAD_REQUEST", "CORRUPT_UPLOAD"})
    protected void aBatchThatCannotBeStoredFailsAllItsMessagesAndLeavesNothing(Trouble trouble) throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=3" + ON_COMMIT + IMPATIENT);
        rig.server.strike("PUT", 0, StoreServer.ALWAYS, trouble);

        List<Sent> sent = IntStream.range(0, 3)
                .mapToObj(i -> streaming.send(producer, "message " + i))
                .toList();

        for (Sent message : sent) {
            assertThat(message.answer().getException()).isInstanceOf(CloudException.class);
            assertThat(message.header(rig.names.producedKey)).isNull();
        }
        assertThat(streaming.keys()).isEmpty();
    }

    @Test
    protected void aPartThatCannotBeStoredFailsTheWholeBatchAndRemovesTheUpload() throws Exception {
        AsyncProducer producer =
                streaming.producer("photos/k", parts(3).substring(1) + "&uploadConcurrency=2" + ON_COMMIT + IMPATIENT);
        rig.server.strike(putsOf(List.of(1)), 0, 2, Trouble.UNAVAILABLE);

        List<Sent> sent = sendMebibytes(producer, 3);
        producer.stop();

        assertThat(sent).allMatch(message -> message.done().isDone());
        List<Sent> failed = sent.stream()
                .filter(message -> message.exchange().getException() != null)
                .toList();
        assertThat(failed.size()).isGreaterThanOrEqualTo(minPartMib());
        assertThat(failed).allSatisfy(message -> assertThat(message.exchange().getException())
                .isInstanceOf(ServiceException.class));
        assertThat(rig.server.uploads("photos")).isEmpty();
        long stored = streaming.keys().stream()
                .mapToLong(key -> rig.server.objectBytes("photos", key).length)
                .sum();
        assertThat(stored).as("what was not refused is stored").isEqualTo((long) sent.size() - failed.size() << 20);
    }

    @Test
    protected void whatIsChangedOnItsWayIsNotStored() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=1" + IMPATIENT);
        rig.server.strike("PUT", 0, StoreServer.ALWAYS, Trouble.CORRUPT_UPLOAD);

        assertThat(streaming.send(producer, "a").answer().getException()).isInstanceOf(CloudException.class);
        assertThat(streaming.keys()).isEmpty();
    }

    @Test
    protected void anAcknowledgedMessageMayBeLostButTheOneThatFillsTheBatchHearsOfIt() throws Exception {
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=2" + IMPATIENT);
        rig.server.strike("PUT", 0, 2, Trouble.UNAVAILABLE);

        assertThat(streaming.send(producer, "a").answer().getException()).isNull();
        assertThat(streaming.send(producer, "b").answer().getException()).isInstanceOf(ServiceException.class);

        streaming.send(producer, "c");
        assertThat(streaming.send(producer, "d").answer().getException()).isNull();
        assertThat(streaming.keys()).containsExactly("k-1");
    }

    /** As a broker does: what is not acknowledged comes again. */
    @ParameterizedTest
    @ValueSource(strings = {"UNAVAILABLE", "DROP_AFTER_EFFECT", "DROP_BEFORE_EFFECT"})
    protected void aSourceThatRedeliversGetsEverythingStored(String trouble) throws Exception {
        AsyncProducer producer = streaming.producer(
                "photos/k",
                "batchMessageNumber=10&streamingAck=onCommit&streamingUploadTimeout=50ms&namingStrategy=random"
                        + IMPATIENT + LINES);
        rig.server.strike(putsOf(List.of(1, 3, 7, 12)), 0, 8, Trouble.valueOf(trouble));
        Deque<Exchange> queue = new ArrayDeque<>();
        List<String> bodies = IntStream.range(0, 200).mapToObj(i -> "m" + i).toList();
        bodies.forEach(body -> queue.add(streaming.exchange(body, Map.of())));

        int deliveries = 0;
        while (!queue.isEmpty()) {
            List<Sent> unacknowledged = new ArrayList<>();
            while (!queue.isEmpty() && unacknowledged.size() < 25) { // as many as the broker lets out
                unacknowledged.add(streaming.send(producer, queue.poll()));
            }
            for (Sent sent : unacknowledged) {
                deliveries++;
                if (sent.answer().getException() != null) {
                    queue.add(sent.exchange());
                }
            }
        }

        assertThat(streaming.lines()).containsAll(bodies);
        assertThat(deliveries).as("something failed and came again").isGreaterThan(200);
    }

    // ---------------------------------------------------------------- the end

    @Test
    protected void stoppingWhileTheServiceIsSilentFailsWhoWaits() throws Exception {
        rig.context.getShutdownStrategy().setTimeout(1);
        AsyncProducer producer = streaming.producer("photos/k", "batchMessageNumber=2&uploadConcurrency=1" + ON_COMMIT);
        rig.server.strike("PUT", 0, StoreServer.ALWAYS, Trouble.SILENCE);
        List<Sent> sent = IntStream.range(0, 5)
                .mapToObj(i -> streaming.send(producer, "message " + i))
                .toList();
        await().until(() -> rig.server.requestCount() > 0);

        producer.stop();

        assertThat(sent).allMatch(message -> message.done().isDone()).allSatisfy(message -> assertThat(
                        message.exchange().getException())
                .hasMessageContaining("the producer was stopped before the batch was stored"));
    }

    @Test
    protected void aKilledProcessLeavesNoObjectAndHasAcknowledgedNothing() throws Exception {
        assertThat(StreamingProgram.run(folder, "64m", facts(), "killed", connectionOptions(), minPartMib()))
                .contains("acknowledged 0")
                .doesNotContain("alive");

        assertThat(streaming.keys()).isEmpty();
    }

    @Test
    protected void theHeapHoldsPartsAndNotTheObject() throws Exception {
        assertThat(StreamingProgram.run(folder, "48m", facts(), "large", connectionOptions(), minPartMib()))
                .contains("stored " + StreamingProgram.LARGE_MIB + " MiB");

        assertThat(rig.server.objectBytes("photos", "large-0")).hasSize(StreamingProgram.LARGE_MIB << 20);
    }

    static void awaitExit(Process program) throws InterruptedException {
        boolean ended = program.waitFor(2, TimeUnit.MINUTES);
        program.destroyForcibly();
        assertThat(ended).as("it ended by itself").isTrue();
    }
}
