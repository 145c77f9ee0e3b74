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
package io.github.camelcn.component.qingstor.client;

import java.util.Map;
import java.util.Set;

/**
 * Which action a bucket policy must allow for an operation, so that "denied" can say what to ask for. Source: QingStor
 * API documentation, "Bucket Policy", read 2022; the names of the multipart actions are the documentation's, the API
 * specification spells some of them differently.
 */
final class QingStorPermissions {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("listObjects", "list_objects"),
            Map.entry("headBucket", "head_bucket"),
            Map.entry("getBucketStatistics", "get_bucket_stats"),
            Map.entry("testConnection", "head_bucket"),
            Map.entry("getObject", "get_object"),
            Map.entry("getObjectRange", "get_object"),
            Map.entry("getObjectToFile", "get_object"),
            Map.entry("processImage", "get_object"),
            Map.entry("headObject", "head_object"),
            Map.entry("putObject", "create_object"),
            Map.entry("appendObject", "create_object"),
            Map.entry("fetchObject", "create_object"),
            Map.entry("copyObject", "create_object on the target and get_object on the source"),
            Map.entry("moveObject", "create_object on the target, and get_object and delete_object on the source"),
            Map.entry("deleteObject", "delete_object"),
            Map.entry("deleteObjects", "delete_object"),
            Map.entry("initiateMultipartUpload", "initiate_multipart_upload"),
            Map.entry("uploadPart", "upload_object_part"),
            Map.entry("uploadPartCopy", "upload_object_part, and get_object on the source"),
            Map.entry("completeMultipartUpload", "complete_multipart_upload"),
            Map.entry("abortMultipartUpload", "abort_multipart_upload"),
            Map.entry("listParts", "list_object_parts"));

    /** What no bucket grants. */
    private static final Set<String> OF_THE_ACCOUNT =
            Set.of("listBuckets", "createBucket", "createDownloadLink", "createUploadLink");

    private QingStorPermissions() {}

    static String hint(String operation) {
        if (OF_THE_ACCOUNT.contains(operation)) {
            return "This is up to the account of the key: look at its rights in the QingCloud console";
        }
        String action = ACTIONS.get(operation);
        return action == null
                ? "Only the owner of the bucket may do this: use the owner's key"
                : "The bucket's policy or ACL must allow " + action + " to this key";
    }
}
