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
package io.github.camelcn.common.error;

/**
 * What a route author does about an error. Each service maps its own codes onto these in one table; whether a call may
 * be sent again is a separate question, answered by {@link ServiceError#retryable()}.
 */
public enum ErrorKind {
    /** The key id is unknown or deactivated, or the signature does not match the secret. */
    INVALID_CREDENTIALS,
    /** The request's date is too far from the service's clock. */
    CLOCK_SKEW,
    /** The key is good, but may not do this. */
    ACCESS_DENIED,
    /** The account is suspended, in arrears, or over a limit that only its owner can raise. */
    ACCOUNT_PROBLEM,
    /** A quota of resources or calls is used up: waiting a moment does not help. */
    QUOTA_EXCEEDED,
    /** There is no such bucket. */
    BUCKET_NOT_FOUND,
    /** The bucket lives in another zone or region. */
    WRONG_REGION,
    /** The bucket is known under another name to this protocol. */
    WRONG_BUCKET_NAME,
    /** There is no such object. */
    OBJECT_NOT_FOUND,
    /** The object lies in an archive class: it has to be restored before it is read. */
    OBJECT_ARCHIVED,
    /** There is no such multipart upload: completed, aborted, or never started. */
    UPLOAD_NOT_FOUND,
    /** Some other thing that was named does not exist, for example a bucket setting that was never made. */
    NOT_FOUND,
    /** A condition of a conditional read held: the caller already has this version. */
    NOT_MODIFIED,
    /** A condition of the request did not hold. */
    PRECONDITION_FAILED,
    /** The state of the target forbids it: the bucket exists, is not empty, a fetch is under way. */
    CONFLICT,
    /** The storage class does not exist here, or not for this object. */
    STORAGE_CLASS_UNAVAILABLE,
    /** The object is too large to be copied in one request: it has to be copied in parts. */
    COPY_TOO_LARGE,
    /** The byte range lies outside the object. */
    INVALID_RANGE,
    /** The bytes that arrived are not the bytes that were sent. */
    DIGEST_MISMATCH,
    /** The request is malformed, too large, or impossible. */
    INVALID_REQUEST,
    /** The service does not offer this call at all. */
    NOT_SUPPORTED,
    /** Too many requests; the service wants us to slow down. */
    THROTTLED,
    /** The service failed or is overloaded. */
    UNAVAILABLE,
    /** Nothing is known beyond the status. */
    UNKNOWN
}
