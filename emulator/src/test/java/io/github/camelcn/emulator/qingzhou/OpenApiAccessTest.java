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
package io.github.camelcn.emulator.qingzhou;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelcn.emulator.QingzhouEmulator;
import io.github.camelcn.emulator.QingzhouEmulatorExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets in: signatures, clocks, nonces, tokens, permissions, addresses, throttles. */
class OpenApiAccessTest {
    private static final Instant EXPIRY = Instant.now().plus(Duration.ofDays(1));

    @RegisterExtension
    static final QingzhouEmulatorExtension QINGZHOU = new QingzhouEmulatorExtension(QingzhouEmulator.builder()
            .credentials(QingzhouEmulator.ACCESS_KEY_ID, QingzhouEmulator.ACCESS_KEY_SECRET)
            .temporaryCredentials("STS.key", "sts-secret", "sts-token", EXPIRY));

    private final QingzhouEmulator emulator = QINGZHOU.emulator();

    private OpenApiClient client() {
        return new OpenApiClient(emulator);
    }

    private Answer regions(OpenApiClient client) {
        return client.get("DescribeRegions", "/v1/regions");
    }

    private void refuses(OpenApiClient client, int status, String code) {
        Answer answer = regions(client);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("/message")).isNotEmpty();
        assertThat(answer.text("/requestId")).isEqualTo(answer.header("x-acs-request-id"));
        assertThat(answer.header("Date")).endsWith("GMT");
    }

    private OpenApiClient after(Consumer<Map<String, String>> change) {
        return client().afterSigning(change);
    }

    @Test
    void theRootNeedsNoCredentials() {
        for (String method : List.of("GET", "HEAD")) {
            Answer answer = after(headers -> headers.remove("authorization")).send("", method, "/", "");
            assertThat(answer.status()).isEqualTo(200);
        }
        refuses(after(headers -> headers.remove("authorization")), 401, "MissingAuthorization");
    }

    @Test
    void anAuthorizationHasItsThreeFieldsAndSignsEverythingItHasTo() {
        refuses(after(headers -> headers.put("authorization", "Basic abc")), 401, "MissingAuthorization");
        refuses(
                after(headers ->
                        headers.compute("authorization", (name, value) -> value.replace(",Signature=", ",S="))),
                400,
                "IncompleteSignature");
        refuses(after(headers -> headers.put("x-acs-extra", "1")), 400, "IncompleteSignature");
        refuses(client().beforeSigning(headers -> headers.remove("x-acs-version")), 400, "IncompleteSignature");
        refuses(client().beforeSigning(headers -> headers.remove("x-acs-signature-nonce")), 400, "IncompleteSignature");
        assertThat(regions(after(headers ->
                                headers.compute("authorization", (name, value) -> value.replace(",S", ", S"))))
                        .status())
                .as("blanks after commas do no harm")
                .isEqualTo(200);
    }

    @Test
    void anUnknownOrInactiveKeyIsRefused() {
        refuses(client().key("nobody", "x"), 403, "InvalidAccessKeyId.NotFound");
        emulator.controls().active(QingzhouEmulator.ACCESS_KEY_ID, false);
        refuses(client(), 403, "InvalidAccessKeyId.NotFound");
        emulator.controls().active(QingzhouEmulator.ACCESS_KEY_ID, true);
        assertThat(regions(client()).status()).isEqualTo(200);
    }

    @Test
    void aClockMayBeAQuarterOfAnHourOff() {
        for (int sign : new int[] {-1, 1}) {
            Clock near = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(14).multipliedBy(sign));
            Clock far = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16).multipliedBy(sign));
            assertThat(regions(client().clock(near)).status()).isEqualTo(200);
            refuses(client().clock(far), 403, "InvalidSignature");
            assertThat(regions(client().clock(far)).text("/message")).contains("timestamp");
        }
        refuses(client().beforeSigning(headers -> headers.put("x-acs-date", "yesterday")), 403, "InvalidSignature");
        emulator.faults().skewClock(Duration.ofHours(1));
        refuses(client(), 403, "InvalidSignature");
    }

    @Test
    void aSignatureCoversBodyHeadersMethodAndTarget() {
        refuses(client().key(QingzhouEmulator.ACCESS_KEY_ID, "emulator-secret "), 403, "InvalidSignature");
        refuses(after(headers -> headers.put("x-acs-action", "DescribeRegion")), 403, "InvalidSignature");
        refuses(after(headers -> headers.put("x-acs-content-sha256", "0".repeat(64))), 400, "InvalidContentSha256");
        assertThat(regions(client().key(QingzhouEmulator.ACCESS_KEY_ID, "x")).text("/message"))
                .contains("signature")
                .doesNotContain(QingzhouEmulator.ACCESS_KEY_SECRET);
    }

    @Test
    void aNonceIsGoodOnce() {
        Consumer<Map<String, String>> same = headers -> headers.put("x-acs-signature-nonce", "f".repeat(32));

        assertThat(regions(client().beforeSigning(same)).status()).isEqualTo(200);
        refuses(client().beforeSigning(same), 400, "SignatureNonceUsed");
    }

    @Test
    void aRefusedRequestDoesNotUseItsNonceUp() {
        Consumer<Map<String, String>> same = headers -> headers.put("x-acs-signature-nonce", "e".repeat(32));

        refuses(client().key(QingzhouEmulator.ACCESS_KEY_ID, "wrong").beforeSigning(same), 403, "InvalidSignature");
        assertThat(regions(client().beforeSigning(same)).status()).isEqualTo(200);
    }

    @Test
    void aSecurityTokenBelongsToItsKeyAndExpires() {
        Consumer<Map<String, String>> token = headers -> headers.put("x-acs-security-token", "sts-token");

        assertThat(regions(client().key("STS.key", "sts-secret").beforeSigning(token))
                        .status())
                .isEqualTo(200);
        refuses(client().key("STS.key", "sts-secret"), 403, "InvalidSecurityToken.MismatchWithAccessKey");
        refuses(client().beforeSigning(token), 403, "InvalidSecurityToken.MismatchWithAccessKey");
        emulator.passTime(Duration.ofDays(1));
        refuses(client().key("STS.key", "sts-secret").beforeSigning(token), 403, "InvalidSecurityToken.Expired");
    }

    @Test
    void actionVersionMethodAndPathBelongTogether() {
        assertThat(client().get("DescribeRegion", "/v1/regions").code()).isEqualTo("InvalidAction");
        assertThat(client().post("DescribeRegions", "/v1/regions").code()).isEqualTo("InvalidAction");
        assertThat(client().get("DescribeRegions", "/v1/region").code()).isEqualTo("InvalidAction");
        refuses(client().beforeSigning(headers -> headers.put("x-acs-version", "v2")), 404, "InvalidAction");
        refuses(
                client().beforeSigning(headers -> headers.put("x-acs-region-id", "mars-1")),
                404,
                "InvalidRegionId.NotFound");
        assertThat(client().get("DescribeInstances", "/v1/instances?name=%E4").code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void aPolicyLimitsActionsAndResources() {
        String id = client().create("web-01");
        emulator.passTime(Duration.ofMinutes(1));
        emulator.controls()
                .permit(
                        QingzhouEmulator.ACCESS_KEY_ID,
                        List.of("Describe*", "StopInstance"),
                        List.of("arn:qingzhou:ecs:cn-north-1:*:instance/" + id, "*:\\*"));

        assertThat(client().status(id)).isEqualTo("Running");
        Answer refused = client().post("RebootInstance", "/v1/instances/" + id + "/reboot");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("Forbidden.NoPermission");
        assertThat(refused.text("/detail/action")).isEqualTo("RebootInstance");
        assertThat(refused.text("/detail/resource")).isEqualTo("arn:qingzhou:ecs:cn-north-1:*:instance/" + id);
        assertThat(client().post("StopInstance", "/v1/instances/i-00000000/stop")
                        .code())
                .as("permission comes before existence")
                .isEqualTo("Forbidden.NoPermission");
        assertThat(client().post("StopInstance", "/v1/instances/" + id + "/stop")
                        .status())
                .isEqualTo(202);
        emulator.controls().permitEverything(QingzhouEmulator.ACCESS_KEY_ID);
        emulator.passTime(Duration.ofMinutes(1));
        assertThat(client().post("StartInstance", "/v1/instances/" + id + "/start")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aServiceAccountDeletesNoDisks() {
        emulator.controls().permitServicePolicy(QingzhouEmulator.ACCESS_KEY_ID);

        String id = client().create("web-01");
        assertThat(client().status(id)).isNotEmpty();
        assertThat(client().delete("DeleteDisk", "/v1/disks/disk-00000000").code())
                .isEqualTo("Forbidden.NoPermission");
    }

    @Test
    void aKeyMayBeBoundToAddresses() {
        emulator.controls().allowSources("203.0.113.1");
        refuses(client(), 403, "Forbidden.IpNotAllowed");
        emulator.controls().allowSources("127.0.0.1");
        assertThat(regions(client()).status()).isEqualTo(200);
    }

    @Test
    void aThrottleFillsUpAgain() {
        emulator.controls().throttle(0.01, 2);

        assertThat(regions(client()).status()).isEqualTo(200);
        assertThat(regions(client()).status()).isEqualTo(200);
        Answer answer = regions(client());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("Throttling.User");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        emulator.controls().throttleStatus(400);
        refuses(client(), 400, "Throttling.User");
        emulator.passTime(Duration.ofSeconds(101));
        assertThat(regions(client()).status()).isEqualTo(200);
        refuses(client(), 400, "Throttling.User");
    }

    @Test
    void theOtherStylesThrottleAndForbidInTheirOwnWords() {
        RestClient rest = new RestClient(emulator);
        emulator.controls().permit(QingzhouEmulator.ACCESS_KEY_ID, List.of("DescribeInstances"), List.of("*"));
        QingcloudClient qingcloud = new QingcloudClient(emulator);

        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isZero();
        Answer forbidden = qingcloud.call("DescribeImages");
        assertThat(QingcloudClient.code(forbidden)).isEqualTo(1400);
        assertThat(forbidden.text("/message")).startsWith("PermissionDenied, ");
        emulator.controls().throttle(0.01, 1);
        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isZero();
        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isEqualTo(2500);
        emulator.controls().throttleRetCode(5100);
        assertThat(QingcloudClient.code(qingcloud.call("DescribeInstances"))).isEqualTo(5100);
        assertThat(rest.login("nobody", "x").status()).isEqualTo(401);
    }
}
