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

import java.net.URI;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * The address of a service, as its {@code endpoint} option gives it. Immutable.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case; an IPv6 address in brackets
 * @param port the port as it stands in URLs: {@code :8080}, or empty for the scheme's own
 */
public record EndpointAddress(String scheme, String host, String port) {

    public EndpointAddress {
        requireNonNull(scheme, "scheme");
        requireNonNull(host, "host");
        requireNonNull(port, "port");
    }

    /**
     * Understands {@code https://host[:port]}, {@code http://host[:port]}, {@code https:host[:port]} and
     * {@code host[:port]}, which means https; a slash at the end does not matter.
     *
     * @param endpoint what the user wrote
     * @param example a good one, for the error
     * @throws IllegalArgumentException if it is malformed, saying how
     */
    public static EndpointAddress of(String endpoint, String example) {
        String text = endpoint.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean plain = lower.startsWith("http:");
        String authority = authority(text, lower, example);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
        if (!isLiteral(host) && !isHostName(host)) {
            throw malformed(
                    endpoint, example, host.isEmpty() ? "it names no host" : "'" + host + "' is not a host name");
        }
        String port = hasPort ? port(endpoint, authority.substring(colon + 1), plain, example) : "";
        return new EndpointAddress(plain ? "http" : "https", host, port);
    }

    /** What stands between the scheme and an optional last slash. */
    private static String authority(String text, String lower, String example) {
        int start = 0;
        if (lower.startsWith("https:") || lower.startsWith("http:")) {
            start = text.indexOf(':') + 1;
            if (text.startsWith("//", start)) {
                start += 2;
            }
        } else if (text.contains("://")) {
            throw malformed(text, example, "the scheme must be https or http");
        }
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        String authority = text.substring(Math.min(start, end), end);
        if (authority.indexOf('/') >= 0 || authority.indexOf('?') >= 0 || authority.indexOf('#') >= 0) {
            throw malformed(
                    text, example, "it must not have a path or a query: the bucket is named by the endpoint's URI");
        }
        if (authority.indexOf('@') >= 0) {
            // not shown: what stands before the @ may be a secret
            throw new IllegalArgumentException(
                    "endpoint must not contain a user or a password: set accessKey and secretKey instead");
        }
        return authority;
    }

    private static String port(String endpoint, String digits, boolean plain, String example) {
        int port;
        try {
            port = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw malformed(endpoint, example, "'" + digits + "' is not a port");
        }
        if (port < 1 || port > 65535) {
            throw malformed(endpoint, example, "the port must be 1 to 65535");
        }
        return port == (plain ? 80 : 443) ? "" : ":" + port;
    }

    /** The error about an endpoint that cannot be used, with a service's own reason. */
    public static IllegalArgumentException malformed(String endpoint, String example, String why) {
        return new IllegalArgumentException(
                "endpoint must look like " + example + ", but is '" + endpoint + "': " + why);
    }

    /** Whether the host is a number or {@code localhost}: nothing can be put in front of it. */
    public boolean isLiteral() {
        return isLiteral(host);
    }

    private static boolean isLiteral(String host) {
        return isAddress(host) || host.equals("localhost");
    }

    /** Whether a text can be a host name or a part of one: lower-case labels with dots between them. */
    public static boolean isHostName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !host.isEmpty() && !host.startsWith(".") && !host.endsWith(".") && !host.contains("..");
    }

    /** Whether a host is an IPv4 address, or an IPv6 address in brackets. */
    private static boolean isAddress(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && host.indexOf(':') > 0;
        }
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    /** The address as the user would write it. */
    public URI uri() {
        return URI.create(scheme + "://" + host + port);
    }
}
