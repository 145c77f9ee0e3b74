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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Objects that become files, in ranges, in spite of crashes, and nowhere but in the folder for them. */
public abstract class DownloadContract {

    private static final int PART = 1 << 20;
    private static final int SIZE = 4 * PART + 12_345;

    @AutoClose
    protected final StoreRig rig = newRig();

    private final byte[] content = new byte[SIZE];

    @TempDir
    private Path folder;

    private Path downloads;

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** Sends to the same server from a process of its own. */
    protected abstract Class<? extends TransferProgram> program();

    @BeforeEach
    protected void aLargeObject() {
        new Random(7).nextBytes(content);
        downloads = folder.resolve("downloads");
        rig.server.putObject("photos", "in/large", content);
    }

    private String uri(String options) {
        return "store:photos/in/large?operation=getObjectToFile&downloadPartSize=1MiB&downloadDirectory=" + downloads
                + options;
    }

    private Message downloaded(String options) {
        return rig.sent(uri(options), null, Map.of()).getMessage();
    }

    private long rangesSent() {
        return rig.server.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> request.status() == 206)
                .count();
    }

    private void assertThatTheFileIsTheObject() {
        assertThat(downloads.resolve("in/large")).hasBinaryContent(content);
        assertThat(downloads.resolve("in").toFile().list()).containsExactly("large");
    }

    @Test
    protected void theBodyIsTheFile() throws IOException {
        Message message = downloaded("");

        Path file = downloads.toRealPath().resolve("in/large");
        assertThat(message.getBody()).isEqualTo(file.toFile());
        assertThat(message.getHeader(Exchange.FILE_NAME_PRODUCED)).isEqualTo(file.toString());
        assertThat(message.getHeader(rig.names.contentLength)).isEqualTo((long) SIZE);
        assertThat(message.getHeader(rig.names.eTag)).isNotNull();
        assertThat(message.getHeader(rig.names.key)).isEqualTo("in/large");
        assertThat(rangesSent()).isEqualTo(5);
        assertThatTheFileIsTheObject();
    }

    @Test
    protected void allRangesAreOfTheVersionThatWasSeenFirst() {
        Message message = downloaded("&downloadConcurrency=1");

        assertThat(rig.server.requests())
                .filteredOn(request -> request.method().equals("GET"))
                .hasSize(5)
                .allSatisfy(request -> assertThat(request.header("if-match").orElse(""))
                        .contains(message.getHeader(rig.names.eTag, String.class)));
    }

    @Test
    protected void aSmallObjectIsOneAnswer() {
        rig.server.putObject("photos", "in/large", new byte[100]);

        downloaded("");

        assertThat(rig.server.requests()).extracting(RecordedRequest::method).containsExactly("HEAD", "GET");
        assertThat(downloads.resolve("in/large")).hasBinaryContent(new byte[100]);
    }

    @Test
    protected void anEmptyObjectIsAnEmptyFile() {
        rig.server.putObject("photos", "in/large", new byte[0]);

        downloaded("");

        assertThat(downloads.resolve("in/large")).isEmptyFile();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    protected void aFullDiskIsSaidAndTheNextGoesOnWithTheMissingRanges() throws Exception {
        Path output = folder.resolve("output");
        Process cramped = TransferProgram.startWithSmallFiles(
                2_500,
                program(),
                output,
                rig.server.address().toString(),
                folder.resolve("unused").toString(),
                uri("&downloadConcurrency=1"));

        assertThat(cramped.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(cramped.exitValue()).isNotZero();
        assertThat(output)
                .content()
                .contains("DiskException")
                .contains("cannot write to " + downloads.toRealPath().resolve("in/.large.part"))
                .contains("what was fetched stays for another try");
        assertThat(downloads.resolve("in/large")).doesNotExist();
        rig.server.clearRequests();

        downloaded("");

        assertThat(rangesSent()).as("two of the five had room").isEqualTo(3);
        assertThatTheFileIsTheObject();
    }

    @Test
    protected void aDownloadWhoseProcessWasKilledGoesOnWithTheMissingRanges() throws Exception {
        rig.server.strike("GET", 3, 1, Trouble.SILENCE);
        Process killed = TransferProgram.start(
                program(),
                folder.resolve("output"),
                rig.server.address().toString(),
                folder.resolve("unused").toString(),
                uri("&downloadConcurrency=1"));
        await().until(() -> rig.server.requestCount() == 5);
        killed.destroyForcibly().waitFor(2, TimeUnit.MINUTES);
        assertThat(downloads.resolve("in/large")).doesNotExist();
        assertThat(downloads.resolve("in/.large.part")).exists();
        rig.server.clearRequests();

        downloaded("");

        assertThat(rig.server.requests()).as("HEAD and two ranges").hasSize(3);
        assertThatTheFileIsTheObject();
    }

    @Test
    protected void anObjectThatIsOverwrittenMeanwhileFailsAndTheNextTryHasTheNewOne() throws Exception {
        rig.server.strike("GET", 3, 1, Trouble.BAD_REQUEST);
        assertThat(rig.send(uri("&downloadConcurrency=1"), null, Map.of()).getException())
                .isNotNull();
        content[0]++;
        rig.server.putObject("photos", "in/large", content);
        rig.server.clearRequests();

        downloaded("");

        assertThat(rangesSent()).isEqualTo(5);
        assertThatTheFileIsTheObject();
    }

    @Test
    protected void conditionsOfTheMessageHold() {
        assertThat(rig.send(uri(""), null, Map.of(rig.names.ifMatchCondition, "00000000000000000000000000000000"))
                        .getException())
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(downloads).doesNotExist();
    }

    @Test
    protected void aBodyThatBreaksOffIsAskedForAgain() {
        rig.server.strike("GET", 1, 1, Trouble.TRUNCATE_BODY);
        rig.server.strike("GET", 3, 1, Trouble.DROP_BEFORE_EFFECT);

        downloaded("&downloadConcurrency=1");

        assertThatTheFileIsTheObject();
    }

    @Test
    protected void corruptedBytesAreRefused() {
        rig.server.strike("GET", 2, 1, Trouble.CORRUPT_BODY);

        assertThat(rig.send(uri("&downloadConcurrency=1"), null, Map.of()).getException())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("other bytes arrived than are stored");
        assertThat(downloads.resolve("in")).isEmptyDirectory();

        downloaded("");
        assertThatTheFileIsTheObject();
    }

    @Test
    protected void withoutVerifyContentNobodyLooksAtTheBytes() {
        rig.server.strike("GET", 2, 1, Trouble.CORRUPT_BODY);

        downloaded("&downloadConcurrency=1&verifyContent=false");

        assertThat(downloads.resolve("in/large")).hasSize(SIZE);
    }

    @Test
    protected void corruptedBytesOfASmallObjectAreFetchedAgain() {
        rig.server.putObject("photos", "in/large", new byte[100]);
        rig.server.strike("GET", 0, 1, Trouble.CORRUPT_BODY);

        downloaded("");

        assertThat(downloads.resolve("in/large")).hasBinaryContent(new byte[100]);
    }

    @Test
    protected void whatWasFetchedStaysUnlessItShallNot() {
        rig.server.strike("GET", 3, 1, Trouble.BAD_REQUEST);
        rig.send(uri("&downloadConcurrency=1"), null, Map.of());
        assertThat(downloads.resolve("in/.large.part")).exists();

        rig.server.strike("GET", 1, 1, Trouble.BAD_REQUEST);
        rig.send(uri("&downloadConcurrency=1&keepPartialDownloads=false"), null, Map.of());
        assertThat(downloads.resolve("in")).isEmptyDirectory();
    }

    @Test
    protected void theFileHeaderNamesTheFileAndLeadsNowhereElse() throws IOException {
        rig.sent(uri(""), null, Map.of(Exchange.FILE_NAME, "backup/today.bin"));
        assertThat(downloads.resolve("backup/today.bin")).hasBinaryContent(content);

        for (String name :
                new String[] {"../escaped", "/tmp/escaped", "a/../../escaped", "..\\escaped", "C:\\escaped"}) {
            assertThat(rig.send(uri(""), null, Map.of(Exchange.FILE_NAME, name)).getException())
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no file is written by the name of");
        }
        assertThat(folder.toFile().list()).containsExactly("downloads");
    }

    /** Keys are other people's, and stores take any. */
    @Test
    protected void keysLeadNowhereElse() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectories(downloads);
        Files.createSymbolicLink(downloads.resolve("link"), outside);
        rig.server.putObject("photos", "link/victim", new byte[1]);
        rig.server.putObject("photos", "..\\..\\victim", new byte[1]);
        rig.server.putObject("photos", "/victim", new byte[1]);
        rig.server.putObject("photos", "folder/", new byte[0]);

        for (String key : new String[] {"link/victim", "..\\..\\victim", "/victim", "folder/"}) {
            assertThat(rig.send(uri("").replace("/in/large", ""), null, Map.of(rig.names.key, key))
                            .getException())
                    .as(key)
                    .isNotNull();
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(downloads.toFile().list()).containsExactly("link");
    }

    @Test
    protected void withoutFolderNothingIsWritten() {
        assertThat(rig.send("store:photos/in/large?operation=getObjectToFile", null, Map.of())
                        .getException())
                .hasMessageContaining("getObjectToFile needs the option downloadDirectory");
    }

    @Test
    protected void aFileGoesBackWhereItCameFrom() {
        File file = downloaded("").getBody(File.class);

        rig.sent("store:archive/copy", file, Map.of());

        assertThat(rig.server.objectBytes("archive", "copy")).isEqualTo(content);
    }
}
