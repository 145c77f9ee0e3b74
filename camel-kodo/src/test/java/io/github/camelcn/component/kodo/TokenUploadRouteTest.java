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
package io.github.camelcn.component.kodo;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.component.Trouble;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.objectstore.ObjectInfo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Objects are stored by whoever has a token, with no keys at all. */
class TokenUploadRouteTest {

    private static final String KEYS = "io.github.camelcn.component.kodo.independent.AwkwardKeys#all";
    private static final String UPLOAD =
            "kodo:photos?operation=putObjectWithToken&credentialType=ANONYMOUS&accessKey=&secretKey=";

    private final EmulatorRig rig = new EmulatorRig();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        rig.close();
    }

    private String token(String key, Map<String, Object> policy) {
        return rig.sent(
                        "kodo:photos?operation=createUploadToken",
                        null,
                        Map.of(KodoHeaders.KEY, key, KodoHeaders.TOKEN_POLICY, policy))
                .getMessage()
                .getBody(String.class);
    }

    private Exchange upload(String key, Object body, String token) {
        return rig.send(UPLOAD, body, Map.of(KodoHeaders.KEY, key, KodoHeaders.UPLOAD_TOKEN, token));
    }

    private String stored(String key) {
        return new String(rig.emulator.objectBytes("photos", key), UTF_8);
    }

    @ParameterizedTest
    @MethodSource(KEYS)
    void keysAreNotNeededAndKeysOfObjectsMayBeAnything(String key) {
        Exchange done = upload(key, "hello 世界", token(key, Map.of()));

        assertThat(done.getException()).isNull();
        assertThat(stored(key)).isEqualTo("hello 世界");
        assertThat(done.getMessage().getBody()).isEqualTo("hello 世界");
        assertThat(done.getMessage().getHeaders())
                .containsEntry(KodoHeaders.PRODUCED_KEY, key)
                .containsEntry(KodoHeaders.PRODUCED_BUCKET_NAME, "photos")
                .containsKeys(KodoHeaders.HASH, KodoHeaders.REQUEST_ID);
    }

    @Test
    void typeMetadataAndWhatTheTokenHasTheServiceSayTravel() {
        String token = token("a.txt", Map.of("returnBody", "{\"size\":$(fsize),\"name\":$(fname)}"));

        Exchange done = rig.sent(
                UPLOAD,
                "hello",
                Map.of(
                        KodoHeaders.KEY,
                        "a.txt",
                        KodoHeaders.UPLOAD_TOKEN,
                        token,
                        KodoHeaders.CONTENT_TYPE,
                        "text/x-own",
                        KodoHeaders.METADATA,
                        Map.of("owner", "ann")));

        assertThat(done.getMessage().getHeader(KodoHeaders.UPLOAD_ANSWER))
                .isEqualTo(Map.of("size", 5, "name", "a.txt"));
        ObjectInfo info = rig.sent("kodo:photos/a.txt?operation=headObject", null, Map.of())
                .getMessage()
                .getBody(ObjectInfo.class);
        assertThat(info.content().contentType()).isEqualTo("text/x-own");
        assertThat(info.userMetadata()).isEqualTo(Map.of("owner", "ann"));
    }

    @Test
    void filesAndStreamsOfUnknownLengthAreStored() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "of a file");

        assertThat(upload("file", file, token("file", Map.of())).getException()).isNull();
        assertThat(upload(
                                "stream",
                                new FilterInputStream(new ByteArrayInputStream("of a stream".getBytes(UTF_8))) {},
                                token("stream", Map.of()))
                        .getException())
                .isNull();

        assertThat(stored("file")).isEqualTo("of a file");
        assertThat(stored("stream")).isEqualTo("of a stream");
    }

    @Test
    void ofManyAtTheSameTimeOneMakesTheObjectIfTheTokenOnlyInserts() throws Exception {
        String token = token("once", Map.of("insertOnly", true));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String content = "writer " + i;
            all.add(() -> upload("once", content, token));
        }

        List<Exception> failures = new ArrayList<>();
        try {
            for (Future<Exchange> each : threads.invokeAll(all)) {
                Exception failure = each.get().getException();
                if (failure != null) {
                    failures.add(failure);
                }
            }
        } finally {
            threads.shutdown();
        }

        assertThat(failures).hasSize(7).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is an object with this key already"));
        assertThat(stored("once")).startsWith("writer ");
    }

    @Test
    void whatIsStoredAlreadyIsNoConflictAfterALostAnswer() {
        String token = token("k", Map.of("insertOnly", true));
        rig.server.strike("POST", 0, 1, Trouble.DROP_AFTER_EFFECT);

        assertThat(upload("k", "hello", token).getException()).isNull();

        assertThat(stored("k")).isEqualTo("hello");
    }

    @Test
    void aTokenForAnotherKeyIsRefusedWithAHint() {
        Exception refusal = upload("other", "x", token("mine", Map.of())).getException();

        assertThat(refusal)
                .hasMessageStartingWith("putObjectWithToken photos/other: ")
                .hasMessageEndingWith("Check the upload token: it is over, or not for this bucket, key, size or type");
    }

    @Test
    void aTokenThatSomebodyChangedIsRefusedWithAHint() {
        String token = token("k", Map.of());
        String forged = token.replaceFirst(":.", token.contains(":A") ? ":B" : ":A");

        assertThat(upload("k", "x", forged).getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageEndingWith("Check the upload token: it is over, or not for this bucket, key, size or type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "a:b:c", "a:b:e30=", ""})
    void whatIsNoTokenIsRefusedWithoutRepeatingIt(String token) {
        Exception refusal = upload("k", "x", token).getException();

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.getMessage())
                .isIn(
                        "putObjectWithToken needs an upload token, such as createUploadToken makes, but what was given is none",
                        "putObjectWithToken: header CamelKodoUploadToken must be set to a token that somebody with keys has made,"
                                + " such as by createUploadToken");
        assertThat(rig.emulator.requests()).isEmpty();
    }
}
