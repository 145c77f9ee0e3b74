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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Digests;
import io.github.camelcn.common.payload.Payload;

/** The ETag of an object made of parts. */
final class PartEtags {

    private PartEtags() {}

    /**
     * The MD5 of the parts' MD5s, a dash and their number: the convention of S3 (Amazon S3 User Guide, "Checking object
     * integrity"). Nobody takes it for an MD5 of the content, and who has the parts can check it.
     *
     * <p>The part's ETags are trusted here: the store's client has compared them with what it sent, and gives its own
     * digest where the service returned none.
     *
     * @return empty unless every part's ETag is an MD5
     */
    static String combined(List<UploadedPart> parts) {
        if (!parts.stream().allMatch(part -> Digests.isMd5Hex(part.etag()))) {
            return "";
        }
        MessageDigest md5 = Digests.md5();
        parts.stream()
                .sorted(Comparator.comparingInt(UploadedPart::number))
                .forEach(part -> md5.update(Digests.parseHex(part.etag())));
        return Digests.hex(md5.digest()) + "-" + parts.size();
    }

    /**
     * Whether a part is certainly not of these bytes. Where its ETag is no digest of them, nobody can tell.
     *
     * @param encryption the ETag of what is encrypted with a customer's key is a digest of something else
     */
    static boolean differs(UploadedPart part, Payload bytes, Optional<CustomerKey> encryption) throws IOException {
        boolean comparable = encryption.isEmpty() && Digests.isMd5Hex(part.etag());
        return comparable && !Digests.hex(Digests.md5(bytes)).equalsIgnoreCase(part.etag());
    }
}
