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

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ServiceError;
import io.github.camelcn.common.http.CloudHttpClient;
import io.github.camelcn.common.http.RedirectRule;
import io.github.camelcn.common.http.ServiceAnswer;
import io.github.camelcn.common.http.ServiceRequest;

/**
 * In which zone a bucket is: asks the global host when a bucket was not found where it was looked for, and remembers the
 * answer. Thread-safe: findings are written by whichever thread asked and are immutable; one question is under way at a
 * time, and the threads that waited find its answer.
 *
 * <p>Source: qsctl 2.4 (307) and go-service-qingstor since 2021-05 (301); the zone of a missing bucket is unverified.
 */
final class QingStorZones {

    private static final Logger LOG = LoggerFactory.getLogger(QingStorZones.class);

    /** Within it nothing is asked twice. A bucket takes about a minute to be created anew after its deletion. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /**
     * How long a global host that does not answer is left alone: networks that only let zones through would otherwise
     * make every missing object wait for a timeout.
     */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final QingStorHosts hosts;
    private final boolean autoDetect;
    private final Clock clock;
    private final Map<String, Finding> findings = new ConcurrentHashMap<>();

    /** Read and written by the thread that asks, under its lock. */
    private Instant silentUntil = Instant.MIN;

    /**
     * @param autoDetect whether requests go to the zone that was found; otherwise it only appears in errors
     */
    QingStorZones(QingStorHosts hosts, boolean autoDetect, Clock clock) {
        this.hosts = hosts;
        this.autoDetect = autoDetect;
        this.clock = clock;
    }

    /** @param zone empty if nobody knows */
    private record Finding(String zone, Instant at) {

        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(FRESH));
        }
    }

    /** Where to send requests about a bucket. */
    String of(String bucket) {
        if (!autoDetect || findings.isEmpty()) {
            return hosts.zone();
        }
        Finding finding = findings.get(bucket);
        return finding == null || finding.zone.isEmpty() ? hosts.zone() : finding.zone;
    }

    boolean autoDetect() {
        return autoDetect;
    }

    /** Whether nothing was ever asked about a bucket. */
    boolean isUnexplored(String bucket) {
        return hosts.zoned() && !findings.containsKey(bucket);
    }

    /** The zone of a bucket, asked for if nothing fresh is known; empty if the service does not tell. */
    Optional<String> find(String bucket, CloudHttpClient http) {
        if (!hosts.zoned()) {
            return Optional.empty();
        }
        synchronized (this) {
            Finding known = findings.get(bucket);
            Instant now = clock.instant();
            if (known == null || !known.freshAt(now)) {
                if (now.isBefore(silentUntil)) {
                    return Optional.empty();
                }
                known = new Finding(ask(bucket, http), now);
                findings.put(bucket, known);
            }
            return known.zone.isEmpty() ? Optional.empty() : Optional.of(known.zone);
        }
    }

    private String ask(String bucket, CloudHttpClient http) {
        boolean answered = false;
        for (String question : hosts.zoneQuestions(bucket)) {
            try {
                ServiceAnswer answer = http.probe(ServiceRequest.of("findZone", bucket, "HEAD", question));
                answered = true;
                boolean redirect = answer.status() >= 301 && answer.status() <= 308;
                Optional<String> zone = redirect ? hosts.zoneOf(answer.header("location")) : Optional.empty();
                if (zone.isPresent()) {
                    LOG.debug("{} is in zone {}", bucket, zone.get());
                    return zone.get();
                }
            } catch (IOException e) {
                LOG.debug("{}: no zone from {}: {}", bucket, question, e.getMessage());
            }
        }
        if (!answered) {
            silentUntil = clock.instant().plus(SILENCE);
        }
        return "";
    }

    /** Forgets a bucket that has just been created in the client's own zone. */
    void forget(String bucket) {
        findings.remove(bucket);
    }

    /**
     * Follows redirects within the service, if zones are detected: only the zone is taken from them, so that scheme,
     * port, bucket and key of the signed request remain ours.
     */
    RedirectRule redirectRule() {
        return (request, status, location) -> autoDetect ? follow(request, location) : Optional.empty();
    }

    private Optional<ServiceRequest> follow(ServiceRequest request, String location) {
        return hosts.zoneOf(location).flatMap(zone -> {
            String url = hosts.inZone(request.url(), zone);
            if (url.equals(request.url())) {
                return Optional.empty();
            }
            findings.put(bucketOf(request), new Finding(zone, clock.instant()));
            return Optional.of(request.withUrl(url));
        });
    }

    private static String bucketOf(ServiceRequest request) {
        int slash = request.resource().indexOf('/');
        return slash < 0 ? request.resource() : request.resource().substring(0, slash);
    }

    /** The same error, saying where the bucket is. */
    ServiceError elsewhere(ServiceError error, String zone, ServiceRequest request) {
        return error.inRegion(zone, hint(zone, autoDetect && !request.body().repeatable()));
    }

    static String hint(String zone) {
        return hint(zone, false);
    }

    private static String hint(String zone, boolean spent) {
        return spent
                ? "The bucket is in zone " + zone + ", where later calls will go; this one's body is a stream that was"
                        + " read already and cannot be sent again"
                : "The bucket is in zone " + zone + ": set zone=" + zone + ", or zoneAutoDetect=true";
    }
}
