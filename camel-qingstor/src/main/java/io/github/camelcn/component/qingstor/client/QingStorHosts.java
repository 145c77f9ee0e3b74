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

import io.github.camelcn.common.wire.EndpointAddress;
import io.github.camelcn.common.wire.ObjectUrls;
import io.github.camelcn.common.wire.UriEncoding;

/**
 * Where things are: turns zone, bucket and key into URLs. Immutable.
 *
 * <p>Source: QingStor API documentation, "Endpoints", read 2022; the exceptions for addresses and {@code localhost} are
 * those of the official SDK for Java 2.6.5.
 *
 * @param urls of the base host, without zone
 * @param zone the zone of buckets nothing else is known about; empty for none
 * @param zoned whether the zone is put in front of the host: not before addresses and {@code localhost}
 */
record QingStorHosts(ObjectUrls urls, String zone, boolean zoned) {

    private static final String PUBLIC = "qingstor.com";
    private static final String EXAMPLE = "https://qingstor.com:443";

    static QingStorHosts of(String endpoint, String zone, boolean virtualHostStyle) {
        String label = zone.strip().toLowerCase(Locale.ROOT);
        if (!EndpointAddress.isHostName(label) && !label.isEmpty()) {
            throw new IllegalArgumentException("zone must be the name of a zone such as pek3a, but is '" + zone + "'");
        }
        EndpointAddress address = EndpointAddress.of(endpoint, EXAMPLE);
        boolean literal = address.isLiteral();
        if (!literal && !label.isEmpty() && address.host().startsWith(label + ".")) {
            EndpointAddress base =
                    new EndpointAddress(address.scheme(), address.host().substring(label.length() + 1), address.port());
            throw EndpointAddress.malformed(
                    endpoint,
                    EXAMPLE,
                    "it already begins with the zone, which is put in front of the host: use zone=" + label
                            + " and the endpoint " + base.uri());
        }
        if (address.host().endsWith("." + PUBLIC)) {
            throw EndpointAddress.malformed(
                    endpoint,
                    EXAMPLE,
                    "zone and bucket are put in front of " + PUBLIC
                            + " when they are needed, and s3. is another protocol: set"
                            + " zone, name the bucket in the endpoint's URI, and leave the endpoint out");
        }
        return new QingStorHosts(
                new ObjectUrls(address, virtualHostStyle && !literal),
                literal ? "" : label,
                !literal && !label.isEmpty());
    }

    /** The service's address as the user would write it. */
    URI endpoint() {
        return urls.address().uri();
    }

    /** The service as a whole, all zones. */
    String globalUrl(String query) {
        return urls.service(query);
    }

    /** A bucket. */
    String url(String inZone, String bucket, String query) {
        return urls.bucket(label(inZone), bucket, query);
    }

    /** An object, its key byte for byte: leading and doubled slashes are part of it. */
    String url(String inZone, String bucket, String key, String query) {
        return urls.object(label(inZone), bucket, key, query);
    }

    private String label(String inZone) {
        return zoned ? inZone : "";
    }

    /** The bucket that the host of its URLs names, which signatures have to cover; empty in path style. */
    String hostBucket(String bucket) {
        return urls.hostBucket(bucket);
    }

    /** One of our URLs, in another zone; everything else of it stays. */
    String inZone(String url, String otherZone) {
        String base = "." + host() + urls.address().port() + "/";
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
        EndpointAddress address = urls.address();
        String byPath = address.uri() + "/" + UriEncoding.path(bucket);
        return EndpointAddress.isHostName(bucket)
                ? List.of(byPath, address.scheme() + "://" + bucket + "." + host() + address.port() + "/")
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
        String suffix = "." + host();
        if (!EndpointAddress.isHostName(target) || !target.endsWith(suffix)) {
            return Optional.empty();
        }
        String labels = target.substring(0, target.length() - suffix.length());
        return Optional.of(labels.substring(labels.lastIndexOf('.') + 1)).filter(found -> !found.isEmpty());
    }

    private String host() {
        return urls.address().host();
    }

    /** Refuses what cannot be addressed; returns the bucket. */
    String addressable(String bucket) {
        return urls.addressable(bucket);
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
