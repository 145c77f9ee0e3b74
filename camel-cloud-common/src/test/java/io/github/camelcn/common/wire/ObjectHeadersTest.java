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
package io.github.camelcn.common.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.ContentHeaders;
import io.github.camelcn.common.objectstore.CopyObjectRequest;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.payload.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** In the words of S3; those of QingStor are in its wire tests. */
class ObjectHeadersTest {

    private static final ObjectRef OBJECT = new ObjectRef("photos", "a b/ü");

    private final ObjectHeaders headers =
            new ObjectHeaders("x-amz-", "server-side-encryption-customer-", new UserMetadata("x-amz-", 1024, 50));
    private final ServiceRequest request = ServiceRequest.of("any", "photos/a", "PUT", "https://host/photos/a");

    private Map<String, String> sent() {
        return new TreeMap<>(request.headers());
    }

    private static PutObjectRequest described() {
        return PutObjectRequest.of(OBJECT, Payload.empty())
                .withContent(ContentHeaders.ofType("text/plain"))
                .withUserMetadata(Map.of("Owner", "me"))
                .withStorageClass("LINE")
                .withEncryption(CustomerKey.of(new byte[32]))
                .withAttributes(Map.of("x-amz-acl", "public-read"));
    }

    @Test
    void aPutAndAStartedUploadSayTheSame() {
        headers.put(described(), request);
        Map<String, String> put = sent();
        request.headers().clear();
        headers.start(StartUploadRequest.of(described()), request);

        assertThat(sent()).isEqualTo(put);
        assertThat(put)
                .containsOnlyKeys(
                        "Content-Type",
                        "x-amz-acl",
                        "x-amz-meta-owner",
                        "x-amz-server-side-encryption-customer-algorithm",
                        "x-amz-server-side-encryption-customer-key",
                        "x-amz-server-side-encryption-customer-key-md5",
                        "x-amz-storage-class")
                .containsEntry("x-amz-acl", "public-read")
                .containsEntry("x-amz-meta-owner", "me");
    }

    @Test
    void aCopyNamesItsSourceAndWhatReplacesItsMetadata() {
        headers.copy(
                new CopyObjectRequest(
                        OBJECT,
                        new ObjectRef("archive", "b"),
                        new Conditions("e1", "", Optional.empty(), Optional.of(Instant.EPOCH)),
                        true,
                        ContentHeaders.ofType("text/html"),
                        Map.of("a", "1"),
                        "",
                        Optional.of(CustomerKey.of(new byte[32])),
                        Optional.empty(),
                        Map.of("x-amz-acl", "private")),
                OBJECT,
                request);

        assertThat(sent())
                .containsEntry("x-amz-copy-source", "/photos/a%20b/%C3%BC")
                .containsEntry("x-amz-copy-source-if-match", "\"e1\"")
                .containsEntry("x-amz-copy-source-if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT")
                .containsEntry("x-amz-metadata-directive", "REPLACE")
                .containsEntry("x-amz-meta-a", "1")
                .containsEntry("x-amz-acl", "private")
                .containsEntry("x-amz-copy-source-server-side-encryption-customer-algorithm", "AES256")
                .doesNotContainKeys("x-amz-storage-class", "x-amz-server-side-encryption-customer-algorithm");
    }

    @Test
    void whatIsNotSaidIsNotSent() {
        headers.put(PutObjectRequest.of(OBJECT, Payload.empty()), request);
        headers.conditions(Conditions.NONE, request);

        assertThat(request.headers()).isEmpty();
    }
}
