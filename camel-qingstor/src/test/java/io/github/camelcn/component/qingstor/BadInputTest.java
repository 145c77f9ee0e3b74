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

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sentences a route author gets for what cannot work, and when: endpoints fail at their start, not at a message. */
class BadInputTest {

    private static EmulatorRig rig;

    @BeforeAll
    static void start() {
        rig = new EmulatorRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partSize=1MiB | partSize must be between 4 MiB and 5 GiB, but is 1 MiB",
                "partSize=tiny | partSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"tiny\"",
                "uploadCutoff=6GiB | uploadCutoff must be between 0 and 5 GiB, but is 6 GiB",
                "uploadConcurrency=0 | uploadConcurrency must be between 1 and 64, but is 0",
                "uploadConcurrency=3&maxConnections=2 | uploadConcurrency is 3, but maxConnections only 2: each part",
                "charset=KLINGON | charset KLINGON is unknown to this Java",
                "maxKeys=0 | maxKeys must be 1 or more, but is 0",
                "downloadLinkExpiration=0 | downloadLinkExpiration must be more than zero, but is PT0S",
                "olderThan=0 | olderThan must be more than zero, but is PT0S",
                "maxConnections=0 | maxConnections must be 1 or more, but is 0",
                "connectionRetries=-1 | connectionRetries must be 0 or more, but is -1",
                "retryDelay=30s | retryMaxDelay must be at least retryDelay",
                "proxyPort=3128 | proxyPort, proxyUser and proxyPassword need proxyHost",
                "proxyHost=proxy.test | proxyPort must be 1 to 65535, but is 0",
                "encryptionCustomerKey=short | encryptionCustomerKey must be",
                "encryptionCustomerAlgorithm=DES | must be AES256, but is DES",
                "encryptionCustomerKeyMd5=AAAA | encryptionCustomerKeyMd5 is set, but encryptionCustomerKey is not",
                "copySourceEncryptionCustomerKey=short | copySourceEncryptionCustomerKey must be",
                "copySourceEncryptionCustomerAlgorithm=DES | must be AES256, but is DES",
                "copySourceEncryptionCustomerKeyMd5=AAAA | copySourceEncryptionCustomerKeyMd5 is set, but",
                "uploadLinkExpiration=0 | uploadLinkExpiration must be more than zero, but is PT0S",
                "workDir=a/../b | ..",
                "secretKey= | accessKey is set, but secretKey is not"
            })
    void anOptionThatCannotWorkStopsTheEndpointWithASentence(String option, String sentence) {
        assertThatThrownBy(() -> rig.send("qingstor:photos/k?" + option, "x", Map.of()))
                .hasStackTraceContaining(sentence);
    }

    @Test
    void asManyPartsAtOnceAsConnectionsAreAllowed() {
        rig.sent("qingstor:photos/parts?uploadConcurrency=2&maxConnections=2", "x", Map.of());

        assertThat(rig.emulator.keys("photos")).contains("parts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qingstor:photos?operation=dance | QingStorOperation",
                "qingstor:photos?proxyProtocol=FTP&proxyHost=h&proxyPort=1 | proxyProtocol must be http or socks, but is FTP",
                "qingstor:photos?credentialType=GUESS | CredentialType",
                "qingstor:photos?unknownOption=1 | Unknown parameters=[{unknownOption=1}]"
            })
    void anOptionWithAnUnknownValueIsNamed(String uri, String sentence) {
        assertThatThrownBy(() -> rig.send(uri, "x", Map.of())).hasStackTraceContaining(sentence);
    }

    @Test
    void aUriWithoutBucketShowsWhatOneLooksLike() {
        assertThatThrownBy(() -> rig.send("qingstor:/k", "x", Map.of()))
                .hasStackTraceContaining("the URI must name a bucket: qingstor:bucketName or qingstor:bucketName/key");
    }

    @ParameterizedTest
    @CsvSource({"a/../b", "./a", ".."})
    void keysThatCannotBeSentAreRefused(String key) {
        assertThat(rig.send("qingstor:photos", "x", Map.of(QingStorHeaders.KEY, key))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between its slashes");
    }

    @Test
    void aKeyOf1024BytesIsRefused() {
        assertThat(rig.send("qingstor:photos", "x", Map.of(QingStorHeaders.KEY, "k".repeat(1024)))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the object key has 1024 bytes in UTF-8, but at most 1023 are allowed");
    }

    @Test
    void theOperationOfAHeaderIsCheckedToo() {
        assertThat(rig.send("qingstor:photos", "x", Map.of(QingStorHeaders.OPERATION, "dance"))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "header CamelQingstorOperation names no operation: \"dance\". There are putObject, getObject,");
    }

    @Test
    void aRequestWithoutKeysIsToldThatItHadNone() {
        for (String operation : new String[] {"putObject", "getObject", "listObjects", "listBuckets"}) {
            assertThat(rig.send("qingstor:photos/k?credentialType=ANONYMOUS&operation=" + operation, "x", Map.of())
                            .getException())
                    .as(operation)
                    .hasMessageEndingWith(
                            "The request was not signed, since there were no keys: set accessKey and"
                                    + " secretKey, or QINGSTOR_ACCESS_KEY_ID and QINGSTOR_SECRET_ACCESS_KEY, or a profile file");
        }
    }

    @Test
    void settingsHaveToBeJson() {
        assertThat(rig.send("qingstor:photos?operation=putBucketCors", "cors!", Map.of())
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("putBucketCors needs a JSON object as body: text, a Map, or a bean");
        assertThat(rig.send("qingstor:photos?operation=putBucketCors", "[]", Map.of())
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("putBucketCors needs a JSON object as body");
    }

    @Test
    void aUrlToFetchIsCheckedWithoutQuotingIt() {
        for (String url : new String[] {"ftp://host/x", "relative/path", "http://host/a b"}) {
            assertThat(rig.send("qingstor:photos/k?operation=fetchObject", url, Map.of())
                            .getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fetch")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(url));
        }
    }

    @Test
    void anAppendToWhatWasNotAppendedSaysSo() {
        rig.sent("qingstor:photos/plain", "x", Map.of());

        assertThat(rig.send("qingstor:photos/plain?operation=appendObject", "y", Map.of())
                        .getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "appendObject photos/plain: the object exists, but was not made by appending, so nothing can"
                                + " be added to it");
    }
}
