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

/** A multipart upload failed and its parts could not be removed: they stay, and cost, until someone aborts it. */
public final class UploadException extends CloudException {

    private static final long serialVersionUID = 1L;

    private final String uploadId;

    public UploadException(String operation, String resource, String uploadId, Throwable cause) {
        super(
                operation,
                resource,
                "failed, and the parts of upload " + uploadId
                        + " could not be removed; abort it or run cleanMultipartUploads. First cause: "
                        + cause.getMessage(),
                1,
                cause);
        this.uploadId = uploadId;
    }

    /** The upload that was left behind. */
    public String uploadId() {
        return uploadId;
    }
}
