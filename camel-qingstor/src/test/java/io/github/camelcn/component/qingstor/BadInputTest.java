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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.component.BadInputContract;
import io.github.camelcn.common.component.StoreRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BadInputTest extends BadInputContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partSize=1MiB | partSize must be between 4 MiB and 5 GiB, but is 1 MiB",
                "uploadCutoff=6GiB | uploadCutoff must be between 0 and 5 GiB, but is 6 GiB",
                "encryptionCustomerKey=short | encryptionCustomerKey must be",
                "encryptionCustomerAlgorithm=DES | must be AES256, but is DES",
                "encryptionCustomerKeyMd5=AAAA | encryptionCustomerKeyMd5 is set, but encryptionCustomerKey is not",
                "copySourceEncryptionCustomerKey=short | copySourceEncryptionCustomerKey must be",
                "copySourceEncryptionCustomerAlgorithm=DES | must be AES256, but is DES",
                "copySourceEncryptionCustomerKeyMd5=AAAA | copySourceEncryptionCustomerKeyMd5 is set, but"
            })
    void anOptionThatCannotWorkStopsTheEndpointWithASentence(String option, String sentence) {
        assertThatThrownBy(() -> rig.send("qingstor:photos/k?" + option, "x", Map.of()))
                .hasStackTraceContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qingstor:photos?operation=dance | operation must be one of putObject, getObject, ",
                "qingstor:photos?proxyProtocol=FTP&proxyHost=h&proxyPort=1 | proxyProtocol must be http or socks, but is FTP",
                "qingstor:photos?credentialType=GUESS | credentialType must be one of AUTO, STATIC, ENVIRONMENT, PROFILE and ANONYMOUS, but is",
                "qingstor:photos?unknownOption=1 | there is no option unknownOption"
            })
    void anOptionWithAnUnknownValueIsNamed(String uri, String sentence) {
        assertThatThrownBy(() -> rig.send(uri, "x", Map.of())).hasStackTraceContaining(sentence);
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
