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

import java.util.Set;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;

/** Canned access control lists; Kodo knows no others, natively a bucket is public or private. */
final class Acl {
    private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final String TYPE = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=";
    private static final Set<String> CANNED = Set.of(
            "private",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "bucket-owner-read",
            "bucket-owner-full-control");

    private Acl() {}

    /** Whether a bucket with this ACL is private. */
    @NotVerified("For a bucket only private and the public ones are accepted; public-read-write counts as public-read.")
    static boolean ofBucket(String canned) {
        return switch (canned) {
            case "private" -> true;
            case "public-read", "public-read-write" -> false;
            default -> throw unknown(canned);
        };
    }

    /** Source: Qiniu's Kubernetes driver sends public-read-write with objects, so other values are tolerated. */
    static String ofObject(String canned) {
        if (!canned.isEmpty() && !CANNED.contains(canned)) {
            throw unknown(canned);
        }
        return canned;
    }

    private static ServiceError unknown(String canned) {
        return new ServiceError(ErrorCode.InvalidArgument, "x-amz-acl '" + canned + "' is not supported");
    }

    static HttpResponse answer(String owner, boolean readable) {
        XmlWriter xml = XmlWriter.document("AccessControlPolicy");
        xml.begin("Owner").element("ID", owner).element("DisplayName", owner).end();
        xml.begin("AccessControlList");
        xml.begin("Grant")
                .begin("Grantee", TYPE + "\"CanonicalUser\"")
                .element("ID", owner)
                .element("DisplayName", owner)
                .end();
        xml.element("Permission", "FULL_CONTROL").end();
        if (readable) {
            xml.begin("Grant")
                    .begin("Grantee", TYPE + "\"Group\"")
                    .element("URI", EVERYBODY)
                    .end();
            xml.element("Permission", "READ").end();
        }
        return S3Service.xml(200, xml);
    }
}
