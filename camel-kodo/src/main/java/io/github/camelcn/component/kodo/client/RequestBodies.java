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

import java.util.List;
import java.util.Map;

import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.wire.Etags;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The XML that requests carry. Keys are those of the service, with the working directory. Stateless.
 *
 * <p>Source: Amazon S3 API reference, the pages of the calls. Line breaks in keys are written as references, since a
 * parser on the other side would change them.
 */
final class RequestBodies {

    static final String CONTENT_TYPE = "application/xml";

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private RequestBodies() {}

    /**
     * Whether XML 1.0 can carry a text: not with control characters other than the blanks, halves of characters, or the
     * two code points that are none.
     */
    static boolean canCarry(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            if (control || c == '\uFFFE' || c == '\uFFFF') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The body of {@code POST B?delete}. Quiet: the answer then names only the keys that were kept. */
    static byte[] deletion(Iterable<String> keys) {
        StringBuilder xml = root("Delete");
        element(xml, "Quiet", "true");
        for (String key : keys) {
            xml.append("<Object>");
            element(xml, "Key", key);
            xml.append("</Object>");
        }
        return end(xml, "Delete");
    }

    /** The body of {@code POST O?uploadId=}. */
    static byte[] completion(List<UploadedPart> parts) {
        StringBuilder xml = root("CompleteMultipartUpload");
        for (UploadedPart part : parts) {
            xml.append("<Part>");
            element(xml, "PartNumber", Integer.toString(part.number()));
            element(xml, "ETag", Etags.quoted(part.etag()));
            xml.append("</Part>");
        }
        return end(xml, "CompleteMultipartUpload");
    }

    /** The body of {@code PUT B}: always there, also for the default region, since each has buckets of its own. */
    static byte[] creation(String region) {
        StringBuilder xml = root("CreateBucketConfiguration");
        element(xml, "LocationConstraint", region);
        return end(xml, "CreateBucketConfiguration");
    }

    /** The body of {@code POST O?restore}. */
    static byte[] restoration(int days, String tier) {
        StringBuilder xml = root("RestoreRequest");
        element(xml, "Days", Integer.toString(days));
        xml.append("<GlacierJobParameters>");
        element(xml, "Tier", tier);
        xml.append("</GlacierJobParameters>");
        return end(xml, "RestoreRequest");
    }

    /**
     * The body of {@code PUT ?tagging}.
     *
     * @throws IllegalArgumentException if XML cannot carry a tag
     */
    static byte[] tagging(Map<String, String> tags) {
        StringBuilder xml = root("Tagging").append("<TagSet>");
        tags.forEach((key, value) -> {
            if (!canCarry(key) || !canCarry(value)) {
                throw new IllegalArgumentException("the tag '" + key
                        + "' holds a control character or half of a character, which XML cannot carry: leave it out");
            }
            xml.append("<Tag>");
            element(xml, "Key", key);
            element(xml, "Value", value);
            xml.append("</Tag>");
        });
        xml.append("</TagSet>");
        return end(xml, "Tagging");
    }

    private static StringBuilder root(String name) {
        return new StringBuilder(256).append('<').append(name).append(NAMESPACE).append('>');
    }

    private static byte[] end(StringBuilder xml, String name) {
        return xml.append("</").append(name).append('>').toString().getBytes(UTF_8);
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>');
        appendEscaped(xml, text);
        xml.append("</").append(name).append('>');
    }

    private static void appendEscaped(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                case '\n' -> xml.append("&#10;");
                case '\t' -> xml.append("&#9;");
                default -> xml.append(c);
            }
        }
    }
}
