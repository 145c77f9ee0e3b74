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
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.EndpointAddress;
import io.github.camelcn.component.kodo.client.Findings.Finding;
import io.github.camelcn.component.kodo.names.KodoRegion;

/**
 * At which endpoint a bucket is: the configured one, or the one that a locator names. Remembers answers, and explains
 * failures with them. Thread-safe: findings are immutable; two threads may ask the same question at once, and get the
 * same answer.
 */
final class KodoRegions {

    private static final Logger LOG = LoggerFactory.getLogger(KodoRegions.class);

    /** How long nothing is asked about a bucket that nobody knows, and how long an explanation holds. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Where calls about no bucket go: each endpoint answers for all regions. Source: the provider's adapter 0.7.1. */
    private static final String HOME = KodoRegion.CN_EAST_1.id();

    private final KodoHosts home;
    private final boolean detects;
    private final boolean virtualHostStyle;
    private final BucketLocator locator;
    private final S3BucketNames names;
    private final Supplier<String> accessKey;
    private final Findings<Optional<KodoHosts>> places;
    private final Findings<String> s3Names;
    /** Only of hosts that do not say their region themselves. */
    private final Map<String, String> regionsByHost = new ConcurrentHashMap<>();

    /**
     * @param endpoint empty for the region's own
     * @param region empty to read it off the endpoint, or, without one, to ask the locator for each bucket
     * @param accessKey the key id of whoever asks, now
     * @throws IllegalArgumentException if there is no telling where to go
     */
    KodoRegions(
            String endpoint,
            String region,
            boolean virtualHostStyle,
            BucketLocator locator,
            S3BucketNames names,
            Clock clock,
            Supplier<String> accessKey) {
        this.detects = endpoint.isBlank() && region.isBlank() && locator != BucketLocator.NONE;
        this.home = KodoHosts.of(endpoint, detects ? HOME : region, virtualHostStyle);
        this.virtualHostStyle = virtualHostStyle;
        this.locator = locator;
        this.names = names;
        this.places = new Findings<>(clock);
        this.s3Names = new Findings<>(clock);
        this.accessKey = accessKey;
    }

    /** Where calls go that are about no bucket, or about one that is to be made. */
    KodoHosts home() {
        return home;
    }

    /** Whether each bucket is looked for in its own region. */
    boolean detects() {
        return detects;
    }

    /**
     * Where to send requests about a bucket; one that nobody knows is asked for at home, where the service says so
     * itself.
     *
     * @throws IOException if the region has to be detected, and nobody answers
     */
    KodoHosts of(String bucket) throws IOException {
        return detects ? located(bucket).orElse(home) : home;
    }

    private Optional<KodoHosts> located(String bucket) throws IOException {
        Finding<Optional<KodoHosts>> known = places.latest(bucket);
        if (places.isFresh(known)) {
            return known.value();
        }
        try {
            return ask(bucket);
        } catch (IOException e) {
            if (known != null) {
                LOG.debug("{}: its region was not confirmed, going on with what was known: {}", bucket, e.getMessage());
                return known.value();
            }
            throw e;
        }
    }

    private Optional<KodoHosts> ask(String bucket) throws IOException {
        Optional<BucketLocator.Place> place = locator.locate(accessKey.get(), bucket);
        if (place.isEmpty()) {
            return places.remember(bucket, Optional.empty(), FRESH);
        }
        KodoHosts hosts = at(place.get());
        LOG.debug("{} is in {}, at {}", bucket, hosts.region(), hosts.endpoint());
        return places.remember(bucket, Optional.of(hosts), place.get().ttl());
    }

    private KodoHosts at(BucketLocator.Place place) {
        KodoHosts hosts = KodoHosts.of(place.endpoint(), place.region(), virtualHostStyle);
        String host = hosts.urls().address().host();
        if (KodoHosts.regionOf(host).filter(hosts.region()::equals).isEmpty()) {
            regionsByHost.put(host, hosts.region());
        }
        return hosts;
    }

    /** The region to sign for. In virtual-host style the bucket stands in front of the host. */
    String regionOfHost(String host) {
        if (!detects) {
            return home.region();
        }
        String region = regionsByHost.get(host);
        if (region == null && !regionsByHost.isEmpty()) {
            region = regionsByHost.get(host.substring(host.indexOf('.') + 1));
        }
        return region != null ? region : KodoHosts.regionOf(host).orElse(home.region());
    }

    /** Forgets a bucket that was created or deleted. */
    void forget(String bucket) {
        places.forget(bucket);
        s3Names.forget(bucket);
    }

    // ---------------------------------------------------------------- other regions

    /** The region that an answer tells; empty if none. */
    String tell(ErrorDocument document, String bucketRegion, String location) {
        if (!document.region().isEmpty()) {
            return document.region();
        }
        if (!bucketRegion.isEmpty()) {
            return bucketRegion;
        }
        return regionOfUrl(document.endpoint()).or(() -> regionOfUrl(location)).orElse("");
    }

    private static Optional<String> regionOfUrl(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = url.substring(start, end);
        return EndpointAddress.isHostName(host) ? KodoHosts.regionOf(host) : Optional.empty();
    }

    /**
     * Where to send a request again that the service wants in another region; empty if this client may not move, or if it
     * was there already. Only between the provider's own hosts: those of a private cloud cannot be made of a region, and
     * what was meant for it goes nowhere else.
     */
    Optional<KodoHosts> moved(String bucket, String region, KodoHosts from) {
        boolean between = KodoHosts.looksLikeId(region)
                && KodoHosts.regionOf(from.urls().address().host()).isPresent();
        if (!detects || !between || region.equals(from.region())) {
            return Optional.empty();
        }
        KodoHosts to = KodoHosts.of("", region, virtualHostStyle);
        return places.remember(bucket, Optional.of(to), FRESH);
    }

    /** What to do about a wrong region. */
    String hint(ServiceRequest request, String actual) {
        String asked =
                "The request was signed for region " + regionOf(request) + " and sent to " + origin(request.url());
        if (request.operation().equals("createBucket")) {
            return asked + ", which does not make buckets " + (actual.isEmpty() ? "there" : "in " + actual)
                    + ": region and endpoint must name the same place";
        }
        return actual.isEmpty()
                ? asked + ", but the bucket is somewhere else: set region to the bucket's, which the console and"
                        + " getBucketLocation show, or leave out region and endpoint to have it found"
                : asked + ", but the bucket is in " + actual + ": set region=" + actual
                        + ", and leave out the endpoint or set that region's";
    }

    /** What a request was signed for. */
    String regionOf(ServiceRequest request) {
        return regionOfHost(HttpUrl.get(request.url()).host());
    }

    /** Scheme, host and port. */
    private static String origin(String url) {
        return url.substring(0, url.indexOf('/', url.indexOf("://") + "://".length()));
    }

    /** What to do about a class that was refused. */
    String storageClassHint(ServiceRequest request) {
        String asked = request.headers().getOrDefault(KodoWire.STORAGE_CLASS, "");
        return (asked.isEmpty() ? "The storage class" : "The storage class " + asked) + " is not offered in "
                + regionOf(request)
                + ", or not known: the classes are STANDARD, LINE, GLACIER_IR, GLACIER, DEEP_ARCHIVE and"
                + " INTELLIGENT_TIERING, and not every region has all of them";
    }

    // ---------------------------------------------------------------- explanations

    /**
     * The same error, if more can be told about the bucket: that it has another name here, or is in another region.
     * Questions that fail explain nothing.
     *
     * @param error that a bucket is missing or denied
     */
    Optional<ServiceError> explain(String bucket, ServiceRequest request, ServiceError error) {
        Optional<String> other = s3Name(bucket);
        if (other.isPresent()) {
            String name = other.get();
            return Optional.of(error.named(
                    name,
                    "The bucket has two names: " + bucket + " is its Kodo name, and S3 requests need its S3 name, "
                            + name + ": use that one"));
        }
        return elsewhere(bucket).map(region -> error.inRegion(region, hint(request, region)));
    }

    private Optional<String> s3Name(String bucket) {
        Finding<String> known = s3Names.latest(bucket);
        String name = s3Names.isFresh(known) ? known.value() : s3Names.remember(bucket, askName(bucket), FRESH);
        return name.isEmpty() || name.equals(bucket) ? Optional.empty() : Optional.of(name);
    }

    private String askName(String bucket) {
        try {
            return names.s3Name(bucket).orElse("");
        } catch (IOException e) {
            LOG.debug("{}: its S3 name was not found out: {}", bucket, e.getMessage());
            return "";
        }
    }

    private Optional<String> elsewhere(String bucket) {
        if (detects) {
            return Optional.empty();
        }
        try {
            return located(bucket).map(KodoHosts::region).filter(region -> !region.equals(home.region()));
        } catch (IOException e) {
            LOG.debug("{}: its region was not found out: {}", bucket, e.getMessage());
            places.remember(bucket, Optional.empty(), FRESH);
            return Optional.empty();
        }
    }
}
