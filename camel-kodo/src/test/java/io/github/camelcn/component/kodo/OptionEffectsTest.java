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

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.component.OptionEffectsContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.emulator.KodoEmulator;
import io.github.camelcn.emulator.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

class OptionEffectsTest extends OptionEffectsContract {

    private static final Pattern EXPIRES = Pattern.compile("X-Amz-Expires=(\\d+)");

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    @Override
    protected Class<KodoOperation> operations() {
        return KodoOperation.class;
    }

    private KodoEmulator emulator() {
        return ((EmulatorRig) rig).emulator;
    }

    @ParameterizedTest
    @CsvSource({
        "&region=cn-south-1, https://s3.cn-south-1.qiniucs.com/photos/k",
        "&region=z1, https://s3.cn-north-1.qiniucs.com/photos/k",
        "&region=North America-Los Angeles, https://s3.us-north-1.qiniucs.com/photos/k",
        "&region=cn-west-9, https://s3.cn-west-9.qiniucs.com/photos/k",
        "&region=moon&endpoint=https://s3.example.com:8443, https://s3.example.com:8443/photos/k",
        "&region=cn-south-1&pathStyle=false, https://photos.s3.cn-south-1.qiniucs.com/k",
        "&region=cn-south-1&workDir=home, https://s3.cn-south-1.qiniucs.com/photos/home/k"
    })
    void optionsMakeTheAddress(String options, String address) {
        assertThat(body("kodo:photos/k?operation=createDownloadLink"
                        + (options.contains("endpoint=") ? "" : "&endpoint=") + options))
                .startsWith(address + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint=https://s3.example.com&region=moon, https://s3.example.com, moon",
        "endpoint=&region=cn-south-1, https://s3.cn-south-1.qiniucs.com, cn-south-1",
        "endpoint=&region=&ucEndpoint=https://uc.example.com, https://uc.example.com, ''"
    })
    void anEndpointSaysWhereItsServiceIs(String options, String url, String region) {
        KodoEndpoint endpoint = rig.context.getEndpoint("kodo:photos?" + options, KodoEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo(url);
        assertThat(endpoint.getServiceProtocol()).isEqualTo("kodo");
        assertThat(endpoint.getServiceMetadata()).isEqualTo(Map.of("bucket", "photos", "region", region));
    }

    @Test
    void linksExpireWhenTheOptionsSay() {
        assertThat(expires(body("kodo:photos/k?operation=createDownloadLink&downloadLinkExpiration=5m")))
                .isEqualTo(300);
        assertThat(expires(body("kodo:photos/k?operation=createUploadLink&uploadLinkExpiration=2h")))
                .isEqualTo(7200);
        assertThat(body("kodo:photos/k?operation=createPrivateUrl&downloadDomain=http://cdn.example.com"))
                .startsWith("http://cdn.example.com/k?e=");
    }

    private static long expires(String link) {
        Matcher matcher = EXPIRES.matcher(link);
        assertThat(matcher.find()).as(link).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void autoCreateBucketMakesAPrivateBucketUnlessAskedOtherwise() {
        rig.sent("kodo:made-private/k?autoCreateBucket=true", "x", Map.of());
        rig.sent("kodo:made-public/k?autoCreateBucket=true&bucketAcl=public-read", "x", Map.of());

        assertThat(emulator().store().isPrivate("made-private")).isTrue();
        assertThat(emulator().store().isPrivate("made-public")).isFalse();
    }

    @Test
    void requesterPaysIsSaidOnlyIfAskedFor() {
        rig.sent("kodo:photos/k", "x", Map.of());
        rig.sent("kodo:photos/k?requesterPays=true", "x", Map.of());

        assertThat(rig.server.requests())
                .extracting(request -> request.header("x-amz-request-payer").orElse(""))
                .containsExactly("", "requester");
    }

    @Test
    void optionsAboutNewObjectsReachTheService() {
        rig.sent("kodo:photos/k?acl=public-read&serverSideEncryption=AES256&storageClass=GLACIER_IR", "x", Map.of());

        RecordedRequest put = rig.server.requests().get(0);
        assertThat(put.header("x-amz-acl")).contains("public-read");
        assertThat(put.header("x-amz-server-side-encryption")).contains("AES256");
        assertThat(put.header("x-amz-storage-class")).contains("GLACIER_IR");
    }

    /** A header that turns encryption down leaves the option's key aside. */
    @Test
    void aHeaderBeatsTheOptionsAboutEncryption() {
        rig.sent(
                "kodo:photos/k?serverSideEncryption=aws:kms&kmsKeyId=key-1",
                "x",
                Map.of(KodoHeaders.SERVER_SIDE_ENCRYPTION, "AES256"));

        RecordedRequest put = rig.server.requests().get(0);
        assertThat(put.header("x-amz-server-side-encryption")).contains("AES256");
        assertThat(put.header("x-amz-server-side-encryption-aws-kms-key-id")).isEmpty();
    }

    @Test
    void withoutRegionAutoDetectNobodyIsAsked() {
        rig.send("kodo:missing/k?regionAutoDetect=false", "x", Map.of());
        assertThat(rig.server.requests()).noneMatch(request -> request.target().contains("/v4/query"));

        rig.send("kodo:missing/k", "x", Map.of());
        assertThat(rig.server.requests()).anyMatch(request -> request.target().contains("/v4/query"));
    }

    @Test
    void restoreDaysIsWhatTheHeaderDoesNotSay() {
        for (String operation : new String[] {"restoreObject", "restoreArchive"}) {
            rig.sent("kodo:photos/" + operation + "?storageClass=GLACIER", "x", Map.of());
            rig.sent("kodo:photos/" + operation + "?restoreDays=3&operation=" + operation, null, Map.of());
        }
        assertThat(rig.server.requests())
                .filteredOn(request -> request.target().contains("freezeAfterDays/3"))
                .hasSize(1);
    }
}
