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
package io.github.camelcn.emulator;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressingTest {
    @RegisterExtension
    static final QingStorEmulatorExtension QINGSTOR = new QingStorEmulatorExtension(QingStorEmulator.builder()
            .zones("pek3a", "sh1a")
            .bucket("my-bucket")
            .bucket("far-bucket", "sh1a"));

    private final QingStorEmulator emulator = QINGSTOR.emulator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:9900",
                "[::1]:9900",
                "localhost",
                "qingstor.test:80",
                "pek3a.qingstor.test:443",
                "PEK3A.qingstor.test",
                "some-container:9900"
            })
    void pathStyleWorksOnEveryHostThatIsNoBucket(String host) throws IOException {
        assertThat(call(RawRequest.of("PUT", "/my-bucket/k").host(host).body("x"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void virtualHostStyleSignsTheBucketBeforeThePath() throws IOException {
        RawRequest put = RawRequest.of("PUT", "/dir/k").signedPath("/my-bucket/dir/k");

        assertThat(call(put.host("my-bucket.pek3a.qingstor.test:8080").body("x"))
                        .status())
                .isEqualTo(201);
        RawRequest list = RawRequest.of("GET", "/").signedPath("/my-bucket/");
        assertThat(call(list.host("my-bucket.pek3a.qingstor.test"))
                        .json()
                        .at("/keys/0/key")
                        .asText())
                .isEqualTo("dir/k");
    }

    @Test
    void theWrongZoneIsAnsweredWithTheRightOne() throws IOException {
        RawClient.Answer answer = call(RawRequest.of("GET", "/far-bucket").host("pek3a.qingstor.test"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("bucket_not_exists");
        assertThat(answer.json().path("message").asText()).contains("zone sh1a");
    }

    @Test
    void anUnsignedHeadOnTheGlobalHostRevealsTheZone() throws IOException {
        RawClient.Answer byPath =
                call(RawRequest.of("HEAD", "/far-bucket").unsigned().host("qingstor.test:" + emulator.port()));
        RawClient.Answer byHost = call(RawRequest.of("HEAD", "/").unsigned().host("far-bucket.qingstor.test"));
        RawClient.Answer unknown = call(RawRequest.of("HEAD", "/").unsigned().host("no-such-bucket.qingstor.test"));

        assertThat(byPath.status()).isEqualTo(301);
        assertThat(byPath.header("Location")).isEqualTo("http://sh1a.qingstor.test:" + emulator.port() + "/far-bucket");
        assertThat(byHost.status()).isEqualTo(307);
        assertThat(byHost.header("Location")).isEqualTo("http://far-bucket.sh1a.qingstor.test/");
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void anIpAddressPlaysTheGlobalHostForDiscovery() throws IOException {
        RawClient.Answer far = call(RawRequest.of("HEAD", "/far-bucket").unsigned());
        RawClient.Answer near = call(RawRequest.of("HEAD", "/my-bucket").unsigned());

        assertThat(far.status()).isEqualTo(301);
        assertThat(far.header("Location")).startsWith("http://sh1a.qingstor.test");
        assertThat(near.status()).isEqualTo(301);
        assertThat(near.header("Location")).startsWith("http://pek3a.qingstor.test");
    }

    @Test
    void signedRequestsReachEveryZoneByIpUnlessTheZoneIsChecked() throws IOException {
        assertThat(call(RawRequest.of("GET", "/far-bucket")).status()).isEqualTo(200);

        try (QingStorEmulator checking = QingStorEmulator.builder()
                .zones("pek3a", "sh1a")
                .bucket("far-bucket", "sh1a")
                .zoneCheckOnIp(true)
                .start()) {
            assertThat(RawClient.call(checking, RawRequest.of("GET", "/far-bucket"))
                            .code())
                    .isEqualTo("bucket_not_exists");
        }
    }

    @Test
    void everyRequestToABucketOnTheGlobalHostIsSentToItsZone() throws IOException {
        RawClient.Answer answer = call(RawRequest.of("PUT", "/a%20b?x=1")
                .host("far-bucket.qingstor.test")
                .body("x"));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("http://far-bucket.sh1a.qingstor.test/a%20b?x=1");
    }

    @Test
    void bucketsAreListedByZoneAndInPages() throws IOException {
        assertThat(count(RawRequest.of("GET", "/"))).isEqualTo(2);
        assertThat(count(RawRequest.of("GET", "/").header("Location", "sh1a"))).isEqualTo(1);
        assertThat(count(RawRequest.of("GET", "/").host("sh1a.qingstor.test"))).isEqualTo(1);

        RawClient.Answer page = call(RawRequest.of("GET", "/?offset=1&limit=1"));
        assertThat(page.json().path("count").asInt()).isEqualTo(2);
        assertThat(page.json().path("buckets")).hasSize(1);
        assertThat(page.json().at("/buckets/0/name").asText()).isEqualTo("my-bucket");
        assertThat(call(RawRequest.of("GET", "/?offset=0&limit=0")).json().path("buckets"))
                .hasSize(2);
    }

    @Test
    void locationsNeedNoSignature() throws IOException {
        RawClient.Answer answer =
                call(RawRequest.of("GET", "/?location&lang=zh-cn").unsigned());

        assertThat(answer.json().at("/locations/1/id").asText()).isEqualTo("sh1a");
        assertThat(answer.json().at("/locations/1/endpoint").asText()).isEqualTo("sh1a.qingstor.test");
    }

    @Test
    void aBoundDomainLeadsToItsBucket() throws IOException {
        RawRequest bind =
                RawRequest.of("PUT", "/my-bucket?cname").body("{\"domain\":\"files.example.com\",\"type\":\"normal\"}");
        assertThat(call(bind).status()).isEqualTo(200);
        RawRequest put = RawRequest.of("PUT", "/k").signedPath("/my-bucket/k");

        assertThat(call(put.host("files.example.com").body("x")).status()).isEqualTo(201);

        assertThat(emulator.keys("my-bucket")).containsExactly("k");
    }

    private int count(RawRequest request) throws IOException {
        return call(request).json().path("count").asInt();
    }

    private RawClient.Answer call(RawRequest request) throws IOException {
        return RawClient.call(emulator, request);
    }
}
