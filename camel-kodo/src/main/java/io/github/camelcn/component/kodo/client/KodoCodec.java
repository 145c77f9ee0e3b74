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
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.wire.Etags;
import io.github.camelcn.common.wire.MalformedAnswerException;
import io.github.camelcn.common.wire.UriEncoding;

/**
 * The service's XML answers, read as a stream: no tree is built, so that a page costs what its entries cost. Unknown
 * elements are passed over, missing ones tolerated. Keys leave here as the user spells them, without the working
 * directory. Stateless.
 *
 * <p>Source: Amazon S3 API reference, the pages of the calls; provider documentation, page 4087, for what Kodo leaves out.
 */
final class KodoCodec {

    private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

    private KodoCodec() {}

    /** The children of a document's root, each handed over with the document moved to it. */
    @FunctionalInterface
    private interface ElementReader {
        /** Reads, enters or skips the element. */
        void read(String name, XmlDocument xml) throws IOException;
    }

    // ---------------------------------------------------------------- listings

    /** {@code GET B?list-type=2}. */
    record Listing(List<ObjectInfo> objects, List<String> commonPrefixes, boolean truncated, String nextToken) {}

    static Listing listing(InputStream in, String bucket, KeySpace keys) throws IOException {
        ListingReader page = new ListingReader(bucket, keys);
        document(in, "ListBucketResult", page::read);
        return page.result();
    }

    /** Collects a page; keys are translated at its end, since the element that says how they are encoded may come late. */
    private static final class ListingReader {

        private final String bucket;
        private final KeySpace keys;
        private final List<ObjectInfo> objects = new ArrayList<>();
        private final Set<String> prefixes = new LinkedHashSet<>();
        private Optional<Boolean> truncated = Optional.empty();
        private boolean encoded;
        private String nextToken = "";

        ListingReader(String bucket, KeySpace keys) {
            this.bucket = bucket;
            this.keys = keys;
        }

        void read(String name, XmlDocument xml) throws IOException {
            switch (name) {
                case "Contents" -> objects.add(object(xml));
                case "CommonPrefixes" -> prefixes.add(child(xml, "Prefix"));
                case "IsTruncated" -> truncated = Optional.of(xml.isTrue());
                case "NextContinuationToken" -> nextToken = xml.text();
                case "EncodingType" -> encoded = isUrl(xml.text());
                default -> xml.skip();
            }
        }

        private ObjectInfo object(XmlDocument xml) throws IOException {
            String key = "";
            long size = -1;
            String etag = "";
            Optional<Instant> modified = Optional.empty();
            String storageClass = "";
            while (xml.next()) {
                switch (xml.name()) {
                    case "Key" -> key = xml.text();
                    case "Size" -> size = xml.number();
                    case "ETag" -> etag = Etags.unquoted(xml.text());
                    case "LastModified" -> modified = IsoTime.parse(xml.text());
                    case "StorageClass" -> storageClass = xml.text();
                    default -> xml.skip();
                }
            }
            required(key, "key");
            return ObjectInfo.listed(new ObjectRef(bucket, key), size, etag, modified, "", storageClass, false);
        }

        /** A page that does not say whether it is the last, but where the next one begins, is not the last. */
        Listing result() {
            boolean more = truncated.orElse(!nextToken.isEmpty());
            if (!encoded && keys.prefix().isEmpty()) {
                return new Listing(objects, List.copyOf(prefixes), more, nextToken);
            }
            UnaryOperator<String> decoded = encoded ? UriEncoding::decodeQuery : UnaryOperator.identity();
            List<ObjectInfo> ours = new ArrayList<>(objects.size());
            for (ObjectInfo object : objects) {
                String key = decoded.apply(object.ref().key());
                // not the directory marker of the working directory itself
                if (keys.contains(key)) {
                    ours.add(object.withRef(new ObjectRef(bucket, keys.toUser(key))));
                }
            }
            List<String> ourPrefixes = prefixes.stream()
                    .map(decoded)
                    .filter(prefix -> prefix.startsWith(keys.prefix()))
                    .map(keys::toUser)
                    .toList();
            return new Listing(ours, ourPrefixes, more, nextToken);
        }
    }

    private static boolean isUrl(String encodingType) {
        return encodingType.strip().equalsIgnoreCase("url");
    }

    /** {@code GET /}: all buckets of the account, by their S3 names. */
    static List<Bucket> buckets(InputStream in) throws IOException {
        List<Bucket> buckets = new ArrayList<>();
        document(in, "ListAllMyBucketsResult", (name, xml) -> {
            if (name.equals("Buckets")) {
                while (xml.next()) {
                    Map<String, String> bucket = texts(xml, "Name", "CreationDate");
                    buckets.add(new Bucket(
                            bucket.getOrDefault("Name", ""),
                            "",
                            IsoTime.parse(bucket.getOrDefault("CreationDate", "")),
                            ""));
                }
            } else {
                xml.skip();
            }
        });
        return buckets;
    }

    /** {@code GET B?location}; empty for the default region. */
    static String location(InputStream in) throws IOException {
        try (XmlDocument xml = XmlDocument.open(in)) {
            checkRoot(xml, "LocationConstraint");
            return xml.text().strip();
        }
    }

    // ---------------------------------------------------------------- rights and tags

    /**
     * {@code GET ?acl}, as the word that would set it: what everybody may do decides. Source: Amazon S3 User Guide,
     * "Canned ACL".
     */
    static String cannedAcl(InputStream in) throws IOException {
        Set<String> ofAll = new HashSet<>();
        document(in, "AccessControlPolicy", (name, xml) -> {
            if (name.equals("AccessControlList")) {
                while (xml.next()) {
                    grant(xml, ofAll);
                }
            } else {
                xml.skip();
            }
        });
        boolean all = ofAll.contains("FULL_CONTROL");
        if (all || ofAll.contains("WRITE")) {
            return "public-read-write";
        }
        return ofAll.contains("READ") ? "public-read" : "private";
    }

    private static void grant(XmlDocument xml, Set<String> ofAll) throws IOException {
        String grantee = "";
        String permission = "";
        while (xml.next()) {
            switch (xml.name()) {
                case "Grantee" -> grantee = child(xml, "URI").strip();
                case "Permission" -> permission = xml.text().strip();
                default -> xml.skip();
            }
        }
        if (grantee.equals(ALL_USERS)) {
            ofAll.add(permission);
        }
    }

    /** {@code GET ?tagging}, in their order. */
    static Map<String, String> tags(InputStream in) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        document(in, "Tagging", (name, xml) -> {
            if (name.equals("TagSet")) {
                while (xml.next()) {
                    Map<String, String> tag = texts(xml, "Key", "Value");
                    tags.put(tag.getOrDefault("Key", ""), tag.getOrDefault("Value", ""));
                }
            } else {
                xml.skip();
            }
        });
        return tags;
    }

    // ---------------------------------------------------------------- results

    /** {@code PUT O} with a source, and its variant for parts, which some answer alike: the ETag as it came. */
    static String copiedEtag(InputStream in) throws IOException {
        return oneText(in, "ETag", "CopyObjectResult", "CopyPartResult");
    }

    /** {@code POST O?uploadId=}: the ETag as it came. */
    static String completedEtag(InputStream in) throws IOException {
        return oneText(in, "ETag", "CompleteMultipartUploadResult");
    }

    /** {@code POST O?uploads}. */
    static String uploadId(InputStream in) throws IOException {
        return oneText(in, "UploadId", "InitiateMultipartUploadResult");
    }

    /** {@code POST B?delete}: the keys that were not deleted, by key. */
    static Map<String, FailedKey> deletionFailures(InputStream in, KeySpace keys) throws IOException {
        Map<String, FailedKey> failures = new HashMap<>();
        document(in, "DeleteResult", (name, xml) -> {
            if (name.equals("Error")) {
                Map<String, String> error = texts(xml, "Key", "Code", "Message");
                String stored = error.getOrDefault("Key", "");
                String key = keys.contains(stored) ? keys.toUser(stored) : stored;
                failures.put(
                        key, new FailedKey(key, error.getOrDefault("Code", ""), error.getOrDefault("Message", "")));
            } else {
                xml.skip();
            }
        });
        return failures;
    }

    // ---------------------------------------------------------------- multipart

    /** {@code GET O?uploadId=}. */
    record Parts(List<UploadedPart> parts, boolean truncated) {}

    static Parts parts(InputStream in) throws IOException {
        List<UploadedPart> parts = new ArrayList<>();
        boolean[] truncated = {false};
        document(in, "ListPartsResult", (name, xml) -> {
            switch (name) {
                case "Part" -> parts.add(part(xml));
                case "IsTruncated" -> truncated[0] = xml.isTrue();
                default -> xml.skip();
            }
        });
        return new Parts(parts, truncated[0]);
    }

    private static UploadedPart part(XmlDocument xml) throws IOException {
        long number = -1;
        long size = -1;
        String etag = "";
        while (xml.next()) {
            switch (xml.name()) {
                case "PartNumber" -> number = xml.number();
                case "Size" -> size = xml.number();
                case "ETag" -> etag = Etags.unquoted(xml.text());
                default -> xml.skip();
            }
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedAnswerException("XML", "an entry has no number", null);
        }
        return new UploadedPart((int) number, size, etag);
    }

    /** {@code GET B?uploads}; the markers are keys of the store, encoded no more. */
    record Uploads(List<UploadRef> uploads, boolean truncated, String nextKey, String nextUploadId) {}

    static Uploads uploads(InputStream in, String bucket, KeySpace keys) throws IOException {
        List<Map<String, String>> found = new ArrayList<>();
        Map<String, String> page = new HashMap<>();
        document(in, "ListMultipartUploadsResult", (name, xml) -> {
            switch (name) {
                case "Upload" -> found.add(texts(xml, "Key", "UploadId", "Initiated"));
                case "IsTruncated", "NextKeyMarker", "NextUploadIdMarker", "EncodingType" -> page.put(name, xml.text());
                default -> xml.skip();
            }
        });
        UnaryOperator<String> decoded =
                isUrl(page.getOrDefault("EncodingType", "")) ? UriEncoding::decodeQuery : UnaryOperator.identity();
        List<UploadRef> uploads = new ArrayList<>(found.size());
        for (Map<String, String> upload : found) {
            String key = decoded.apply(required(upload.getOrDefault("Key", ""), "key"));
            if (keys.contains(key)) {
                uploads.add(new UploadRef(
                        new ObjectRef(bucket, keys.toUser(key)),
                        required(upload.getOrDefault("UploadId", ""), "upload id"),
                        IsoTime.parse(upload.getOrDefault("Initiated", ""))));
            }
        }
        return new Uploads(
                uploads,
                page.getOrDefault("IsTruncated", "").strip().equalsIgnoreCase("true"),
                decoded.apply(page.getOrDefault("NextKeyMarker", "")),
                page.getOrDefault("NextUploadIdMarker", ""));
    }

    // ---------------------------------------------------------------- walking

    /** What an entry is nothing without. */
    private static String required(String text, String what) throws MalformedAnswerException {
        if (text.isEmpty()) {
            throw new MalformedAnswerException("XML", "an entry has no " + what, null);
        }
        return text;
    }

    private static void document(InputStream in, String root, ElementReader reader) throws IOException {
        try (XmlDocument xml = XmlDocument.open(in)) {
            checkRoot(xml, root);
            while (xml.next()) {
                reader.read(xml.name(), xml);
            }
        }
    }

    private static void checkRoot(XmlDocument xml, String... roots) throws IOException {
        if (xml.name().equals("Error")) {
            throw new ErrorInSuccessException(ErrorDocument.read(xml));
        }
        if (!List.of(roots).contains(xml.name())) {
            throw new MalformedAnswerException(
                    "XML", "it begins with " + xml.name() + ", not " + String.join(" or ", roots), null);
        }
    }

    private static String oneText(InputStream in, String wanted, String... roots) throws IOException {
        try (XmlDocument xml = XmlDocument.open(in)) {
            checkRoot(xml, roots);
            return child(xml, wanted);
        }
    }

    /** The text of one child of the element this is at. */
    private static String child(XmlDocument xml, String wanted) throws IOException {
        String text = "";
        while (xml.next()) {
            if (xml.name().equals(wanted)) {
                text = xml.text();
            } else {
                xml.skip();
            }
        }
        return text;
    }

    /** The texts of some children of the element this is at, by name. */
    private static Map<String, String> texts(XmlDocument xml, String... wanted) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (xml.next()) {
            if (List.of(wanted).contains(xml.name())) {
                texts.put(xml.name(), xml.text());
            } else {
                xml.skip();
            }
        }
        return texts;
    }
}
