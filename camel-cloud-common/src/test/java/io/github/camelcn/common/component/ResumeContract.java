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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Uploads of files that go on after a failure or a crash; asked of the server are only the parts it does not have. */
public abstract class ResumeContract {

    private static final int PART = 5 << 20;

    /** Four parts and a bit. */
    private static final int SIZE = 4 * PART + 12_345;

    private static final String UPLOAD =
            "store:photos/large?uploadCutoff=5MiB&partSize=5MiB&uploadStateRepository=#uploads";

    @AutoClose
    protected final StoreRig rig = newRig();

    @TempDir
    private Path folder;

    private Path state;
    private Path file;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** Sends to the same server from a process of its own. */
    protected abstract Class<? extends TransferProgram> program();

    @BeforeEach
    protected void aLargeFile() throws IOException {
        state = folder.resolve("uploads.state");
        byte[] bytes = new byte[SIZE];
        new Random(5).nextBytes(bytes);
        file = Files.write(folder.resolve("large.bin"), bytes);
    }

    /** As a process that starts again does. */
    private FileStateRepository reopened() {
        FileStateRepository repository = TransferProgram.repository(state);
        rig.context.getRegistry().bind("uploads", repository);
        return repository;
    }

    private long partsSent() {
        return rig.server.requests().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.target().contains("?"))
                .count();
    }

    private void assertThatTheObjectIsTheFile() throws IOException {
        assertThat(rig.server.objectBytes("photos", "large")).isEqualTo(Files.readAllBytes(file));
        assertThat(rig.server.uploads("photos")).isEmpty();
        assertThat(lastStates()).allMatch(line -> line.endsWith("="));
    }

    /** The newest line of each key in the repository's file. */
    private List<String> lastStates() throws IOException {
        Map<String, String> newest = new TreeMap<>();
        Files.readAllLines(state).forEach(line -> newest.put(line.substring(0, line.indexOf('=')), line));
        return List.copyOf(newest.values());
    }

    @Test
    protected void anUploadWhoseProcessWasKilledGoesOnWithTheMissingParts() throws Exception {
        rig.server.strike("PUT", 2, 1, Trouble.SILENCE);
        Process killed = TransferProgram.start(
                program(),
                folder.resolve("output"),
                rig.server.address().toString(),
                state.toString(),
                UPLOAD,
                file.toString());
        await().until(() -> rig.server.requestCount() == 4);
        killed.destroyForcibly().waitFor(2, TimeUnit.MINUTES);
        assertThat(rig.server.uploads("photos")).hasSize(1);
        reopened();
        rig.server.clearRequests();

        rig.sent(UPLOAD, file, Map.of());

        assertThat(partsSent()).isEqualTo(3);
        assertThat(rig.server.requests()).as("list, three parts, complete").hasSize(5);
        assertThatTheObjectIsTheFile();
    }

    @Test
    protected void anUploadThatFailedGoesOnWhenItIsRedelivered() throws Exception {
        reopened();
        rig.server.strike("PUT", 3, 1, Trouble.BAD_REQUEST);

        assertThat(rig.send(UPLOAD, file, Map.of()).getException()).isNotNull();
        assertThat(partsSent()).isEqualTo(4);
        Exchange second = rig.sent(UPLOAD, file, Map.of());

        assertThat(partsSent()).isEqualTo(6);
        assertThat(second.getMessage().getHeader(rig.names.eTag)).isNotNull();
        assertThatTheObjectIsTheFile();
    }

    @Test
    protected void withoutRepositoryAnUploadThatFailedIsAborted() {
        rig.server.strike("PUT", 3, 1, Trouble.BAD_REQUEST);

        rig.send(UPLOAD.replace("&uploadStateRepository=#uploads", ""), file, Map.of());

        assertThat(rig.server.uploads("photos")).isEmpty();
    }

    @Test
    protected void aPartThatArrivedBrokenIsSentAgain() throws Exception {
        reopened();
        rig.server.strike("PUT", 1, 1, Trouble.CORRUPT_UPLOAD);
        rig.send(UPLOAD + "&connectionRetries=0", file, Map.of());

        rig.sent(UPLOAD, file, Map.of());

        assertThatTheObjectIsTheFile();
    }

    @Test
    protected void aFileThatChangedBeginsAnew() throws Exception {
        reopened();
        rig.server.strike("PUT", 3, 1, Trouble.BAD_REQUEST);
        rig.send(UPLOAD, file, Map.of());
        byte[] changed = Files.readAllBytes(file);
        changed[0]++;
        Files.write(file, Arrays.copyOf(changed, SIZE - 1));
        rig.server.clearRequests();

        rig.sent(UPLOAD, file, Map.of());

        assertThat(partsSent()).isEqualTo(5);
        assertThatTheObjectIsTheFile();
    }

    @Test
    protected void lostAnswersCostNothingButThemselves() throws Exception {
        reopened();
        rig.server.strike("PUT", 1, 1, Trouble.DROP_AFTER_EFFECT);
        rig.server.strike("POST", 1, 1, Trouble.DROP_AFTER_EFFECT);

        rig.sent(UPLOAD, file, Map.of());

        assertThat(partsSent()).isEqualTo(6);
        assertThatTheObjectIsTheFile();
    }

    @Test
    protected void cleanStaleUploadsLeavesTheYoungTheOthersAndThoseThatCanGoOn() throws Exception {
        reopened();
        rig.server.strike("PUT", 3, 1, Trouble.BAD_REQUEST);
        rig.send(UPLOAD, file, Map.of());
        for (String key : List.of("in/old", "out/old")) {
            rig.sent("store:photos?operation=initiateMultipartUpload", null, Map.of(rig.names.key, key));
        }
        assertThat(rig.server.uploads("photos")).hasSize(3);
        eightDaysLater();

        rig.sent(
                "store:photos?connectionRetries=7&operation=headBucket&prefix=in/&cleanStaleUploads=9d",
                null,
                Map.of());
        rig.sent("store:photos/in/ol?connectionRetries=7&operation=headBucket&cleanStaleUploads=7d", null, Map.of());
        rig.sent(
                "store:photos?connectionRetries=7&operation=headBucket&prefix=in/&cleanStaleUploads=7d",
                null,
                Map.of());
        await().until(() -> rig.server.uploads("photos").size() == 2);

        rig.sent(
                "store:photos?connectionRetries=7&operation=headBucket&cleanStaleUploads=7d&uploadStateRepository=#uploads",
                null,
                Map.of());
        await().until(() -> rig.server.uploads("photos").size() == 1);
        rig.sent(UPLOAD, file, Map.of());
        assertThatTheObjectIsTheFile();
    }

    /** Clients look at the service's clock from time to time; one of other options looks anew. */
    private void eightDaysLater() {
        rig.server.skewClock(Duration.ofDays(8));
        rig.sent("store:photos?connectionRetries=7&operation=headBucket", null, Map.of());
    }

    @Test
    protected void theOperationThatCleansSparesTheSame() {
        reopened();
        rig.server.strike("PUT", 3, 1, Trouble.BAD_REQUEST);
        rig.send(UPLOAD, file, Map.of());
        eightDaysLater();

        rig.sent(
                "store:photos?connectionRetries=7&operation=cleanMultipartUploads&uploadStateRepository=#uploads",
                null,
                Map.of());
        assertThat(rig.server.uploads("photos")).hasSize(1);

        rig.sent("store:photos?connectionRetries=7&operation=cleanMultipartUploads", null, Map.of());
        assertThat(rig.server.uploads("photos")).isEmpty();
    }
}
