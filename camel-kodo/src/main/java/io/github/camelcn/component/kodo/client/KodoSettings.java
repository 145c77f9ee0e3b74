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

import java.io.IOException;
import java.util.Map;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.BucketSetting;
import io.github.camelcn.common.objectstore.DeleteSettingRequest;
import io.github.camelcn.common.objectstore.GetSettingRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutSettingRequest;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is set about buckets and objects as a whole: rights, CORS, policy, tags. Thread-safe. Source: Amazon S3 API
 * reference; provider documentation, page 4087.
 */
final class KodoSettings {

    /** Far above what the limits of the settings allow. */
    private static final int MAX_SETTING_BYTES = 4 << 20;

    private final KodoCalls calls;

    KodoSettings(KodoCalls calls) {
        this.calls = calls;
    }

    // ---------------------------------------------------------------- of buckets

    String get(GetSettingRequest get) throws IOException {
        KodoBucketSetting setting = ours(get.setting());
        ServiceRequest request = onSetting("getBucket", "GET", get.bucket(), setting);
        return calls.read(
                get.bucket(),
                request,
                response -> setting == KodoBucketSetting.ACL
                        ? KodoCodec.cannedAcl(response.body())
                        : new String(response.bytes(MAX_SETTING_BYTES), UTF_8));
    }

    void put(PutSettingRequest put) throws IOException {
        KodoBucketSetting setting = ours(put.setting());
        ServiceRequest request = onSetting("putBucket", "PUT", put.bucket(), setting);
        if (setting == KodoBucketSetting.ACL) {
            calls.perform(put.bucket(), withAcl(request, put.document()));
        } else {
            calls.perform(put.bucket(), withChecked(request, put.document().getBytes(UTF_8), setting.contentType()));
        }
    }

    void delete(DeleteSettingRequest delete) throws IOException {
        calls.perform(delete.bucket(), onSetting("deleteBucket", "DELETE", delete.bucket(), ours(delete.setting())));
    }

    private static KodoBucketSetting ours(BucketSetting setting) {
        if (setting instanceof KodoBucketSetting known) {
            return known;
        }
        throw new IllegalArgumentException("Kodo has no bucket setting " + setting);
    }

    private ServiceRequest onSetting(String verb, String method, String bucket, KodoBucketSetting setting)
            throws IOException {
        return calls.onBucket(verb + setting.operationSuffix(), method, bucket, setting.subResource());
    }

    // ---------------------------------------------------------------- of objects

    String objectAcl(ObjectRef object) throws IOException {
        ServiceRequest request = calls.onObject("getObjectAcl", "GET", object, "acl");
        return calls.read(object.bucket(), request, response -> KodoCodec.cannedAcl(response.body()));
    }

    void putObjectAcl(ObjectRef object, String acl) throws IOException {
        calls.perform(object.bucket(), withAcl(calls.onObject("putObjectAcl", "PUT", object, "acl"), acl));
    }

    Map<String, String> objectTags(ObjectRef object) throws IOException {
        ServiceRequest request = calls.onObject("getObjectTagging", "GET", object, "tagging");
        return calls.read(object.bucket(), request, response -> KodoCodec.tags(response.body()));
    }

    void putObjectTags(ObjectRef object, Map<String, String> tags) throws IOException {
        ServiceRequest request = calls.onObject("putObjectTagging", "PUT", object, "tagging");
        calls.perform(object.bucket(), withChecked(request, RequestBodies.tagging(tags), RequestBodies.CONTENT_TYPE));
    }

    void deleteObjectTags(ObjectRef object) throws IOException {
        calls.perform(object.bucket(), calls.onObject("deleteObjectTagging", "DELETE", object, "tagging"));
    }

    // ---------------------------------------------------------------- bodies

    private static ServiceRequest withAcl(ServiceRequest request, String acl) {
        String word = acl.strip();
        boolean oneWord = !word.isEmpty() && word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-');
        if (!oneWord) {
            throw new IllegalArgumentException(request.operation() + " " + request.resource()
                    + ": the ACL must be one word such as private or public-read, but is '" + word + "'");
        }
        return request.header(KodoWire.ACL, word).withBody(Payload.empty());
    }

    /** With the integrity header that is required here. Source: Amazon S3 API reference, "PutBucketCors" and others. */
    private static ServiceRequest withChecked(ServiceRequest request, byte[] document, String contentType) {
        return KodoWire.withDocument(request, document, contentType)
                .header("Content-MD5", Digests.base64(Digests.md5(document)));
    }
}
