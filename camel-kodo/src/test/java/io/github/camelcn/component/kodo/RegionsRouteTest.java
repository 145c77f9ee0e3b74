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

import java.net.URI;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.error.ClockSkewException;
import io.github.camelcn.common.error.InvalidCredentialsException;
import io.github.camelcn.common.error.ObjectArchivedException;
import io.github.camelcn.common.error.StorageClassException;
import io.github.camelcn.common.error.WrongBucketNameException;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.component.kodo.management.ObjectStat;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;

import static org.assertj.core.api.Assertions.assertThat;

/** Buckets in other regions, by other names and in other classes; each trouble its own exception with what to do. */
class RegionsRouteTest {

    @AutoClose
    private final EmulatorRig rig = new EmulatorRig(KodoEmulator.builder()
            .bucket("far-away", "cn-south-1")
            .bucket(KodoBucket.named("old-name").s3Name("old-name-made-up"))
            .withoutStorageClasses("cn-east-1", StorageClass.INTELLIGENT_TIERING));

    /** The names of the regions' hosts are resolved by a proxy: the emulator plays it. */
    private String detecting(String path, String options) {
        URI address = rig.emulator.endpoint();
        return "kodo:" + path + "?endpoint=&region=&proxyHost=" + address.getHost() + "&proxyPort=" + address.getPort()
                + (options.isEmpty() ? "" : "&" + options);
    }

    @Test
    void theRegionOfABucketIsFoundByAsking() {
        rig.sent(detecting("far-away/k", ""), "x", Map.of());
        rig.sent(detecting("far-away/k2", ""), "x", Map.of());

        assertThat(rig.emulator.keys("far-away")).containsExactly("k", "k2");
        assertThat(rig.emulator.requests())
                .filteredOn(request -> request.target().contains("/v4/query"))
                .as("asked once, and remembered")
                .hasSize(1);
        assertThat(rig.emulator.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .allSatisfy(put ->
                        assertThat(put.header("authorization").orElse("")).contains("/cn-south-1/s3/"));
    }

    @Test
    void anAccessKeyThatNobodyKnowsIsBlamedAlreadyWhenTheRegionIsAskedFor() {
        assertThat(rig.send(detecting("far-away/k", "accessKey=nobody"), "x", Map.of())
                        .getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageEndingWith(
                        "Check accessKey: the service does not know it, or it does not belong to the account"
                                + " of the bucket");
    }

    @Test
    void aWrongRegionIsNamedTogetherWithTheRightOne() {
        assertThat(rig.send("kodo:far-away/k", "x", Map.of()).getException())
                .isInstanceOf(WrongRegionException.class)
                .hasMessageContaining("the bucket is in cn-south-1: set region=cn-south-1");
    }

    @Test
    void theKodoNameIsAnsweredWithTheS3Name() {
        assertThat(rig.send("kodo:old-name/k", "x", Map.of()).getException())
                .isInstanceOf(WrongBucketNameException.class)
                .hasMessageContaining("old-name-made-up");
        rig.sent("kodo:old-name-made-up/k", "x", Map.of());
        assertThat(rig.emulator.keys("old-name")).containsExactly("k");
    }

    @Test
    void nativeOperationsTakeEitherName() {
        rig.emulator.putObject("old-name", "k", new byte[] {1});
        for (String name : new String[] {"old-name", "old-name-made-up"}) {
            Exchange stat = rig.sent("kodo:" + name + "/k?operation=statObject", null, Map.of());
            assertThat(stat.getMessage().getBody(ObjectStat.class).size()).isEqualTo(1);
        }
    }

    @Test
    void aClassThatTheRegionDoesNotOfferIsNamed() {
        assertThat(rig.send("kodo:photos/k?storageClass=INTELLIGENT_TIERING", "x", Map.of())
                        .getException())
                .isInstanceOf(StorageClassException.class)
                .hasMessageContaining("The storage class INTELLIGENT_TIERING is not offered in cn-east-1");
    }

    @Test
    void anArchivedObjectHasToBeRestored() {
        rig.sent("kodo:photos/k?storageClass=DEEP_ARCHIVE", "x", Map.of());

        assertThat(rig.send("kodo:photos/k?operation=getObject", null, Map.of()).getException())
                .isInstanceOf(ObjectArchivedException.class)
                .hasMessageContaining("restoreObject");
    }

    @Test
    void aWrongKeyIsNamed() {
        assertThat(rig.send("kodo:photos/k?secretKey=another", "x", Map.of()).getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageContaining("secretKey");
        assertThat(rig.send("kodo:photos/k?accessKey=nobody", "x", Map.of()).getException())
                .isInstanceOf(InvalidCredentialsException.class)
                .hasMessageContaining("accessKey");
    }

    /** It asks with HEAD, whose answers have no words. */
    @Test
    void aConnectionTestTellsEveryTroubleApart() {
        assertThat(connectionTest("far-away"))
                .isInstanceOf(WrongRegionException.class)
                .hasMessageContaining("set region=cn-south-1");
        assertThat(connectionTest("old-name"))
                .isInstanceOf(WrongBucketNameException.class)
                .hasMessageContaining("old-name-made-up");
        rig.emulator.faults().on("GET", "/photos").answer(403, "RequestTimeTooSkewed");
        rig.emulator.faults().on("HEAD", "/photos").answer(403, "RequestTimeTooSkewed");
        assertThat(connectionTest("photos"))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining("Set the clock");
    }

    @Test
    void aConnectionTestOfABucketThatIsNotThereSaysSo() {
        Exchange tested = rig.sent("kodo:no-such-bucket?operation=testConnection", null, Map.of());

        assertThat(tested.getMessage().getHeader(KodoHeaders.BUCKET_EXISTS)).isEqualTo(false);
    }

    private Exception connectionTest(String bucket) {
        return rig.send("kodo:" + bucket + "?operation=testConnection", null, Map.of())
                .getException();
    }

    @Test
    void aWorkingDirectoryHoldsForNativeOperationsToo() {
        rig.sent("kodo:photos/k?workDir=home", "x", Map.of());
        rig.sent("kodo:photos/k?workDir=home&operation=changeType&storageClass=LINE", null, Map.of());

        assertThat(rig.emulator.store().storageClass("photos", "home/k")).isEqualTo(StorageClass.LINE);
    }

    @Test
    void temporaryKeysSignWithTheirToken() {
        try (KodoEmulator guarded = KodoEmulator.builder()
                .bucket("photos")
                .temporaryCredentials(
                        "temporary",
                        "secret",
                        "session",
                        java.time.Instant.now().plusSeconds(600))
                .start()) {
            String uri = "kodo:photos/k?endpoint=" + guarded.endpoint()
                    + "&accessKey=temporary&secretKey=secret&securityToken=";
            rig.sent(uri + "session", "x", Map.of());

            assertThat(guarded.keys("photos")).containsExactly("k");
            assertThat(rig.send(uri + "other", "x", Map.of()).getException())
                    .isInstanceOf(InvalidCredentialsException.class);
        }
    }
}
