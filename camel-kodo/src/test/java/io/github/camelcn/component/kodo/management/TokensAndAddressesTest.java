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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.credentials.CredentialsProvider;
import io.github.camelcn.common.http.ManualClock;
import io.github.camelcn.common.objectstore.ObjectRef;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelcn.component.kodo.management.ManagementWire.answer;
import static io.github.camelcn.component.kodo.management.ManagementWire.hmac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Permissions for people without keys. */
class TokensAndAddressesTest {

    private static final Instant LATER = ManagementWire.NOW.plusSeconds(3600);
    private static final ObjectRef PHOTO = new ObjectRef("demo", "数据/a b.jpg");
    private static final String PATH = "/%E6%95%B0%E6%8D%AE/a%20b.jpg";

    private final ManualClock clock = new ManualClock(ManagementWire.NOW);
    private ManagementWire server;
    private ManagementClient client;

    @BeforeEach
    void start() {
        server = new ManagementWire();
        server.answers(200, "[\"cdn.example.com\",\"b.example.com\"]");
        client = server.client().clock(clock).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    // ---------------------------------------------------------------- upload tokens

    @Test
    void writesEveryMember() throws IOException {
        PutPolicy policy = PutPolicy.builder("demo", LATER)
                .keyPrefix("in/")
                .insertOnly(true)
                .endUser("me")
                .returnBody("{}")
                .returnUrl("https://me/done")
                .callbackUrls(List.of("https://a/cb", "https://b/cb"))
                .callbackHost("cb")
                .callbackBody("key=$(key)")
                .callbackBodyType("application/json")
                .callbackFetchKey(true)
                .saveKey("$(etag)")
                .forceSaveKey(true)
                .fsizeMin(1)
                .fsizeLimit(1L << 40)
                .detectMime(true)
                .mimeLimit("image/*")
                .fileType(4)
                .deleteAfterDays(7)
                .persistentOps("avthumb/mp4")
                .persistentNotifyUrl("https://me/notify")
                .persistentPipeline("p")
                .persistentType(1)
                .trafficLimit(819200)
                .keyLimit("k")
                .build();

        UploadToken token = client.createUploadToken(policy);

        String[] parts = token.token().split(":");
        assertThat(parts[0]).isEqualTo("ACCESSKEY");
        assertThat(parts[1]).isEqualTo(hmac(parts[2]));
        assertThat(decoded(parts[2])).isEqualTo(NativeVectors.JSON.readTree("""
                {"scope":"demo:in/","deadline":1768469400,"isPrefixalScope":1,"insertOnly":1,"endUser":"me",
                "returnBody":"{}","returnUrl":"https://me/done","callbackUrl":"https://a/cb;https://b/cb",
                "callbackHost":"cb","callbackBody":"key=$(key)","callbackBodyType":"application/json",
                "callbackFetchKey":1,"saveKey":"$(etag)","forceSaveKey":true,"fsizeMin":1,"fsizeLimit":1099511627776,
                "detectMime":1,"mimeLimit":"image/*","fileType":4,"deleteAfterDays":7,"persistentOps":"avthumb/mp4",
                "persistentNotifyUrl":"https://me/notify","persistentPipeline":"p","persistentType":1,
                "trafficLimit":819200,"keylimit":"k"}"""));
        assertThat(token.deadline()).isEqualTo(LATER);
        assertThat(server.requests()).isEmpty();
    }

    private static JsonNode decoded(String policy) throws IOException {
        return NativeVectors.JSON.readTree(new String(Base64.getUrlDecoder().decode(policy), StandardCharsets.UTF_8));
    }

    @Test
    void aWorkflowIsWrittenByItsOfficialName() throws IOException {
        UploadToken token = client.createUploadToken(PutPolicy.builder("demo", LATER)
                .persistentWorkflowTemplateId("w")
                .build());

        assertThat(decoded(token.token().split(":")[2])
                        .path("persistentWorkflowTemplateID")
                        .asText())
                .isEqualTo("w");
    }

    @Test
    void secretsAreNotShown() {
        PutPolicy policy = PutPolicy.builder("demo", LATER)
                .key("k")
                .callbackUrls(List.of("https://me/cb?password=1"))
                .callbackBody("b")
                .build();
        UploadToken token = client.createUploadToken(policy);

        assertThat(policy).hasToString("PutPolicy[scope=demo:k, deadline=2026-01-15T09:30:00Z]");
        assertThat(token).hasToString("UploadToken[deadline=2026-01-15T09:30:00Z]");
    }

    @Test
    void aDeadlineThatHasPassedIsRefused() {
        PutPolicy policy = PutPolicy.builder("demo", LATER).build();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> client.createUploadToken(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be in the future");
    }

    @Test
    void signingNeedsKeysThatStay() {
        PutPolicy policy = PutPolicy.builder("demo", LATER).build();
        DownloadUrlRequest download = new DownloadUrlRequest(PHOTO, "a.test", Duration.ofHours(1), "", "");
        try (ManagementClient nobody = server.client()
                        .credentials(CredentialsProvider.of(Credentials.ANONYMOUS))
                        .build();
                ManagementClient guest = server.client()
                        .credentials(CredentialsProvider.of(new Credentials("a", "b", "c")))
                        .build()) {
            assertThatThrownBy(() -> nobody.createUploadToken(policy))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("createUploadToken needs keys to sign it with: set accessKey and secretKey");
            assertThatThrownBy(() -> nobody.createPrivateUrl(download)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> guest.createUploadToken(policy)).hasMessageContaining("permanent keys");
            assertThatThrownBy(() -> guest.createPrivateUrl(download)).hasMessageContaining("permanent keys");
        }
    }

    // ---------------------------------------------------------------- addresses

    private static String signed(String url) {
        return url + "&token=ACCESSKEY:" + hmac(url);
    }

    @Test
    void aGivenDomainNeedsNoQuestion() throws IOException {
        URI url = client.createPrivateUrl(new DownloadUrlRequest(
                PHOTO, "https://cdn.example.com/", Duration.ofHours(1), "imageView2/1/w/120", "猫 1.jpg"));

        assertThat(url)
                .hasToString(signed(
                        "https://cdn.example.com" + PATH + "?imageView2/1/w/120&attname=%E7%8C%AB+1.jpg&e=1768469400"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theConfiguredDomainComesNext() throws IOException {
        try (ManagementClient configured = server.client()
                .clock(clock)
                .downloadDomain("cdn.example.com:8080")
                .build()) {
            assertThat(configured.createPrivateUrl(DownloadUrlRequest.of(PHOTO, Duration.ofHours(1))))
                    .hasToString(signed("http://cdn.example.com:8080" + PATH + "?e=1768469400"));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theServiceIsAskedOnceInTenMinutes() throws IOException {
        DownloadUrlRequest request = DownloadUrlRequest.of(PHOTO, Duration.ofHours(1));

        assertThat(client.createPrivateUrl(request))
                .hasToString(signed("http://cdn.example.com" + PATH + "?e=1768469400"));
        assertThat(client.createPublicUrl(request)).hasToString("http://cdn.example.com" + PATH);
        assertThat(server.requests()).hasSize(1);

        clock.advance(NativeDownloads.FRESH);
        client.createPublicUrl(request);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aBucketWithoutADomainIsReadWhereItIs() throws IOException {
        server.on(get(urlPathEqualTo("/v2/domains")), answer(200, "[]"));

        assertThat(client.createPrivateUrl(DownloadUrlRequest.of(PHOTO, Duration.ofHours(1))))
                .hasToString(signed(server.url("src.test") + PATH + "?e=1768469400"));
    }

    @Test
    void aBucketThatCannotBeReadAnywhereIsSaidToHaveNoDomain() {
        server.on(get(urlPathEqualTo("/v2/domains")), answer(200, "[]"));
        server.region(answer(200, "{\"hosts\":[{\"region\":\"mine\"}]}"));

        assertThatThrownBy(() -> client.createPrivateUrl(DownloadUrlRequest.of(PHOTO, Duration.ofHours(1))))
                .hasMessageContaining("has no domain")
                .hasMessageEndingWith("set downloadDomain");
    }
}
