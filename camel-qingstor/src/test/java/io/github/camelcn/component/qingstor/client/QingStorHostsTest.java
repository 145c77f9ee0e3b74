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
package io.github.camelcn.component.qingstor.client;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QingStorHostsTest {

    private static final QingStorHosts PATH = QingStorHosts.of("https://qingstor.com:443", "pek3a", false);
    private static final QingStorHosts VIRTUAL = QingStorHosts.of("https://qingstor.com:443", "pek3a", true);

    /** The other forms: {@code EndpointAddressTest}. */
    @Test
    void theZoneDoesNotBelongIntoTheEndpoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QingStorHosts.of("https://pek3a.qingstor.com:8443", "pek3a", false))
                .withMessage("endpoint must look like https://qingstor.com:443, but is"
                        + " 'https://pek3a.qingstor.com:8443': it already begins with the zone, which is put in front of"
                        + " the host: use zone=pek3a and the endpoint https://qingstor.com:8443");
    }

    @Test
    void theErrorAboutAnEndpointShowsAGoodOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QingStorHosts.of("ftp://qingstor.com", "pek3a", false))
                .withMessage("endpoint must look like https://qingstor.com:443, but is 'ftp://qingstor.com':"
                        + " the scheme must be https or http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEK3A", " pek3a ", "pek3a"})
    void zonesAreLowerCasedFreeText(String zone) {
        assertThat(QingStorHosts.of("qingstor.com", zone, false).zone()).isEqualTo("pek3a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pek/3a", "pek 3a", ".pek3a", "a:b"})
    void aZoneMustBePartOfAHostName(String zone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QingStorHosts.of("qingstor.com", zone, false))
                .withMessage("zone must be the name of a zone such as pek3a, but is '" + zone + "'");
    }

    @Test
    void pathStylePutsTheBucketIntoThePath() {
        assertThat(PATH.globalUrl("")).isEqualTo("https://qingstor.com/");
        assertThat(PATH.url("pek3a", "photos", "")).isEqualTo("https://pek3a.qingstor.com/photos");
        assertThat(PATH.url("pek3a", "photos", "acl")).isEqualTo("https://pek3a.qingstor.com/photos?acl");
        assertThat(PATH.url("sh1a", "photos", "a/b", "x=y")).isEqualTo("https://sh1a.qingstor.com/photos/a/b?x=y");
        assertThat(PATH.hostBucket("photos")).isEmpty();
    }

    @Test
    void virtualHostStylePutsTheBucketIntoTheHost() {
        assertThat(VIRTUAL.url("pek3a", "photos", "")).isEqualTo("https://photos.pek3a.qingstor.com/");
        assertThat(VIRTUAL.url("pek3a", "photos", "acl")).isEqualTo("https://photos.pek3a.qingstor.com/?acl");
        assertThat(VIRTUAL.url("pek3a", "photos", "/lead", "")).isEqualTo("https://photos.pek3a.qingstor.com//lead");
        assertThat(VIRTUAL.hostBucket("photos")).isEqualTo("photos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"})
    void addressesGetNeitherZoneNorVirtualHosts(String endpoint) {
        QingStorHosts hosts = QingStorHosts.of(endpoint, "pek3a", true);

        assertThat(hosts.url(hosts.zone(), "photos", "a", "")).isEqualTo(endpoint + "/photos/a");
        assertThat(hosts.hostBucket("photos")).isEmpty();
        assertThat(hosts.zoneQuestions("photos")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'a b', a%20b",
        "a+b, a%2Bb",
        "a=b, a%3Db",
        "a%b, a%25b",
        "'!*()', %21%2A%28%29",
        "中, %E4%B8%AD",
        "😀x, %F0%9F%98%80x",
        "-._~, -._~",
        "/lead, /lead",
        "a//b, a//b"
    })
    void keysAreEncodedByteForByte(String key, String path) {
        assertThat(PATH.url("pek3a", "b", key, "")).isEqualTo("https://pek3a.qingstor.com/b/" + path);
    }

    @Test
    void aUrlMovesToAnotherZone() {
        assertThat(PATH.inZone("https://pek3a.qingstor.com/pek3a/x.qingstor.com/y", "sh1a"))
                .isEqualTo("https://sh1a.qingstor.com/pek3a/x.qingstor.com/y");
        assertThat(VIRTUAL.inZone("https://b.pek3a.qingstor.com/a", "sh1a")).isEqualTo("https://b.sh1a.qingstor.com/a");
        QingStorHosts address = QingStorHosts.of("http://127.0.0.1:1", "pek3a", false);
        assertThat(address.inZone("http://127.0.0.1:1/b/a", "sh1a")).isEqualTo("http://127.0.0.1:1/b/a");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sh1a.qingstor.com/photos, sh1a",
        "https://photos.sh1a.qingstor.com, sh1a",
        "http://photos.sh1a.qingstor.com:8080/a?b=c, sh1a",
        "https://SH1A.QINGSTOR.COM/, sh1a"
    })
    void aRedirectTellsTheZone(String location, String zone) {
        assertThat(PATH.zoneOf(location)).contains(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qingstor.com/photos",
                "https://sh1a.qingstor.com.evil.example/",
                "https://evil.example/sh1a.qingstor.com",
                "https://evil.example?x=.qingstor.com",
                "https://me@evil.example",
                "https://evilqingstor.com/",
                "/relative",
                ""
            })
    void aRedirectToAnotherSiteTellsNothing(String location) {
        assertThat(PATH.zoneOf(location)).isEmpty();
    }

    @Test
    void aZoneIsAskedForInBothForms() {
        assertThat(PATH.zoneQuestions("photos"))
                .containsExactly("https://qingstor.com/photos", "https://photos.qingstor.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", ".", "..", " ", "a\tb"})
    void aBucketThatIsNoPathSegmentIsRefused(String bucket) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PATH.addressable(bucket))
                .withMessage("the bucket name '" + bucket + "' cannot be part of a URL");
    }

    @Test
    void oddBucketNamesStayUsable() {
        assertThat(PATH.addressable("My_Bucket.2")).isEqualTo("My_Bucket.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VIRTUAL.addressable("My_Bucket"))
                .withMessage("the bucket name 'My_Bucket' cannot be part of a host name: use path style for it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "Upper-case", "under_score", "-leading", "trailing-", "dotted.name", "中文的存储桶"})
    void newBucketsFollowTheRule(String bucket) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QingStorHosts.creatable(bucket))
                .withMessage("a bucket cannot be created with the name '" + bucket
                        + "': it needs 6 to 63 characters a-z, 0-9 and -, with a letter or digit at both ends");
        assertThat(QingStorHosts.creatable("photos-2024")).isEqualTo("photos-2024");
    }

    @Test
    void defaultsPointToThePublicCloud() {
        QingStorHosts hosts = QingStorHosts.of(QingStorClient.DEFAULT_ENDPOINT, QingStorClient.DEFAULT_ZONE, false);

        assertThat(hosts.endpoint()).isEqualTo(URI.create("https://qingstor.com"));
        assertThat(hosts.zone()).isEqualTo("pek3a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://photos.pek3a.qingstor.com", "s3.pek3a.qingstor.com", "https://sh1a.qingstor.com:443"})
    void thePublicCloudsHostHasNothingInFrontOfIt(String endpoint) {
        assertThatThrownBy(() -> QingStorHosts.of(endpoint, "pek3a", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "zone and bucket are put in front of qingstor.com when they are needed, and s3. is another"
                                + " protocol: set zone, name the bucket in the endpoint's URI, and leave the endpoint out");
    }
}
