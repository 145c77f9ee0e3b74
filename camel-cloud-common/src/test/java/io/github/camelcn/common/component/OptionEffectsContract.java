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

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.error.ObjectExistsException;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What options do that no other contract needs, each seen from outside. */
public abstract class OptionEffectsContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    /** The enum of the component's operations. */
    protected abstract Class<? extends Enum<?>> operations();

    @TempDir
    private Path folder;

    @Test
    protected void keyNameIsEvaluatedForEachMessage() {
        for (String id : List.of("a", "b")) {
            rig.sent("store:photos?keyName=in/${header.id}.txt", "x", Map.of("id", id));
        }

        assertThat(rig.server.keys("photos")).containsExactly("in/a.txt", "in/b.txt");
    }

    @Test
    protected void multiPartUploadFalseSendsEverythingInOneRequest() throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[9 << 20]);

        rig.sent("store:photos/k?uploadCutoff=5MB&multiPartUpload=false", file, Map.of());

        assertThat(rig.server.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .extracting(RecordedRequest::target)
                .containsExactly("/photos/k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"putObject", "copyObject", "moveObject"})
    protected void fileExistFailLeavesAnObjectAsItIs(String operation) {
        rig.server.putObject("photos", "k", new byte[] {1});
        rig.server.putObject("photos", "old", new byte[] {2});
        Map<String, Object> target = Map.of(rig.names.key, "k", rig.names.destinationKey, "old");
        Map<String, Object> keys = operation.equals("putObject") ? Map.of(rig.names.key, "old") : target;

        Exception failure = rig.send("store:photos?fileExist=Fail&operation=" + operation, "new", keys)
                .getException();

        assertThat(failure)
                .isInstanceOf(ObjectExistsException.class)
                .hasMessage(operation
                        + " photos/old: the object exists already, and fileExist=Fail says that it stays as it is");
        assertThat(rig.server.objectBytes("photos", "old")).containsExactly(2);
        assertThat(rig.server.keys("photos")).containsExactly("k", "old");
    }

    @Test
    protected void fileExistIgnoreWritesWhatIsNotThereAndSaysWhatWas() {
        rig.server.putObject("photos", "old", new byte[] {2});

        Map<String, Object> ignored = rig.sent("store:photos/old?fileExist=Ignore", "x", Map.of())
                .getMessage()
                .getHeaders();
        Map<String, Object> written = rig.sent("store:photos/new?fileExist=Ignore", "x", Map.of())
                .getMessage()
                .getHeaders();

        assertThat(ignored).containsEntry(rig.names.objectExists, true).doesNotContainKey(rig.names.producedKey);
        assertThat(written).containsEntry(rig.names.objectExists, false).containsEntry(rig.names.producedKey, "new");
        assertThat(rig.server.objectBytes("photos", "old")).containsExactly(2);
        assertThat(rig.server.objectBytes("photos", "new")).containsExactly('x');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fileExist=Ignore&deleteAfterWrite=true"
                        + "|deleteAfterWrite=true and fileExist=Ignore exclude each other: a file that was not stored would be deleted",
                "fileExist=Fail&streamingUploadMode=true&keyName=a"
                        + "|fileExist and streamingUploadMode exclude each other: batches get names of their own, see namingStrategy and restartingPolicy",
            })
    protected void fileExistIsRefusedWhereItCannotBeMeant(String options, String sentence) {
        assertThatThrownBy(() -> rig.sent("store:photos/k?" + options, "x", Map.of()))
                .hasStackTraceContaining(sentence);
    }

    @Test
    protected void charsetMakesBytesOfText() {
        rig.sent("store:photos/k?charset=GBK", "早上好", Map.of());

        assertThat(rig.server.objectBytes("photos", "k")).isEqualTo("早上好".getBytes(Charset.forName("GBK")));
    }

    @Test
    protected void headerFilterStrategyKeepsMetadataBack() {
        DefaultHeaderFilterStrategy filter = new DefaultHeaderFilterStrategy();
        filter.getOutFilter().add("internal");
        filter.getInFilter().add("seen");
        rig.context.getRegistry().bind("ourFilter", filter);
        Map<String, Object> metadata = Map.of(rig.names.metadata, Map.of("internal", "1", "seen", "2", "owner", "3"));

        rig.sent("store:photos/k?headerFilterStrategy=#ourFilter", "x", metadata);

        assertThat(head("store:photos/k?operation=headObject")).isEqualTo(Map.of("seen", "2", "owner", "3"));
        assertThat(head("store:photos/k?operation=headObject&headerFilterStrategy=#ourFilter"))
                .isEqualTo(Map.of("owner", "3"));
    }

    private Object head(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getHeader(rig.names.metadata);
    }

    @Test
    protected void everyOperationTakesARecordAsRequest() throws Exception {
        for (Enum<?> operation : operations().getEnumConstants()) {
            assertThatItTakesARecord(operation);
        }
    }

    private void assertThatItTakesARecord(Enum<?> operation) throws Exception {
        String refusal = rig.send("store:photos?pojoRequest=true&operation=" + operation, "text", Map.of())
                .getException()
                .getMessage();

        Matcher type = Pattern.compile("with pojoRequest=true the body of " + operation + " must be a ([\\w.]+), but.*")
                .matcher(refusal);
        assertThat(type.matches()).as(refusal).isTrue();
        assertThat(Class.forName(type.group(1))).isRecord();
    }

    protected String body(String uri) {
        return rig.sent(uri, null, Map.of()).getMessage().getBody(String.class);
    }
}
