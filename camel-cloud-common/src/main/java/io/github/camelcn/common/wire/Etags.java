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

/** ETags with and without their quotes. Stateless. Source: RFC 9110, section 8.8.3. */
public final class Etags {

    private Etags() {}

    /** As headers say it; what is quoted already, or stands for any, stays as it is. */
    public static String quoted(String etag) {
        boolean asItIs = etag.isEmpty() || etag.equals("*") || etag.startsWith("\"") || etag.startsWith("W/\"");
        return asItIs ? etag : '"' + etag + '"';
    }

    /** As the port says it: without the quotes around it. */
    public static String unquoted(String etag) {
        int length = etag.length();
        return length >= 2 && etag.charAt(0) == '"' && etag.charAt(length - 1) == '"'
                ? etag.substring(1, length - 1)
                : etag;
    }
}
