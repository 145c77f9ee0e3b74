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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.common.component.OptionEffectsContract;
import io.github.camelcn.common.component.StoreRig;
import io.github.camelcn.common.error.WrongRegionException;
import io.github.camelcn.emulator.QingStorEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OptionEffectsTest extends OptionEffectsContract {

    @Override
    protected StoreRig newRig() {
        return new EmulatorRig();
    }

    private QingStorEmulator emulator() {
        return ((EmulatorRig) rig).emulator;
    }

    @Override
    protected Class<QingStorOperation> operations() {
        return QingStorOperation.class;
    }

    private static final Pattern EXPIRES = Pattern.compile("[?&]expires=(\\d+)");

    @ParameterizedTest
    @CsvSource({
        "'', https://pek3a.qingstor.com/photos/k",
        "&zone=sh1a, https://sh1a.qingstor.com/photos/k",
        "&pathStyle=false, https://photos.pek3a.qingstor.com/k",
        "&workDir=home, https://pek3a.qingstor.com/photos/home/k"
    })
    void optionsMakeTheAddress(String option, String address) {
        String link = body("qingstor:photos/k?endpoint=https://qingstor.com&operation=createDownloadLink" + option);

        assertThat(link).startsWith(address + "?");
    }

    @Test
    void anEndpointSaysWhereItsServiceIs() {
        QingStorEndpoint endpoint = rig.context.getEndpoint(
                "qingstor:photos?endpoint=https://qingstor.com&zone=sh1a", QingStorEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo("https://qingstor.com");
        assertThat(endpoint.getServiceProtocol()).isEqualTo("qingstor");
        assertThat(endpoint.getServiceMetadata()).isEqualTo(Map.of("bucket", "photos", "zone", "sh1a"));
    }

    @Test
    void linksExpireWhenTheOptionsSay() {
        String download = body("qingstor:photos/k?operation=createDownloadLink&downloadLinkExpiration=5m");
        String upload = body("qingstor:photos/k?operation=createUploadLink&uploadLinkExpiration=2h");

        long now = Instant.now().getEpochSecond();
        assertThat(expires(download) - now).isCloseTo(300, within(60L));
        assertThat(expires(upload) - now).isCloseTo(7200, within(60L));
    }

    @Test
    void zoneAutoDetectGoesWhereTheBucketIs() {
        try (QingStorEmulator zones = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("far-away", "sh1a")
                .start()) {
            // a proxy resolves the names of hosts: the emulator plays both
            URI address = zones.endpoint();
            String uri = "qingstor:far-away/k?endpoint=http://qingstor.test&proxyHost=" + address.getHost()
                    + "&proxyPort=" + address.getPort();

            assertThat(rig.send(uri, "x", Map.of()).getException())
                    .isInstanceOf(WrongRegionException.class)
                    .hasMessageContaining("sh1a");
            rig.sent(uri + "&zoneAutoDetect=true", "x", Map.of());

            assertThat(zones.keys("far-away")).containsExactly("k");
        }
    }

    @Test
    void olderThanDecidesWhichUploadsAreCleaned() {
        AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
        InstantSource time = () -> Instant.now().plus(passed.get());
        try (QingStorEmulator emulator = QingStorEmulator.builder()
                .bucket("photos")
                .clock(time.withZone(ZoneOffset.UTC))
                .start()) {
            String uri = "qingstor:photos/k?endpoint=" + emulator.endpoint() + "&operation=";
            rig.sent(uri + "initiateMultipartUpload", null, Map.of());
            passed.set(Duration.ofMinutes(10));

            // a client that has not looked at the service's clock yet
            String later = uri + "cleanMultipartUploads&connectionRetries=7";
            rig.sent(later, null, Map.of());
            assertThat(emulator.uploads("photos")).hasSize(1);
            rig.sent(later + "&olderThan=5m", null, Map.of());
            assertThat(emulator.uploads("photos")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CamelQingstorEncryptionCustomerAlgorithm | DES | must be AES256, but is DES",
                "CamelQingstorEncryptionCustomerKeyMd5 | AAAA | MD5",
                "CamelQingstorCopySourceEncryptionCustomerAlgorithm | DES | must be AES256, but is DES",
                "CamelQingstorCopySourceEncryptionCustomerKeyMd5 | AAAA | MD5"
            })
    void whatAHeaderSaysAboutAKeyIsComparedWithTheKey(String header, String value, String sentence) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(QingStorHeaders.ENCRYPTION_CUSTOMER_KEY, "0123456789abcdef0123456789abcdef");
        headers.put(QingStorHeaders.COPY_SOURCE_ENCRYPTION_CUSTOMER_KEY, "0123456789abcdef0123456789abcdef");
        headers.put(QingStorHeaders.DESTINATION_KEY, "copy");
        headers.put(header, value);

        assertThat(rig.send("qingstor:photos/k?operation=copyObject", null, headers)
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("0123456789abcdef");
        assertThat(emulator().requestCount()).isZero();
    }

    private static long expires(String link) {
        Matcher matcher = EXPIRES.matcher(link);
        assertThat(matcher.find()).as(link).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
