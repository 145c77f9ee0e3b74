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

/**
 * Error codes with their status. They are those of the S3 protocol; {@code CopyObjectTooLarge} is Kodo's own.
 *
 * <p>Source: Amazon S3 API reference, "Error responses"; Qiniu's Kodo/S3 adapter 0.7.1 for CopyObjectTooLarge.
 */
enum ErrorCode {
    AccessDenied(403),
    AuthorizationHeaderMalformed(400),
    AuthorizationQueryParametersError(400),
    BadDigest(400),
    BucketAlreadyExists(409),
    BucketAlreadyOwnedByYou(409),
    BucketNotEmpty(409),
    CopyObjectTooLarge(400),
    EntityTooLarge(400),
    EntityTooSmall(400),
    ExpiredToken(400),
    IllegalLocationConstraintException(400),
    IncompleteBody(400),
    InternalError(500),
    InvalidAccessKeyId(403),
    InvalidArgument(400),
    InvalidBucketName(400),
    InvalidDigest(400),
    InvalidLocationConstraint(400),
    InvalidObjectState(403),
    InvalidPart(400),
    InvalidPartOrder(400),
    InvalidRange(416),
    InvalidRequest(400),
    InvalidStorageClass(400),
    InvalidToken(400),
    InvalidURI(400),
    KeyTooLongError(400),
    MalformedPolicy(400),
    MalformedXML(400),
    MetadataTooLarge(400),
    MethodNotAllowed(405),
    MissingContentLength(411),
    NoSuchBucket(404),
    NoSuchBucketPolicy(404),
    NoSuchCORSConfiguration(404),
    NoSuchKey(404),
    NoSuchTagSet(404),
    NoSuchUpload(404),
    NotImplemented(501),
    PreconditionFailed(412),
    RequestTimeTooSkewed(403),
    RestoreAlreadyInProgress(409),
    SignatureDoesNotMatch(403),
    TooManyBuckets(400),
    XAmzContentSHA256Mismatch(400);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
