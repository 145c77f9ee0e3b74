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
package io.github.camelcn.component.kodo.client;

import java.util.Map;
import java.util.Set;

/**
 * Which action a bucket policy must allow for an operation, so that "denied" can say what to ask for. Source: provider
 * documentation, page 6317 (2024-05).
 */
final class KodoPermissions {

    private static final String WRONG_NAME =
            "; or the bucket is somebody else's, because this is its Kodo name and not its S3 name";

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("listObjects", "s3:ListBucket"),
            Map.entry("headBucket", "s3:ListBucket"),
            Map.entry("testConnection", "s3:ListBucket"),
            Map.entry("getObject", "s3:GetObject"),
            Map.entry("headObject", "s3:GetObject"),
            Map.entry("putObject", "s3:PutObject"),
            Map.entry("copyObject", "s3:PutObject on the target and s3:GetObject on the source"),
            Map.entry("moveObject", "s3:PutObject on the target, and s3:GetObject and s3:DeleteObject on the source"),
            Map.entry("deleteObject", "s3:DeleteObject"),
            Map.entry("deleteObjects", "s3:DeleteObject"),
            Map.entry("restoreObject", "s3:RestoreObject"),
            Map.entry("initiateMultipartUpload", "s3:PutObject"),
            Map.entry("uploadPart", "s3:PutObject"),
            Map.entry("uploadPartCopy", "s3:PutObject, and s3:GetObject on the source"),
            Map.entry("completeMultipartUpload", "s3:PutObject"),
            Map.entry("abortMultipartUpload", "s3:AbortMultipartUpload"),
            Map.entry("listParts", "s3:ListMultipartUploadParts"),
            Map.entry("listMultipartUploads", "s3:ListBucketMultipartUploads"));

    /** What no bucket grants. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of("listBuckets", "createBucket");

    private KodoPermissions() {}

    static String hint(String operation) {
        if (OF_THE_ACCOUNT.contains(operation)) {
            return "This is up to the account of the key: look at its rights in the Qiniu console";
        }
        String action = ACTIONS.get(operation);
        return (action == null
                        ? "Only the owner of the bucket may do this: use the owner's key"
                        : "The bucket's policy must allow " + action + " to this key")
                + WRONG_NAME;
    }
}
