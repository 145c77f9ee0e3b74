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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that empties a bucket is killed with -9 in each phase of its work, and another one goes on: nothing is lost,
 * and what comes twice is what was routed and not yet deleted or moved.
 */
public abstract class DrainKillContract {

    /** What a signal that cannot be caught makes of a process. */
    private static final int KILLED = 128 + 9;

    private static final String DELETE = "deleteAfterRead=true&settleInterval=1m";
    private static final String[] KEYS = {"a", "b", "c"};

    @TempDir
    private Path folder;

    private final StoreRig rig = newRig();
    private Process running;

    /** A server to talk to. */
    protected abstract StoreRig newRig();

    /** A program that hands a component and its arguments to {@link DrainProgram}: address, folder, options. */
    protected abstract Class<?> program();

    @BeforeEach
    protected void threeObjects() {
        for (String key : KEYS) {
            rig.server.putObject(StoreRig.BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    protected void stop() {
        if (running != null) {
            running.destroyForcibly();
        }
        rig.close();
    }

    @Test
    protected void killedWhileListingItHasDoneNothing() throws Exception {
        AtomicInteger listings = silent(StoreServer::lists, 0);
        startAndKillWhen(DELETE, () -> listings.get() == 1);

        assertThat(sink()).isEmpty();
        assertThat(keys()).containsExactly(KEYS);

        rig.server.calm();
        goOn(DELETE);
        assertThat(sink()).containsExactly(KEYS);
    }

    @Test
    protected void killedWhileOpeningItHasDeletedNothingUnread() throws Exception {
        AtomicInteger downloads = silent(StoreServer::reads, 1);
        String oneByOne = DELETE + "&settle=each&prefetch=0";
        startAndKillWhen(oneByOne, () -> downloads.get() == 2);

        assertThat(sink()).containsExactly("a");
        assertThat(keys()).containsExactly("b", "c");

        rig.server.calm();
        goOn(oneByOne);
        assertThat(sink()).containsExactly(KEYS);
    }

    @Test
    protected void killedWhileRoutingItRepeatsWhatWasInTheRouteAndNotDeleted() throws Exception {
        Files.createFile(folder.resolve(DrainProgram.HOLD));
        startAndKillWhen(DELETE + "&settle=each", () -> sink().size() == 2 && keys().size() == 2);

        assertThat(sink()).containsExactly("a", "b");
        assertThat(keys()).containsExactly("b", "c");

        Files.delete(folder.resolve(DrainProgram.HOLD));
        goOn(DELETE + "&settle=each");
        assertThat(sink()).containsExactly("a", "b", "b", "c");
    }

    @Test
    protected void killedBeforeABulkDeleteItRepeatsWhatWaitedForIt() throws Exception {
        AtomicInteger deletes = silent(request -> request.method().equals("POST"), 0);
        startAndKillWhen(DELETE, () -> deletes.get() == 1);

        assertThat(sink()).containsExactly(KEYS);
        assertThat(keys()).containsExactly(KEYS);

        rig.server.calm();
        goOn(DELETE);
        assertThat(sink()).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    protected void killedAfterABulkDeleteWhoseAnswerWasLostItRepeatsNothing() throws Exception {
        rig.server.strike("POST", 0, 1, Trouble.DROP_AFTER_EFFECT);
        silent(request -> request.method().equals("POST"), 0);
        startAndKillWhen(DELETE + "&retryDelay=1ms", () -> keys().isEmpty());

        assertThat(sink()).containsExactly(KEYS);

        rig.server.calm();
        rig.server.putObject(StoreRig.BUCKET, "d", "d".getBytes(StandardCharsets.UTF_8));
        goOn(DELETE);
        assertThat(sink()).containsExactly("a", "b", "c", "d");
    }

    @Test
    protected void killedWithClaimsThatOutliveItItKeepsOthersFromItsObjectsUntilTheClaimsEnd() throws Exception {
        String options = DELETE + "&settle=each&readLock=idempotent&readLockTimeout=1h&inProgressRepository=#claims";
        Files.createFile(folder.resolve(DrainProgram.HOLD));
        startAndKillWhen(options, () -> sink().size() == 2 && keys().size() == 2);

        assertThat(sink()).containsExactly("a", "b");
        assertThat(keys()).containsExactly("b", "c");
        assertThat(lines(DrainProgram.CLAIMS)).anyMatch(claim -> claim.startsWith("photos/b#"));

        Files.delete(folder.resolve(DrainProgram.HOLD));
        rig.server.putObject(StoreRig.BUCKET, "d", "d".getBytes(StandardCharsets.UTF_8));
        startAndKillWhen(options, () -> sink().contains("d") && keys().size() == 2);
        assertThat(sink()).containsExactly("a", "b", "d");

        rig.server.skewClock(Duration.ofHours(3));
        goOn(options);
        assertThat(sink()).containsExactly("a", "b", "d", "b", "c");
    }

    @Test
    protected void killedWhileMovingItRepeatsTheObjectThatWasNotMoved() throws Exception {
        String move = "moveAfterRead=true&destinationBucket=archive&prefetch=0";
        AtomicInteger requests = silent(request -> true, 2); // list, get
        startAndKillWhen(move, () -> requests.get() == 3);

        assertThat(sink()).containsExactly("a");
        assertThat(keys()).containsExactly(KEYS);

        rig.server.calm();
        goOn(move);
        assertThat(sink()).containsExactly("a", "a", "b", "c");
        assertThat(rig.server.keys(StoreRig.OTHER_BUCKET)).containsExactly(KEYS);
    }

    /** Answers no more of these requests. @param after how many it answers first; @return how many have come */
    private AtomicInteger silent(Predicate<RecordedRequest> which, int after) {
        AtomicInteger come = new AtomicInteger();
        rig.server.strike(
                request -> {
                    boolean matches = which.test(request);
                    if (matches) {
                        come.incrementAndGet();
                    }
                    return matches;
                },
                after,
                StoreServer.ALWAYS,
                Trouble.SILENCE);
        return come;
    }

    private List<String> keys() {
        return rig.server.keys(StoreRig.BUCKET);
    }

    private void startAndKillWhen(String options, Callable<Boolean> there) throws Exception {
        start(options);
        await(there);
        running.destroyForcibly();
        assertThat(running.waitFor()).isEqualTo(KILLED);
    }

    /** Another process empties the bucket; nothing it does is worth a report, and there is nothing to find for a third. */
    private void goOn(String options) throws Exception {
        start(options);
        await(() -> keys().isEmpty());
        running.destroyForcibly();
        running.waitFor();

        assertThat(Set.copyOf(sink())).contains(KEYS);
        assertThat(lines(DrainProgram.REPORTS)).isEmpty();
    }

    private void start(String options) throws IOException {
        running = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program().getName(),
                        rig.server.address().toString(),
                        folder.toString(),
                        options)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private static void await(Callable<Boolean> there) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(there);
    }

    private List<String> sink() {
        return lines(DrainProgram.SINK);
    }

    private List<String> lines(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
