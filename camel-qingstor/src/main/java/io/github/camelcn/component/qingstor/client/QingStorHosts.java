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
package io.github.camelcn.component.qingstor.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where things are: turns zone, bucket and key into URLs. Immutable.
 *
 * <p>Source: QingStor API documentation, "Endpoints", read 2022; the exceptions for addresses and {@code localhost} are
 * those of the official SDK for Java 2.6.5.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the base host, without zone; an IPv6 address in brackets
 * @param port the port as it stands in URLs: {@code :8080}, or empty for the scheme's own
 * @param zone the zone of buckets nothing else is known about; empty for none
 * @param virtualHostStyle whether the host names the bucket; otherwise the path does
 * @param zoned whether the zone is put in front of the host: not before addresses and {@code localhost}
 */
record QingStorHosts(String scheme, String host, String port, String zone, boolean virtualHostStyle, boolean zoned) {

    static QingStorHosts of(String endpoint, String zone, boolean virtualHostStyle) {
        String label = zone.strip().toLowerCase(Locale.ROOT);
        if (!isHostName(label) && !label.isEmpty()) {
            throw new IllegalArgumentException("zone must be the name of a zone such as pek3a, but is '" + zone + "'");
        }
        String text = endpoint.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean plain = lower.startsWith("http:");
        String authority = authority(text, lower);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
        boolean literal = isAddress(host) || host.equals("localhost");
        if (!literal && !isHostName(host)) {
            throw malformed(endpoint, host.isEmpty() ? "it names no host" : "'" + host + "' is not a host name");
        }
        if (!literal && !label.isEmpty() && host.startsWith(label + ".")) {
            throw malformed(
                    endpoint,
                    "it already begins with the zone, which is put in front of the host: use zone=" + label
                            + " and the endpoint " + (plain ? "http://" : "https://")
                            + authority.substring(label.length() + 1));
        }
        String port = hasPort ? port(endpoint, authority.substring(colon + 1), plain) : "";
        return new QingStorHosts(
                plain ? "http" : "https",
                host,
                port,
                literal ? "" : label,
                virtualHostStyle && !literal,
                !literal && !label.isEmpty());
    }

    /** What stands between the scheme and an optional last slash. */
    private static String authority(String text, String lower) {
        int start = 0;
        if (lower.startsWith("https:") || lower.startsWith("http:")) {
            start = text.indexOf(':') + 1;
            if (text.startsWith("//", start)) {
                start += 2;
            }
        } else if (text.contains("://")) {
            throw malformed(text, "the scheme must be https or http");
        }
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        String authority = text.substring(Math.min(start, end), end);
        if (authority.indexOf('/') >= 0 || authority.indexOf('?') >= 0 || authority.indexOf('#') >= 0) {
            throw malformed(text, "it must not have a path or a query: the bucket is named by the endpoint's URI");
        }
        if (authority.indexOf('@') >= 0) {
            // not shown: what stands before the @ may be a secret
            throw new IllegalArgumentException(
                    "endpoint must not contain a user or a password: set accessKey and secretKey instead");
        }
        return authority;
    }

    private static String port(String endpoint, String digits, boolean plain) {
        int port;
        try {
            port = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw malformed(endpoint, "'" + digits + "' is not a port");
        }
        if (port < 1 || port > 65535) {
            throw malformed(endpoint, "the port must be 1 to 65535");
        }
        return port == (plain ? 80 : 443) ? "" : ":" + port;
    }

    private static IllegalArgumentException malformed(String endpoint, String why) {
        return new IllegalArgumentException(
                "endpoint must look like https://qingstor.com:443, but is '" + endpoint + "': " + why);
    }

    private static boolean isHostName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !host.isEmpty() && !host.startsWith(".") && !host.endsWith(".") && !host.contains("..");
    }

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

    /** The service's address as the user would write it. */
    URI endpoint() {
        return URI.create(scheme + "://" + host + port);
    }

    /** The service as a whole, all zones. */
    String globalUrl(String query) {
        StringBuilder url = new StringBuilder(64);
        url.append(scheme).append("://").append(host).append(port).append('/');
        return appendQuery(url, query).toString();
    }

    /** A bucket. */
    String url(String inZone, String bucket, String query) {
        StringBuilder url = new StringBuilder(96);
        appendOrigin(url, inZone, bucket);
        url.append('/');
        if (!virtualHostStyle) {
            UriEncoding.appendQueryValue(url, bucket);
        }
        return appendQuery(url, query).toString();
    }

    /** An object, its key byte for byte: leading and doubled slashes are part of it. */
    String url(String inZone, String bucket, String key, String query) {
        StringBuilder url = new StringBuilder(96 + key.length());
        appendOrigin(url, inZone, bucket);
        url.append('/');
        if (!virtualHostStyle) {
            UriEncoding.appendQueryValue(url, bucket);
            url.append('/');
        }
        UriEncoding.appendPath(url, key);
        return appendQuery(url, query).toString();
    }

    private void appendOrigin(StringBuilder url, String inZone, String bucket) {
        url.append(scheme).append("://");
        if (virtualHostStyle) {
            url.append(bucket).append('.');
        }
        if (zoned) {
            url.append(inZone).append('.');
        }
        url.append(host).append(port);
    }

    private static StringBuilder appendQuery(StringBuilder url, String query) {
        return query.isEmpty() ? url : url.append('?').append(query);
    }

    /** The bucket that the host of its URLs names, which signatures have to cover; empty in path style. */
    String hostBucket(String bucket) {
        return virtualHostStyle ? bucket : "";
    }

    /** One of our URLs, in another zone; everything else of it stays. */
    String inZone(String url, String otherZone) {
        String base = "." + host + port + "/";
        int end = url.indexOf(base);
        if (!zoned || end < 0) {
            return url;
        }
        int start = Math.max(url.lastIndexOf('.', end - 1), url.lastIndexOf('/', end - 1)) + 1;
        return url.substring(0, start) + otherZone + url.substring(end);
    }

    /**
     * The unsigned questions that tell a bucket's zone by a redirect: the first is answered with 301, the second with
     * 307. Source: go-service-qingstor since 2021-05 for the one, qsctl 2 for the other.
     */
    List<String> zoneQuestions(String bucket) {
        if (!zoned) {
            return List.of();
        }
        String byPath = scheme + "://" + host + port + "/" + UriEncoding.path(bucket);
        return isHostName(bucket)
                ? List.of(byPath, scheme + "://" + bucket + "." + host + port + "/")
                : List.of(byPath);
    }

    /**
     * The zone that the target of a redirect lies in; empty if that is not one of this service's own hosts. Its labels
     * in front of the base host are {@code zone} or {@code bucket.zone}.
     */
    Optional<String> zoneOf(String location) {
        int start = location.indexOf("://");
        if (start < 0) {
            return Optional.empty();
        }
        int end = start + 3;
        while (end < location.length() && "/?#:".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        String target = location.substring(start + 3, end).toLowerCase(Locale.ROOT);
        String suffix = "." + host;
        if (!isHostName(target) || !target.endsWith(suffix)) {
            return Optional.empty();
        }
        String labels = target.substring(0, target.length() - suffix.length());
        return Optional.of(labels.substring(labels.lastIndexOf('.') + 1)).filter(found -> !found.isEmpty());
    }

    /**
     * Refuses what cannot be addressed; odd names that exist stay usable.
     *
     * @return the bucket
     */
    String addressable(String bucket) {
        if (virtualHostStyle ? !isHostName(bucket) : !isPathSegment(bucket)) {
            throw new IllegalArgumentException("the bucket name '" + bucket + "' cannot be part of a "
                    + (virtualHostStyle ? "host name: use path style for it" : "URL"));
        }
        return bucket;
    }

    private static boolean isPathSegment(String bucket) {
        for (int i = 0; i < bucket.length(); i++) {
            if (bucket.charAt(i) == '/' || bucket.charAt(i) < ' ') {
                return false;
            }
        }
        return !bucket.equals(".") && !bucket.equals("..") && !bucket.isBlank();
    }

    /**
     * Refuses names the service would refuse, with its rule.
     *
     * <p>Source: QingStor API documentation, "PUT Bucket", read 2022.
     *
     * @return the bucket
     */
    static String creatable(String bucket) {
        boolean characters = bucket.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        if (!characters
                || bucket.length() < 6
                || bucket.length() > 63
                || bucket.startsWith("-")
                || bucket.endsWith("-")) {
            throw new IllegalArgumentException("a bucket cannot be created with the name '" + bucket
                    + "': it needs 6 to 63 characters a-z, 0-9 and -, with a letter or digit at both ends");
        }
        return bucket;
    }
}
