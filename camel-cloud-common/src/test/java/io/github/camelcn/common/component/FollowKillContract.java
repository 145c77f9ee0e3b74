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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that follows a bucket is killed with -9, again and again, and misses nothing. */
public abstract class FollowKillContract {

    /** What a signal that cannot be caught makes of a process. */
    private static final int KILLED = 128 + 9;

    private static final int EACH_TIME = 300;

    @TempDir
    private Path folder;

    private final StoreRig rig = newRig();
    private final List<String> stored = new ArrayList<>();
    private Process running;

    /** A server to talk to. */
    protected abstract StoreRig newRig();

    /** A program that hands a component and its arguments to {@link FollowProgram}: address of the server, and folder. */
    protected abstract Class<?> program();

    @AfterEach
    protected void stop() {
        if (running != null) {
            running.destroyForcibly();
        }
        rig.close();
    }

    @Test
    protected void nothingIsMissedHoweverOftenItIsKilled() throws Exception {
        for (int life = 1; life <= 3; life++) {
            store(EACH_TIME);
            start();
            awaitSink((life - 1) * EACH_TIME + EACH_TIME / 2);
            kill();
        }
        start();
        Awaitility.await().untilAsserted(() -> assertThat(arrived()).containsAll(stored));
        Awaitility.await()
                .until(() -> allAreSeen() && !lines(FollowProgram.POSITIONS).isEmpty());
        kill();

        List<String> lines = sink();
        // each time at most one exchange had reached the sink and was not remembered yet; and Camel's repository writes
        // the
        // end of a line by itself, so that a kill in between makes one line, and nothing, of two keys
        assertThat(lines.size() - stored.size()).as("repeats").isBetween(0, 3 * 3);
        assertThat(Set.copyOf(lines)).hasSameElementsAs(stored);

        rig.server.clearRequests();
        store(1);
        start();
        awaitSink(stored.size());
        kill();
        assertThat(rig.server.requests())
                .filteredOn(StoreServer::reads)
                .as("downloads after the last restart")
                .hasSize(1);
        assertThat(rig.server.requests().get(0).target()).as("the first page").matches(".*[?&](marker|start-after)=.+");
    }

    private void store(int count) {
        for (int i = 0; i < count; i++) {
            String key = String.format("in/%05d", stored.size());
            rig.server.putObject(StoreRig.BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
            stored.add(key);
        }
    }

    private void start() throws IOException {
        running = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program().getName(),
                        rig.server.address().toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private void kill() throws InterruptedException {
        running.destroyForcibly();
        assertThat(running.waitFor()).isEqualTo(KILLED);
    }

    private void awaitSink(int objects) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> arrived().size() >= objects);
    }

    private boolean allAreSeen() {
        String seen = String.join("\n", lines(FollowProgram.SEEN));
        return stored.stream().allMatch(seen::contains);
    }

    private Set<String> arrived() {
        return new LinkedHashSet<>(sink());
    }

    private List<String> sink() {
        return lines(FollowProgram.SINK);
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
