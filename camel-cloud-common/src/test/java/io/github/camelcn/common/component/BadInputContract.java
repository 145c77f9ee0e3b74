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

import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.camel.InvalidOptionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sentences a route author gets for what cannot work, and when: endpoints fail at their start, not at a message. */
public abstract class BadInputContract {

    @AutoClose
    protected final StoreRig rig = newRig();

    /** A component and a server it talks to. */
    protected abstract StoreRig newRig();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partSize=tiny | partSize must be a size in bytes such as 4194304, 4MiB or 5GiB, but is \"tiny\"",
                "uploadConcurrency=0 | uploadConcurrency must be between 1 and 64, but is 0",
                "uploadConcurrency=3&maxConnections=2 | uploadConcurrency is 3, but maxConnections only 2: each part",
                "charset=KLINGON | charset KLINGON is unknown to this Java",
                "maxKeys=0 | maxKeys must be 1 or more, but is 0",
                "downloadLinkExpiration=0 | downloadLinkExpiration must be more than zero, but is PT0S",
                "olderThan=0 | olderThan must be more than zero, but is PT0S",
                "cleanStaleUploads=0 | cleanStaleUploads must be more than zero, but is PT0S",
                "downloadPartSize=1 | downloadPartSize must be at least 64 KiB, but is 1 bytes",
                "downloadConcurrency=65 | downloadConcurrency must be between 1 and 64, but is 65",
                "downloadDirectory=target&maxConnections=2 | downloadConcurrency is 4, but maxConnections only 2: each part",
                "maxConnections=0 | maxConnections must be 1 or more, but is 0",
                "maxBandwidth=fast | maxBandwidth must be a size in bytes such as",
                "maxRequestsPerSecond=-1 | maxRequestsPerSecond must be 0 (no limit) or more, but is -1.0",
                "progressInterval=-1 | progressInterval must be 0 or more, but is PT-0.001S",
                "connectionRetries=-1 | connectionRetries must be 0 or more, but is -1",
                "retryDelay=30s | retryMaxDelay must be at least retryDelay",
                "proxyPort=3128 | proxyPort, proxyUser and proxyPassword need proxyHost",
                "proxyHost=proxy.test | proxyPort must be 1 to 65535, but is 0",
                "uploadLinkExpiration=0 | uploadLinkExpiration must be more than zero, but is PT0S",
                "workDir=a/../b | ..",
                "minAge=1 week | minAge must be a duration such as 5m, PT5M or a number of milliseconds, but is \"1 week\"",
                "readTimeout=30D | readTimeout must be a duration such as 5m, PT5M or a number of milliseconds, but is \"30D\"",
                "uploadConcurrency=many | uploadConcurrency must be a whole number, but is \"many\"",
                "maxKeys=10k | maxKeys must be a whole number, but is \"10k\"",
                "delay=1 week | delay must be a duration such as 5m, PT5M or a number of milliseconds, but is \"1 week\"",
                "maxRequestsPerSecond=few | maxRequestsPerSecond must be a number, but is \"few\"",
                "deleteAfterRead=perhaps | deleteAfterRead must be true or false, but is \"perhaps\"",
                "operation=getObjekt | but is \"getObjekt\": did you mean getObject?",
                "operation=delete-objekts | but is \"delete-objekts\": did you mean deleteObjects?",
                "followBy=name | followBy must be one of key and lastModified, but is \"name\"",
                "uploadConcurency=2 | there is no option uploadConcurency: did you mean uploadConcurrency?",
                "colour=red&size=3 | there is no option colour; there is no option size",
                "secretKey= | accessKey is set, but secretKey is not"
            })
    protected void aSharedOptionThatCannotWorkStopsTheEndpointWithASentence(String option, String sentence) {
        assertThatStarting(option, sentence);
    }

    /** What a component's own options say, written as above. */
    protected final void assertThatStarting(String option, String sentence) {
        assertThatThrownBy(() -> rig.send("store:photos/k?" + option, "x", Map.of()))
                .hasStackTraceContaining(sentence);
    }

    @Test
    protected void whatAnOptionMayBeIsSaidAtOnceAndNotBelowOtherExceptions() {
        assertThatThrownBy(() -> rig.send("store:photos/k?followBy=name", "x", Map.of()))
                .hasMessageEndingWith("followBy must be one of key and lastModified, but is \"name\"")
                .cause()
                .isInstanceOf(InvalidOptionException.class)
                .hasNoCause();
    }

    @Test
    protected void theValueOfAnOptionThatThereIsNotIsNotRepeatedSinceItMayBeASecret() {
        assertThatThrownBy(() -> rig.send("store:photos/k?secretKy=hush", "x", Map.of()))
                .cause()
                .hasMessage("there is no option secretKy: did you mean secretKey?");
    }

    @Test
    protected void whatMayBeTheRestOfASecretIsNotRepeated() {
        assertThatThrownBy(() -> rig.send("store:photos/k?accessKey=a&secretKey=some&thing", "x", Map.of()))
                .cause()
                .hasMessage(
                        "what follows one of the & has no value, and perhaps is the rest of one: a value with &, + or % in"
                                + " it has to be in RAW(...)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credentialsProvider=#nobody | credentialsProvider is #nobody, but the registry has no such bean of type"
                        + " io.github.camelcn.common.credentials.CredentialsProvider",
                "credentialsProvider=#bean:nobody | credentialsProvider is #bean:nobody, but the registry has no such bean of type",
                "credentialsProvider=#text | credentialsProvider is #text, but the registry has no such bean of type",
                "credentialsProvider=#class:com.example.Gone | but there is no such class on the class path",
                "idempotentRepository=hush | idempotentRepository must be a bean of type org.apache.camel.spi.IdempotentRepository,"
                        + " written idempotentRepository=#nameOfTheBean, but is something else",
                "credentials=hush | credentials cannot be set as a whole: set the options that belong to it by their own names",
                "delay=5s&timeUnit=SECONDS | delay=5s has a unit of its own, but timeUnit is set too: set one of the two"
            })
    protected void whatIsNoBeanOrNoOptionIsSaidWithoutItsValue(String option, String sentence) {
        rig.context.getRegistry().bind("text", "a text");

        assertThatThrownBy(() -> rig.send("store:photos/k?" + option, "x", Map.of()))
                .cause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }

    @Test
    protected void asManyPartsAtOnceAsConnectionsAreAllowed() {
        rig.sent("store:photos/parts?uploadConcurrency=2&maxConnections=2", "x", Map.of());

        assertThat(rig.server.keys("photos")).contains("parts");
    }

    @Test
    protected void aUriWithoutBucketShowsWhatOneLooksLike() {
        assertThatThrownBy(() -> rig.send("store:/k", "x", Map.of()))
                .hasStackTraceContaining("the URI must name a bucket: store:bucketName or store:bucketName/key");
    }

    @ParameterizedTest
    @CsvSource({"a/../b", "./a", ".."})
    protected void keysThatCannotBeSentAreRefused(String key) {
        assertThat(rig.send("store:photos", "x", Map.of(rig.names.key, key)).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between its slashes");
    }

    @Test
    protected void theOperationThatAHeaderMisspellsIsNamed() {
        assertThat(rig.send("store:photos", "x", Map.of(rig.names.operation, "getObjekt"))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "header " + rig.names.operation
                                + " names no operation: \"getObjekt\": did you mean getObject? There are putObject, getObject,");
    }

    @Test
    protected void theOperationOfAHeaderIsCheckedToo() {
        assertThat(rig.send("store:photos", "x", Map.of(rig.names.operation, "dance"))
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("header " + rig.names.operation
                        + " names no operation: \"dance\". There are putObject, getObject,");
    }
}
