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
package io.github.camelcn.component.kodo.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.component.kodo.names.KodoRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KodoHostsTest {

    private static String object(KodoHosts hosts) {
        return hosts.urls().object("", "photos", "in/a b+中", "");
    }

    @ParameterizedTest
    @EnumSource(KodoRegion.class)
    void everyRegionIsKnownByAllItsNames(KodoRegion region) {
        for (String name : new String[] {region.id(), region.nativeId(), region.displayName()}) {
            KodoHosts hosts = KodoHosts.of("", " " + name.toUpperCase(java.util.Locale.ROOT) + " ", false);

            assertThat(hosts.region()).isEqualTo(region.id());
            assertThat(hosts.endpoint()).hasToString("https://s3." + region.id() + ".qiniucs.com");
        }
    }

    /** Source: provider documentation, page 1671. */
    @Test
    void nativeIdsAreWhatTheyAre() {
        assertThat(KodoRegion.of("z0")).contains(KodoRegion.CN_EAST_1);
        assertThat(KodoRegion.of("z1")).contains(KodoRegion.CN_NORTH_1);
        assertThat(KodoRegion.of("z2")).contains(KodoRegion.CN_SOUTH_1);
        assertThat(KodoRegion.of("na0")).contains(KodoRegion.US_NORTH_1);
        assertThat(KodoRegion.of("as0")).contains(KodoRegion.AP_SOUTHEAST_1);
        assertThat(KodoRegion.of("elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-west-7", "ap-northeast-1"})
    void aRegionThatLooksLikeOneIsTaken(String region) {
        assertThat(KodoHosts.of("", region, false).endpoint()).hasToString("https://s3." + region + ".qiniucs.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"beijing", "cn-east", "cn-east-", "cn--1", "-east-1", "cn_east_1", "cn-east-1b", "s3.x-y-1"})
    void anUnknownRegionNeedsAnEndpoint(String region) {
        assertThatThrownBy(() -> KodoHosts.of("", region, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the region '" + region + "' is not known, and no endpoint says where it is: known regions"
                        + " are cn-east-1, cn-east-2, cn-north-1, cn-south-1, cn-northwest-1, us-north-1,"
                        + " ap-southeast-1, ap-southeast-2, ap-southeast-3; for any other, set the endpoint too");
    }

    @Test
    void withoutRegionAndEndpointThereIsNoWhere() {
        assertThatThrownBy(() -> KodoHosts.of("", " ", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("neither region nor endpoint is set: set region to one of cn-east-1, ");
    }

    @Test
    void withAnEndpointAnyRegionGoes() {
        assertThat(KodoHosts.of("kodo.example:8443", "my_Region9", false).region())
                .isEqualTo("my_Region9");
        assertThatThrownBy(() -> KodoHosts.of("kodo.example", "a/b", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("becomes part of every signature");
    }

    @ParameterizedTest
    @CsvSource({
        "s3.cn-east-1.qiniucs.com,              https://s3.cn-east-1.qiniucs.com,              cn-east-1",
        "https://s3.cn-east-1.qiniucs.com/,     https://s3.cn-east-1.qiniucs.com,              cn-east-1",
        "http://S3.cn-north-1.qiniucs.com:80,   http://s3.cn-north-1.qiniucs.com,              cn-north-1",
        "s3-us-north-1.qiniucs.com:8443,        https://s3-us-north-1.qiniucs.com:8443,        us-north-1",
        "internal-s3-cn-east-1.qiniucs.com,     https://internal-s3-cn-east-1.qiniucs.com,     cn-east-1"
    })
    void theProvidersEndpointsTellTheirRegion(String endpoint, String expected, String region) {
        KodoHosts hosts = KodoHosts.of(endpoint, "", false);

        assertThat(hosts.endpoint()).hasToString(expected);
        assertThat(hosts.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://kodo.example", "127.0.0.1:9000", "https://qiniucs.com", "https://s3.x.qiniucs.com"})
    void otherEndpointsDoNot(String endpoint) {
        assertThatThrownBy(() -> KodoHosts.of(endpoint, "", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the endpoint " + endpoint + " does not tell its region")
                .hasMessageContaining("set region");
    }

    /** The bucket would be named twice. */
    @ParameterizedTest
    @ValueSource(strings = {"photos.s3.cn-east-1.qiniucs.com", "https://photos.s3-cn-east-1.qiniucs.com"})
    void anEndpointWithABucketIsRefused(String endpoint) {
        assertThatThrownBy(() -> KodoHosts.of(endpoint, "", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it begins with the name of a bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://kodo.example", "https://kodo.example/path", "https://u:p@kodo.example", "https://"})
    void malformedEndpointsAreRefused(String endpoint) {
        assertThatThrownBy(() -> KodoHosts.of(endpoint, "cn-east-1", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint ")
                .hasMessageNotContaining("u:p");
    }

    @Test
    void bothStylesMakeUrls() {
        assertThat(object(KodoHosts.of("", "cn-east-1", false)))
                .isEqualTo("https://s3.cn-east-1.qiniucs.com/photos/in/a%20b%2B%E4%B8%AD");
        assertThat(object(KodoHosts.of("", "cn-east-1", true)))
                .isEqualTo("https://photos.s3.cn-east-1.qiniucs.com/in/a%20b%2B%E4%B8%AD");
        assertThat(object(KodoHosts.of("http://127.0.0.1:9000", "cn-east-1", true)))
                .as("nothing stands in front of an address")
                .isEqualTo("http://127.0.0.1:9000/photos/in/a%20b%2B%E4%B8%AD");
    }

    @Test
    void urlsMoveToAnotherRegion() {
        for (boolean virtualHostStyle : new boolean[] {false, true}) {
            KodoHosts from = KodoHosts.of("", "cn-east-1", virtualHostStyle);
            KodoHosts to = KodoHosts.of("", "cn-north-1", virtualHostStyle);
            String query = from.urls().bucket("", "photos", "list-type=2&prefix=a%2Fb");

            assertThat(to.relocated(object(from), "photos")).isEqualTo(object(to));
            assertThat(to.relocated(query, "photos"))
                    .isEqualTo(to.urls().bucket("", "photos", "list-type=2&prefix=a%2Fb"));
        }
    }

    @Test
    void bucketsThatNoHostCanNameNeedPathStyle() {
        KodoHosts byHost = KodoHosts.of("", "cn-east-1", true);

        assertThatThrownBy(() -> byHost.addressable("my.bucket"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no certificate fits");
        assertThatThrownBy(() -> byHost.addressable("Photos"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use path style");
        assertThat(KodoHosts.of("http://kodo.example", "x", true).addressable("my.bucket"))
                .isEqualTo("my.bucket");
        assertThat(KodoHosts.of("", "cn-east-1", false).addressable("My.bucket"))
                .isEqualTo("My.bucket");
        assertThatThrownBy(() -> KodoHosts.of("", "cn-east-1", false).addressable(".."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://up-z0.qiniup.com", "uc.qiniuapi.com", "http://rs.qbox.me", "https://iovip.qiniuio.com"})
    void hostsOfTheNativeApiAreRefusedEvenWithARegion(String endpoint) {
        assertThatThrownBy(() -> KodoHosts.of(endpoint, "cn-east-1", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "it is one of the native API, whose hosts are found by themselves: set region and leave the"
                                + " endpoint out");
    }
}
