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

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.camelcn.emulator.evidence.NotVerified;

/** Writes one XML document without attributes but the namespace of S3. Not thread-safe. */
final class XmlWriter {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder text = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins a document with a root in the namespace of S3. */
    static XmlWriter document(String root) {
        return new XmlWriter().root(root, " xmlns=\"" + NAMESPACE + "\"");
    }

    /** Begins an error document, which has no namespace. */
    static XmlWriter error() {
        return new XmlWriter().root("Error", "");
    }

    private XmlWriter root(String name, String attributes) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(name)
                .append(attributes)
                .append('>');
        open.push(name);
        return this;
    }

    XmlWriter begin(String name) {
        return begin(name, "");
    }

    /** @param attributes as they stand in the tag, with a blank before them */
    XmlWriter begin(String name, String attributes) {
        text.append('<').append(name).append(attributes).append('>');
        open.push(name);
        return this;
    }

    XmlWriter end() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    XmlWriter element(String name, String value) {
        text.append('<').append(name).append('>');
        escape(value);
        text.append("</").append(name).append('>');
        return this;
    }

    XmlWriter element(String name, long value) {
        return element(name, Long.toString(value));
    }

    XmlWriter element(String name, boolean value) {
        return element(name, Boolean.toString(value));
    }

    /** Nothing when the value is empty. */
    XmlWriter optional(String name, String value) {
        return value.isEmpty() ? this : element(name, value);
    }

    XmlWriter content(String value) {
        escape(value);
        return this;
    }

    /** Ends what is open and the document. */
    byte[] bytes() {
        while (!open.isEmpty()) {
            end();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @NotVerified("Characters XML 1.0 forbids become U+FFFD, as Go's encoder writes them.")
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\t' -> text.append("&#x9;");
                case '\n' -> text.append("&#xA;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(c < 0x20 || c == 0xFFFE || c == 0xFFFF ? '\uFFFD' : c);
            }
        }
    }
}
