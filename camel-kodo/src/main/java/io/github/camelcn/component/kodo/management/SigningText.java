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
package io.github.camelcn.component.kodo.management;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts that Kodo's two management signatures cover, without the body that may follow. Source: provider
 * documentation, page 1201 ("Management credentials"); official SDKs for Java 7.19.0, Go and Python (2026-07), which
 * agree on requests without escapes in their path.
 */
final class SigningText {

    static final String QINIU = "Qiniu ";
    static final String QBOX = "QBox ";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String OCTETS = "application/octet-stream";
    private static final String VENDOR_PREFIX = "x-qiniu-";

    private SigningText() {}

    /**
     * The scheme in use.
     *
     * @param target path and raw query as sent
     * @param host as sent, with the port if one is sent
     * @param contentType empty if there is none
     * @param headers any, of which those that begin with {@code X-Qiniu-} count
     */
    static String qiniu(
            String method,
            String target,
            String host,
            String contentType,
            Iterable<Map.Entry<String, String>> headers) {
        StringBuilder text = new StringBuilder(256);
        text.append(method).append(' ').append(withoutEmptyQuery(target)).append('\n');
        text.append("Host: ").append(host).append('\n');
        if (!contentType.isEmpty()) {
            text.append("Content-Type: ").append(contentType).append('\n');
        }
        Map<String, String> vendor = new TreeMap<>();
        for (Map.Entry<String, String> header : headers) {
            if (isVendorHeader(header.getKey())) {
                vendor.put(canonical(header.getKey()), header.getValue());
            }
        }
        vendor.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').toString();
    }

    /** Whether the scheme in use covers a body of this type. */
    static boolean qiniuCoversBody(String contentType) {
        return !contentType.isEmpty() && !contentType.equals(OCTETS);
    }

    /** The older scheme, which callbacks may still be signed with. */
    static String qbox(String target) {
        return withoutEmptyQuery(target) + '\n';
    }

    /** Whether the older scheme covers a body of this type. */
    static boolean qboxCoversBody(String contentType) {
        return contentType.equals(FORM);
    }

    private static String withoutEmptyQuery(String target) {
        return target.endsWith("?") ? target.substring(0, target.length() - 1) : target;
    }

    private static boolean isVendorHeader(String name) {
        int length = VENDOR_PREFIX.length();
        return name.length() > length && name.regionMatches(true, 0, VENDOR_PREFIX, 0, length);
    }

    /** {@code x-qiniu-aBc-d} as {@code X-Qiniu-Abc-D}. */
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < canonical.length(); i++) {
            if (i == 0 || canonical.charAt(i - 1) == '-') {
                canonical.setCharAt(i, Character.toUpperCase(canonical.charAt(i)));
            }
        }
        return canonical.toString();
    }
}
