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

import io.github.camelcn.emulator.http.Verdict;

/**
 * Why the service says no, with the code of each style. The HTTP status serves styles A and B, in B also as the code.
 *
 * <p>Source: the error tables of the wire contract; the codes of style C are QingCloud's ("Error codes"), those of
 * style A are chosen except {@code InvalidSignature}, {@code Forbidden.NoPermission} and {@code Throttling}.
 */
enum Refusal {
    MISSING_AUTHORIZATION("MissingAuthorization", 401, 1100),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400, 1100),
    UNKNOWN_KEY("InvalidAccessKeyId.NotFound", 403, 1200),
    WRONG_SIGNATURE("InvalidSignature", 403, 1200),
    CLOCK_SKEW("InvalidSignature", 403, 1300),
    WRONG_BODY_HASH("InvalidContentSha256", 400, 1200),
    NONCE_USED("SignatureNonceUsed", 400, 1200),
    TOKEN_EXPIRED("InvalidSecurityToken.Expired", 403, 1200),
    TOKEN_MISMATCH("InvalidSecurityToken.MismatchWithAccessKey", 403, 1200),
    NO_PERMISSION("Forbidden.NoPermission", 403, 1400),
    ADDRESS_NOT_ALLOWED("Forbidden.IpNotAllowed", 403, 1400),
    THROTTLED("Throttling.User", 429, 2500),
    UNKNOWN_ACTION("InvalidAction", 404, 1101),
    MISSING_PARAMETER("MissingParameter", 400, 1100),
    INVALID_PARAMETER("InvalidParameter", 400, 1100),
    UNKNOWN_PARAMETER("InvalidParameter.Unknown", 400, 1100),
    WEAK_PASSWORD("InvalidPassword.Malformed", 400, 1100),
    IMAGE_NOT_FOUND("InvalidImageId.NotFound", 404, 2100),
    IMAGE_NOT_AVAILABLE("InvalidImageId.NotAvailable", 400, 1400),
    FLAVOR_NOT_FOUND("InvalidFlavorId.NotFound", 404, 2100),
    INSTANCE_NOT_FOUND("InvalidInstanceId.NotFound", 404, 2100),
    DISK_NOT_FOUND("InvalidDiskId.NotFound", 404, 2100),
    SNAPSHOT_NOT_FOUND("InvalidSnapshotId.NotFound", 404, 2100),
    VPC_NOT_FOUND("InvalidVpcId.NotFound", 404, 2100),
    REGION_NOT_FOUND("InvalidRegionId.NotFound", 404, 1100),
    ISO_NOT_FOUND("InvalidIsoId.NotFound", 404, 2100),
    RESOURCE_NOT_FOUND("InvalidResourceId.NotFound", 404, 2100),
    INSTANCE_STATE("IncorrectInstanceStatus", 409, 1400),
    DISK_STATE("IncorrectDiskStatus", 409, 1400),
    SNAPSHOT_STATE("IncorrectSnapshotStatus", 409, 1400),
    BUSY("OperationConflict", 409, 1400),
    EXISTS("OperationConflict", 409, 2110),
    TOKEN_REUSED("IdempotentParameterMismatch", 409, 2110),
    LEASE_NOT_READY("OperationConflict", 409, 1400),
    QUOTA("QuotaExceeded.Instance", 403, 2500),
    BALANCE("InsufficientBalance", 402, 2400),
    INTERNAL("InternalError", 500, 5000);

    private final String code;
    private final int status;
    private final int retCode;

    Refusal(String code, int status, int retCode) {
        this.code = code;
        this.status = status;
        this.retCode = retCode;
    }

    /** What is wrong with the credentials of a request that is refused like this before anything else is looked at. */
    Verdict.Check check() {
        return switch (this) {
            case UNKNOWN_KEY -> Verdict.Check.KEY;
            case CLOCK_SKEW -> Verdict.Check.CLOCK;
            case WRONG_BODY_HASH -> Verdict.Check.BODY;
            case WRONG_SIGNATURE -> Verdict.Check.SIGNATURE;
            case TOKEN_EXPIRED, TOKEN_MISMATCH -> Verdict.Check.TOKEN;
            default -> Verdict.Check.HEADER;
        };
    }

    /** Error code of style A. */
    String code() {
        return code;
    }

    /** HTTP status of styles A and B. */
    int status() {
        return status;
    }

    /** {@code ret_code} of style C. */
    int retCode() {
        return retCode;
    }
}
