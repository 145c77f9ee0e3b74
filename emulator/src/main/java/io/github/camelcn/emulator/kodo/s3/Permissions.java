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
package io.github.camelcn.emulator.kodo.s3;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.kodo.store.Bucket;

/** Decides whether a caller may do what it asks: payer, owner, policy, public bucket. */
final class Permissions {
    private Permissions() {}

    @NotVerified("A bucket of another user is answered 403 AccessDenied. A bucket that lets requesters pay demands the"
            + " header from everybody, its owner included, and serves everybody who sends it.")
    static void require(Operation operation, Call call, Bucket bucket) {
        boolean owns = call.caller().userId().equals(bucket.ownerId());
        Operation.Permission permission = operation.permission();
        if (bucket.requesterPays() && permission != Operation.Permission.OWNER) {
            if (!call.headers().firstOr("x-amz-request-payer", "").equals("requester")
                    && !call.query().firstOr("x-amz-request-payer", "").equals("requester")) {
                throw denied("the requester pays for this bucket, send x-amz-request-payer: requester");
            }
            owns |= permission == Operation.Permission.READ || permission == Operation.Permission.LIST;
        }
        boolean allowed =
                switch (permission) {
                    case KNOWN -> true;
                    case OWNER -> owns;
                    case READ -> policy(operation, call, bucket, owns || !bucket.isPrivate());
                    case LIST, WRITE -> policy(operation, call, bucket, owns);
                };
        if (!allowed) {
            throw denied("you do not have the permission for this request");
        }
    }

    /** The permission to read the source of a copy. */
    static void requireRead(Call call, Bucket bucket) {
        if (!call.caller().userId().equals(bucket.ownerId()) && bucket.isPrivate()) {
            throw denied("you may not read the source");
        }
    }

    private static boolean policy(Operation operation, Call call, Bucket bucket, boolean otherwise) {
        return bucket.setting(Bucket.Setting.POLICY)
                .flatMap(policy -> PolicyRules.decide(policy, operation, call, bucket))
                .orElse(otherwise);
    }

    private static ServiceError denied(String message) {
        return new ServiceError(ErrorCode.AccessDenied, message);
    }
}
