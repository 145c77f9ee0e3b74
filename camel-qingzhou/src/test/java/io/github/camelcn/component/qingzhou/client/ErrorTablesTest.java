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
package io.github.camelcn.component.qingzhou.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelcn.common.retry.RetryPolicy;
import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.CreateDiskRequest;
import io.github.camelcn.component.qingzhou.model.DescribeInstanceRequest;
import io.github.camelcn.component.qingzhou.model.ErrorCategory;
import io.github.camelcn.component.qingzhou.model.ListRegionsRequest;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;
import io.github.camelcn.component.qingzhou.model.RestartInstanceRequest;
import io.github.camelcn.component.qingzhou.model.StartInstanceRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What codes and statuses mean in each style, and what is repeated. */
class ErrorTablesTest {

    @AutoClose
    private final WireServer server = new WireServer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidSignature | 403 | AUTH",
                "SignatureDoesNotMatch | 403 | AUTH",
                "IncompleteSignature | 400 | AUTH",
                "InvalidTimeStamp.Expired | 400 | CLOCK_SKEW",
                "SignatureNonceUsed | 400 | AUTH",
                "InvalidContentSha256 | 400 | AUTH",
                "MissingAuthorization | 401 | AUTH",
                "InvalidAccessKeyId.NotFound | 404 | AUTH",
                "InvalidSecurityToken.Expired | 403 | AUTH",
                "Forbidden.NoPermission | 403 | PERMISSION",
                "Forbidden.IpNotAllowed | 403 | PERMISSION",
                "Forbidden | 403 | PERMISSION",
                "Throttling | 400 | THROTTLING",
                "Throttling.User | 503 | THROTTLING",
                "InvalidImageId.NotFound | 404 | NOT_FOUND",
                "InvalidImageId.NotAvailable | 400 | NOT_FOUND",
                "InvalidFlavorId.NotFound | 404 | NOT_FOUND",
                "InvalidInstanceId.NotFound | 404 | NOT_FOUND",
                "IncorrectInstanceStatus | 409 | CONFLICT",
                "OperationConflict | 409 | CONFLICT",
                "IdempotentParameterMismatch | 409 | CONFLICT",
                "QuotaExceeded.Instance | 403 | QUOTA",
                "InsufficientBalance | 402 | BILLING",
                "MissingParameter.Name | 400 | INVALID_PARAMETER",
                "InvalidPassword.Weak | 400 | INVALID_PARAMETER",
                "InvalidName | 400 | INVALID_PARAMETER",
                "InvalidAction | 404 | NOT_OFFERED",
                "InternalError | 500 | SERVER",
                "ServiceUnavailable | 503 | SERVER",
                "'' | 401 | AUTH",
                "'' | 403 | PERMISSION",
                "'' | 404 | NOT_FOUND",
                "'' | 405 | NOT_OFFERED",
                "'' | 501 | NOT_OFFERED",
                "'' | 409 | CONFLICT",
                "'' | 402 | BILLING",
                "'' | 429 | THROTTLING",
                "'' | 418 | INVALID_PARAMETER",
                "'' | 502 | SERVER",
            })
    void openapiCodesFirstStatusSecond(String code, int status, ErrorCategory category) {
        server.answers(status, "{\"requestId\":\"r-9\",\"code\":\"" + code + "\",\"message\":\"m\"}");
        assertThat(categoryOf(ApiStyle.openapi, new StartInstanceRequest("i-1")))
                .isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_PARAMETER", "422,INVALID_PARAMETER", "402,BILLING", "403,PERMISSION", "404,NOT_FOUND",
        "405,NOT_OFFERED", "409,CONFLICT", "429,THROTTLING", "500,SERVER", "1,UNKNOWN"
    })
    void restCodesCountWhateverTheStatus(int code, ErrorCategory category) {
        server.answers(200, "{\"code\":0,\"data\":{\"token\":\"t\"}}")
                .answers(200, "{\"code\":" + code + ",\"msg\":\"m\"}");
        assertThat(categoryOf(ApiStyle.rest, new StartInstanceRequest("1"))).isEqualTo(category);
    }

    @Test
    void aFailedLoginIsAboutCredentials() {
        server.answers(200, "{\"code\":7,\"msg\":\"wrong\"}");
        assertThat(categoryOf(ApiStyle.rest, new StartInstanceRequest("1"))).isEqualTo(ErrorCategory.AUTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1100 | m | INVALID_PARAMETER",
                "1101 | m | NOT_OFFERED",
                "1200 | m | AUTH",
                "1300 | m | CLOCK_SKEW",
                "1400 | PermissionDenied, you are not the owner | PERMISSION",
                "1400 | PermissionDenied, instance [i-2aypaijz] is not running, can not be stopped | CONFLICT",
                "1400 | resource is still in transition | CONFLICT",
                "1500 | m | AUTH",
                "2000 | m | AUTH",
                "2100 | m | NOT_FOUND",
                "2110 | m | CONFLICT",
                "2200 | m | CONFLICT",
                "2400 | m | BILLING",
                "2500 | m | QUOTA",
                "3300 | m | NOT_OFFERED",
                "4003 | m | SERVER",
                "5000 | m | SERVER",
                "5100 | m | SERVER",
                "5200 | m | QUOTA",
                "5300 | m | SERVER",
                "5400 | m | CONFLICT",
                "5600 | m | INVALID_PARAMETER",
                "8001 | m | INVALID_PARAMETER",
                "9999 | m | UNKNOWN",
            })
    void qingcloudCodes(int code, String message, ErrorCategory category) {
        server.answers(200, "{\"ret_code\":" + code + ",\"message\":\"" + message + "\"}");
        assertThat(categoryOf(ApiStyle.qingcloud, new StartInstanceRequest("i-1")))
                .isEqualTo(category);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void whatIsNotJsonIsNoAnswer(ApiStyle style) {
        server.answers(200, "<html>login first</html>");
        assertThat(categoryOf(style, new DescribeInstanceRequest("i-1"))).isEqualTo(ErrorCategory.SERVER);
    }

    @ParameterizedTest
    @EnumSource(ApiStyle.class)
    void aLostAnswerIsTransport(ApiStyle style) {
        server.breaksOff();
        assertThat(categoryOf(style, new DescribeInstanceRequest("i-1"))).isEqualTo(ErrorCategory.TRANSPORT);
    }

    private ErrorCategory categoryOf(ApiStyle style, QingzhouRequest<?> request) {
        try (QingzhouClient client = server.client(style).build()) {
            client.execute(request);
        } catch (IOException e) {
            return ErrorCategories.of(e);
        }
        throw new AssertionError("it succeeded");
    }

    @Test
    void theMessageHelps() throws IOException {
        server.answers(
                403,
                "{\"requestId\":\"r-9\",\"code\":\"Forbidden.NoPermission\",\"message\":\"no\",\"detail\":{\"action\":\"StartInstance\",\"resource\":\"arn:x\"}}");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThatThrownBy(() -> client.execute(new StartInstanceRequest("i-1")))
                    .isInstanceOf(io.github.camelcn.common.error.AccessDeniedException.class)
                    .hasMessage(
                            "startInstance i-1: Forbidden.NoPermission (403, request r-9) \"no\". Check the policy of the"
                                    + " sub-account: are the ECS and VPC actions granted, is the scope of resource ARNs too"
                                    + " narrow. It lacks StartInstance on arn:x");
        }
    }

    @Test
    void aRefusedSignatureTellsTheClocksApart() throws IOException {
        String refusal = "{\"code\":\"InvalidSignature\",\"message\":\"m\"}";
        server.answers(403, refusal, "Date", "Thu, 15 Jan 2026 08:40:00 GMT");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThatThrownBy(() -> client.execute(new ListRegionsRequest()))
                    .isInstanceOf(io.github.camelcn.common.error.InvalidCredentialsException.class)
                    .hasMessageContaining("This machine's clock and the service's differ by 600 s")
                    .hasMessageContaining("no blanks at its end");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aClockThatIsWrongIsCorrectedOnceAndThenTheSecretIsToBlame() throws IOException {
        String refusal = "{\"code\":\"InvalidSignature\",\"message\":\"m\"}";
        server.answers(403, refusal, "Date", "Thu, 15 Jan 2026 09:30:00 GMT");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            assertThatThrownBy(() -> client.execute(new ListRegionsRequest()))
                    .isInstanceOf(io.github.camelcn.common.error.InvalidCredentialsException.class)
                    .hasMessageContaining("differ by 3600 s");
        }
        assertThat(server.requests())
                .extracting(request -> request.getHeader("x-acs-date"))
                .containsExactly("2026-01-15T08:30:00Z", "2026-01-15T09:30:00Z");
    }

    @Test
    void aUsedNonceIsWorthOneMoreSignature() throws IOException {
        server.answers(400, "{\"code\":\"SignatureNonceUsed\"}").answers(200, "{}");
        try (QingzhouClient client = server.client(ApiStyle.openapi).build()) {
            client.execute(new StartInstanceRequest("i-1"));
        }
        assertThat(server.requests())
                .extracting(request -> request.getHeader("x-acs-signature-nonce"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    static List<Arguments> repetitions() {
        StartInstanceRequest byTarget = new StartInstanceRequest("i-1");
        RestartInstanceRequest once = new RestartInstanceRequest("i-1", null);
        CreateDiskRequest creation = new CreateDiskRequest(20, "d", null, null, "tok-1");
        DescribeInstanceRequest read = new DescribeInstanceRequest("i-1");
        return List.of(
                Arguments.of(ApiStyle.openapi, byTarget, 500, "InternalError", 4),
                Arguments.of(ApiStyle.openapi, once, 500, "InternalError", 1),
                Arguments.of(ApiStyle.openapi, creation, 500, "InternalError", 4),
                Arguments.of(ApiStyle.openapi, creation.withClientToken(null), 500, "InternalError", 1),
                Arguments.of(ApiStyle.openapi, once, 400, "Throttling", 4),
                Arguments.of(ApiStyle.openapi, read, 403, "QuotaExceeded.Calls", 1),
                Arguments.of(ApiStyle.openapi, read, 402, "InsufficientBalance", 1),
                Arguments.of(ApiStyle.qingcloud, byTarget, 200, "5000", 1),
                Arguments.of(ApiStyle.qingcloud, read, 200, "5000", 4),
                Arguments.of(ApiStyle.qingcloud, byTarget, 200, "5100", 4),
                Arguments.of(ApiStyle.qingcloud, once, 200, "5100", 1),
                Arguments.of(ApiStyle.qingcloud, once, 200, "5300", 4),
                Arguments.of(ApiStyle.qingcloud, read, 200, "2500", 1),
                Arguments.of(ApiStyle.qingcloud, creation.withClientToken(null), 200, "5100", 1));
    }

    @ParameterizedTest
    @MethodSource("repetitions")
    void onlyWhatIsSafeIsRepeated(ApiStyle style, QingzhouRequest<?> request, int status, String code, int attempts)
            throws IOException {
        server.answers(status, "{\"code\":\"" + code + "\",\"ret_code\":\"" + code + "\",\"message\":\"m\"}");
        try (QingzhouClient client = server.client(style)
                .retryPolicy(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1)))
                .build()) {
            assertThatThrownBy(() -> client.execute(request)).isInstanceOf(IOException.class);
        }
        assertThat(server.requests()).hasSize(attempts);
    }
}
