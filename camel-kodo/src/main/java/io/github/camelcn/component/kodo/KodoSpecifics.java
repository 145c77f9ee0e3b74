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
package io.github.camelcn.component.kodo;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcn.common.camel.MessageReader;
import io.github.camelcn.common.camel.StoreSpecifics;

/**
 * Rights and encryption of what is written; a header beats its option. Source of the wire headers: Amazon S3 API
 * reference; which of them Kodo heeds is told in its protocol page.
 */
final class KodoSpecifics implements StoreSpecifics {

    private static final String KMS = "aws:kms";

    private final String acl;
    private final String bucketAcl;
    private final String encryption;
    private final String kmsKeyId;

    /** @throws IllegalArgumentException if the options do not go together */
    KodoSpecifics(KodoConfiguration options) {
        acl = orEmpty(options.getAcl());
        bucketAcl = orEmpty(options.getBucketAcl());
        encryption = orEmpty(options.getServerSideEncryption());
        kmsKeyId = orEmpty(options.getKmsKeyId());
        check("serverSideEncryption", encryption);
        check("kmsKeyId", kmsKeyId, "serverSideEncryption", encryption);
    }

    private static String orEmpty(String option) {
        return option == null ? "" : option.strip();
    }

    private static void check(String encryptionName, String encryption) {
        if (!encryption.isEmpty() && !encryption.equals("AES256") && !encryption.equals(KMS)) {
            throw new IllegalArgumentException(
                    encryptionName + " must be AES256 or aws:kms, but is \"" + encryption + "\"");
        }
    }

    private static void check(String keyName, String key, String encryptionName, String encryption) {
        if (!key.isEmpty() && !encryption.equals(KMS)) {
            throw new IllegalArgumentException(keyName + " needs " + encryptionName + "=aws:kms, but that is "
                    + (encryption.isEmpty() ? "not set" : encryption));
        }
    }

    @Override
    public Map<String, String> attributes(MessageReader message) {
        String wantedAcl = message.text(KodoHeaders.ACL, acl);
        String wanted = message.text(KodoHeaders.SERVER_SIDE_ENCRYPTION, encryption);
        String givenKey = message.text(KodoHeaders.KMS_KEY_ID, "");
        check("header " + KodoHeaders.SERVER_SIDE_ENCRYPTION, wanted);
        check("header " + KodoHeaders.KMS_KEY_ID, givenKey, "header " + KodoHeaders.SERVER_SIDE_ENCRYPTION, wanted);
        if (wantedAcl.isEmpty() && wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        put(attributes, "x-amz-acl", wantedAcl);
        put(attributes, "x-amz-server-side-encryption", wanted);
        if (wanted.equals(KMS)) {
            put(attributes, "x-amz-server-side-encryption-aws-kms-key-id", givenKey.isEmpty() ? kmsKeyId : givenKey);
        }
        return attributes;
    }

    private static void put(Map<String, String> attributes, String header, String value) {
        if (!value.isEmpty()) {
            attributes.put(header, value);
        }
    }

    @Override
    public String bucketAcl(MessageReader message) {
        return message.text(KodoHeaders.BUCKET_ACL, bucketAcl);
    }

    @Override
    public String bucketAcl() {
        return bucketAcl;
    }
}
