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
 * The service answered, and the answer was no. The subclass says which no it was, so that a route can write
 * {@code onException(ObjectNotFoundException.class)}; kinds without a subclass of their own come as this class.
 */
public sealed class ServiceException extends CloudException
        permits AccessDeniedException,
                BucketNotFoundException,
                ClockSkewException,
                ConflictException,
                InvalidCredentialsException,
                NotModifiedException,
                ObjectArchivedException,
                ObjectNotFoundException,
                PreconditionFailedException,
                StorageClassException,
                ThrottledException,
                UnsupportedByServiceException,
                UploadNotFoundException,
                WrongBucketNameException,
                WrongRegionException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceError error;

    ServiceException(String operation, String resource, ServiceError error, int attempts) {
        super(operation, resource, why(error), attempts, null);
        this.error = error;
    }

    /** The exception for an error, of the subclass its kind asks for. */
    public static ServiceException of(String operation, String resource, ServiceError error, int attempts) {
        return switch (error.kind()) {
            case ACCESS_DENIED -> new AccessDeniedException(operation, resource, error, attempts);
            case BUCKET_NOT_FOUND -> new BucketNotFoundException(operation, resource, error, attempts);
            case CLOCK_SKEW -> new ClockSkewException(operation, resource, error, attempts);
            case CONFLICT -> new ConflictException(operation, resource, error, attempts);
            case INVALID_CREDENTIALS -> new InvalidCredentialsException(operation, resource, error, attempts);
            case NOT_SUPPORTED -> new UnsupportedByServiceException(operation, resource, error, attempts);
            case OBJECT_ARCHIVED -> new ObjectArchivedException(operation, resource, error, attempts);
            case STORAGE_CLASS_UNAVAILABLE -> new StorageClassException(operation, resource, error, attempts);
            case WRONG_BUCKET_NAME -> new WrongBucketNameException(operation, resource, error, attempts);
            case NOT_MODIFIED -> new NotModifiedException(operation, resource, error, attempts);
            case OBJECT_NOT_FOUND -> new ObjectNotFoundException(operation, resource, error, attempts);
            case PRECONDITION_FAILED -> new PreconditionFailedException(operation, resource, error, attempts);
            case THROTTLED -> new ThrottledException(operation, resource, error, attempts);
            case UPLOAD_NOT_FOUND -> new UploadNotFoundException(operation, resource, error, attempts);
            case WRONG_REGION -> new WrongRegionException(operation, resource, error, attempts);
            case ACCOUNT_PROBLEM,
                    COPY_TOO_LARGE,
                    DIGEST_MISMATCH,
                    INVALID_RANGE,
                    INVALID_REQUEST,
                    NOT_FOUND,
                    QUOTA_EXCEEDED,
                    UNAVAILABLE,
                    UNKNOWN -> new ServiceException(operation, resource, error, attempts);
        };
    }

    private static String why(ServiceError error) {
        StringBuilder why = new StringBuilder(160);
        why.append(error.code().isEmpty() ? error.kind().name() : error.code());
        why.append(" (").append(error.status());
        if (!error.requestId().isEmpty()) {
            why.append(", request ").append(error.requestId());
        }
        why.append(')');
        if (!error.message().isEmpty()) {
            why.append(" \"").append(error.message()).append('"');
        }
        if (!error.hint().isEmpty()) {
            why.append(". ").append(error.hint());
        }
        return why.toString();
    }

    /** This exception again, saying how often was tried; earlier failures become suppressed exceptions. */
    public final ServiceException after(int totalAttempts, Iterable<? extends Throwable> earlier) {
        ServiceException last = of(operation(), resource(), error, totalAttempts);
        last.setStackTrace(getStackTrace());
        earlier.forEach(last::addSuppressed);
        return last;
    }

    public final ServiceError error() {
        return error;
    }

    public final ErrorKind kind() {
        return error.kind();
    }

    /** The HTTP status. */
    public final int status() {
        return error.status();
    }

    /** The service's own code, empty if the answer carried none. */
    public final String code() {
        return error.code();
    }

    /** The id to quote to the service's support, empty if the answer carried none. */
    public final String requestId() {
        return error.requestId();
    }
}
