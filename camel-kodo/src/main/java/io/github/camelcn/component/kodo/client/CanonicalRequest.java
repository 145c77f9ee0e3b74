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

import java.util.Arrays;
import java.util.Locale;

/**
 * A request as both sides spell it to sign it. For one request; not thread-safe.
 *
 * <p>Source: Signature Version 4, "Create a canonical request", in the variant of S3: neither a second encoding nor a
 * normalisation of the path.
 */
final class CanonicalRequest {

    private final String method;
    private final String encodedPath;
    private final String canonicalQuery;
    private final String payloadHash;

    private String[] names = new String[16];
    private String[] values = new String[16];
    private int count;

    /**
     * @param encodedPath exactly as it is sent; starts with a slash
     * @param encodedQuery percent-encoded like the path but slashes too, in any order; empty for none
     */
    CanonicalRequest(String method, String encodedPath, String encodedQuery, String payloadHash) {
        this.method = method;
        this.encodedPath = encodedPath;
        this.canonicalQuery = canonicalQuery(encodedQuery);
        this.payloadHash = payloadHash;
    }

    // ---------------------------------------------------------------- headers

    /** Adds a header, unless it is one that the HTTP stack or a proxy may change. */
    void header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isSigned(lower)) {
            return;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        // few and almost sorted: each is put in its place as it comes; repeated ones stay in their order
        int place = count;
        while (place > 0 && names[place - 1].compareTo(lower) > 0) {
            names[place] = names[place - 1];
            values[place] = values[place - 1];
            place--;
        }
        names[place] = lower;
        values[place] = value;
        count++;
    }

    private static boolean isSigned(String name) {
        return switch (name) {
            case "accept-encoding",
                    "authorization",
                    "connection",
                    "expect",
                    "proxy-authorization",
                    "transfer-encoding",
                    "user-agent",
                    "x-amzn-trace-id" -> false;
            default -> true;
        };
    }

    /** Adds the names of all headers that were added, in order: {@code host;x-amz-date}. */
    void appendSignedHeaders(StringBuilder to) {
        for (int i = 0; i < count; i++) {
            if (isNewName(i)) {
                to.append(i == 0 ? "" : ";").append(names[i]);
            }
        }
    }

    private boolean isNewName(int i) {
        return i == 0 || !names[i].equals(names[i - 1]);
    }

    // ---------------------------------------------------------------- query

    String canonicalQuery() {
        return canonicalQuery;
    }

    /** Sorted by name and value, each with its equals sign. */
    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        if (query.indexOf('&') < 0) {
            return withEquals(query);
        }
        String[] parameters = new String[8];
        int found = 0;
        for (int start = 0; start <= query.length(); ) {
            int end = query.indexOf('&', start);
            if (end < 0) {
                end = query.length();
            }
            if (found == parameters.length) {
                parameters = Arrays.copyOf(parameters, found * 2);
            }
            parameters[found++] = withEquals(query.substring(start, end));
            start = end + 1;
        }
        Arrays.sort(parameters, 0, found, CanonicalRequest::compareParameters);
        StringBuilder sorted = new StringBuilder(query.length() + found);
        for (int i = 0; i < found; i++) {
            if (i > 0) {
                sorted.append('&');
            }
            sorted.append(parameters[i]);
        }
        return sorted.toString();
    }

    private static String withEquals(String parameter) {
        return parameter.indexOf('=') < 0 ? parameter + '=' : parameter;
    }

    /** By name, then by value: the equals sign in between must not take part, since it sorts behind dashes and digits. */
    private static int compareParameters(String one, String other) {
        int oneEnd = one.indexOf('=');
        int otherEnd = other.indexOf('=');
        int common = Math.min(oneEnd, otherEnd);
        for (int i = 0; i < common; i++) {
            int difference = one.charAt(i) - other.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return oneEnd != otherEnd ? oneEnd - otherEnd : one.compareTo(other);
    }

    // ---------------------------------------------------------------- text

    @Override
    public String toString() {
        return text().toString();
    }

    AsciiText text() {
        AsciiText text = new AsciiText(512);
        text.append(method).append('\n');
        text.append(encodedPath).append('\n');
        text.append(canonicalQuery).append('\n');
        for (int i = 0; i < count; i++) {
            boolean repeated = i > 0 && names[i].equals(names[i - 1]);
            if (repeated) {
                text.last(',');
            } else {
                text.append(names[i]).append(':');
            }
            appendSqueezed(text, values[i]);
            text.append('\n');
        }
        text.append('\n');
        for (int i = 0; i < count; i++) {
            if (isNewName(i)) {
                text.append(i == 0 ? "" : ";").append(names[i]);
            }
        }
        return text.append('\n').append(payloadHash);
    }

    /** Trimmed, every run of white space one blank. */
    private static void appendSqueezed(AsciiText text, String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        boolean pending = false;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (isBlank(c)) {
                pending = true;
            } else {
                if (pending) {
                    text.append(' ');
                    pending = false;
                }
                text.append(c);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
