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

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.github.camelcn.common.wire.EndpointAddress;
import io.github.camelcn.common.wire.ObjectUrls;
import io.github.camelcn.component.kodo.names.KodoRegion;

/**
 * An endpoint of the service: where requests go, and the region they are signed for. Immutable.
 *
 * <p>Source: provider documentation, pages 1671 (regions) and 4088 (endpoints, both styles, http and https).
 *
 * @param urls turns buckets and keys into URLs
 * @param region what requests are signed for, and new buckets are made in
 */
record KodoHosts(ObjectUrls urls, String region) {

    private static final String DOMAIN = ".qiniucs.com";
    /** Source: provider documentation, page 1671, and the official SDKs. */
    private static final List<String> NATIVE = List.of(".qiniuapi.com", ".qiniup.com", ".qiniuio.com", ".qbox.me");

    private static final String EXAMPLE = "https://s3.cn-east-1.qiniucs.com";

    /**
     * @param endpoint {@code https://host[:port]}, {@code http://host[:port]} or {@code host[:port]}; empty for the
     *     region's own
     * @param region an id or any other name of a region; empty to read it off the endpoint
     * @param virtualHostStyle whether the host names the bucket; never done before addresses and {@code localhost}
     * @throws IllegalArgumentException if there is no telling where to go, or the endpoint is malformed; says how
     */
    static KodoHosts of(String endpoint, String region, boolean virtualHostStyle) {
        String named = KodoRegion.of(region).map(KodoRegion::id).orElse(region.strip());
        if (endpoint.isBlank()) {
            return at("https://s3." + knownShape(named) + DOMAIN, named, virtualHostStyle);
        }
        EndpointAddress address = EndpointAddress.of(endpoint, EXAMPLE);
        if (NATIVE.stream().anyMatch(address.host()::endsWith)) {
            throw EndpointAddress.malformed(
                    endpoint,
                    EXAMPLE,
                    "it is one of the native API, whose hosts are found by themselves: set region and leave the endpoint out");
        }
        Optional<String> told = regionOf(address.host());
        if (named.isEmpty() && told.isEmpty()) {
            throw new IllegalArgumentException("the endpoint " + endpoint.strip()
                    + " does not tell its region, which every signature names: set region, for example one of "
                    + KodoRegion.ids());
        }
        if (told.isPresent() && namesABucket(address.host())) {
            throw EndpointAddress.malformed(
                    endpoint,
                    EXAMPLE,
                    "it begins with the name of a bucket, which is put there when it is needed: leave it out");
        }
        return at(endpoint, named.isEmpty() ? told.orElseThrow() : signable(named), virtualHostStyle);
    }

    private static KodoHosts at(String endpoint, String region, boolean virtualHostStyle) {
        EndpointAddress address = EndpointAddress.of(endpoint, EXAMPLE);
        return new KodoHosts(new ObjectUrls(address, virtualHostStyle && !address.isLiteral()), region);
    }

    /**
     * A region without an endpoint has to be one, since the host is made of it: one of the provider's, or text of the
     * same shape ({@code cn-east-1}), for regions that are opened later.
     */
    private static String knownShape(String region) {
        if (region.isEmpty()) {
            throw new IllegalArgumentException("neither region nor endpoint is set: set region to one of "
                    + KodoRegion.ids() + ", or set the endpoint");
        }
        if (!looksLikeId(region)) {
            throw new IllegalArgumentException("the region '" + region + "' is not known, and no endpoint says where"
                    + " it is: known regions are " + KodoRegion.ids() + "; for any other, set the endpoint too");
        }
        return region;
    }

    /** Two or more words and a number, with dashes between: {@code cn-east-1}. */
    static boolean looksLikeId(String region) {
        int words = 0;
        int start = 0;
        for (int dash = region.indexOf('-'); dash >= 0; dash = region.indexOf('-', start)) {
            if (!consistsOf(region, start, dash, 'a', 'z')) {
                return false;
            }
            words++;
            start = dash + 1;
        }
        return words >= 2 && consistsOf(region, start, region.length(), '0', '9');
    }

    private static boolean consistsOf(String text, int start, int end, char first, char last) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return end > start;
    }

    /** A slash or a blank would tear the credential scope apart. */
    private static String signable(String region) {
        boolean good = region.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_');
        if (!good) {
            throw new IllegalArgumentException("region must be the id of a region such as cn-east-1, but is '" + region
                    + "': it becomes part of every signature, and may have letters, digits, - and _ only");
        }
        return region;
    }

    /**
     * The region that one of the provider's own hosts names; empty for other hosts. Both spellings:
     * {@code s3.cn-east-1.qiniucs.com} and the older {@code s3-cn-east-1.qiniucs.com}, with or without a bucket in front,
     * and the provider's inner {@code internal-s3-}.
     */
    static Optional<String> regionOf(String host) {
        if (!host.endsWith(DOMAIN)) {
            return Optional.empty();
        }
        String labels = host.substring(0, host.length() - DOMAIN.length());
        int dot = labels.lastIndexOf('.');
        String last = labels.substring(dot + 1);
        if (last.startsWith("s3-") || last.startsWith("internal-s3-")) {
            return Optional.of(last.substring(last.indexOf("s3-") + 3)).filter(KodoHosts::looksLikeId);
        }
        String before = dot < 0 ? "" : labels.substring(0, dot);
        return before.equals("s3") || before.endsWith(".s3")
                ? Optional.of(last).filter(KodoHosts::looksLikeId)
                : Optional.empty();
    }

    /** Of one of the provider's own hosts. */
    private static boolean namesABucket(String host) {
        return !host.startsWith("s3.") && !host.startsWith("s3-") && !host.startsWith("internal-s3-");
    }

    /** The service's address as the user would write it. */
    URI endpoint() {
        EndpointAddress address = urls.address();
        return URI.create(address.scheme() + "://" + address.host() + address.port());
    }

    /** Whether bytes are protected on their way by the connection itself. */
    boolean secure() {
        return urls.address().scheme().equals("https");
    }

    /** A URL about a bucket at another endpoint, of the same style, as it is at this one. */
    String relocated(String url, String bucket) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String root = urls.bucket("", bucket, "");
        int end = root.indexOf('/', root.indexOf("://") + 3);
        return root.substring(0, end) + url.substring(path);
    }

    // ---------------------------------------------------------------- bucket names

    /**
     * Refuses what cannot be addressed; odd names that exist stay usable.
     *
     * @return the bucket
     */
    String addressable(String bucket) {
        if (urls.virtualHostStyle() && secure() && bucket.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the bucket name '" + bucket
                    + "' has a dot, so that no certificate fits the host it would be part of: use path style for it");
        }
        return urls.addressable(bucket);
    }

    /**
     * Refuses names the service would refuse, with its rule.
     *
     * <p>Source: provider documentation, page 1382.
     *
     * @return the bucket
     */
    static String creatable(String bucket) {
        boolean good = bucket.length() >= 3
                && bucket.length() <= 63
                && !bucket.startsWith("-")
                && !bucket.endsWith("-")
                && bucket.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        if (!good) {
            throw new IllegalArgumentException("a bucket cannot be created with the name '" + bucket
                    + "': it needs 3 to 63 characters a-z, 0-9 and -, with a letter or digit at both ends");
        }
        return bucket;
    }
}
