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

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcn.common.http.ServiceRequest;

/**
 * The two names of the account's buckets: asked for when a name is unknown to the native API, and remembered.
 * Thread-safe: the list is replaced as a whole by the one thread that asks while the others wait for its answer.
 *
 * <p>Source: provider documentation, page 4088; the list: adapter library 0.7.1.
 */
final class BucketNames {

    /** A name that is not in a list this young is not asked for again. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final ManagementCalls calls;
    private final UcEndpoint endpoint;
    private final Clock clock;
    private volatile Listing listing = new Listing("", Map.of(), Map.of(), Instant.MIN);

    BucketNames(ManagementCalls calls, UcEndpoint endpoint, Clock clock) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * @param accessKey whose buckets these are
     * @param kodoNames Kodo names by S3 names, of the buckets whose names differ
     * @param s3Names S3 names by Kodo names, of all buckets
     */
    private record Listing(String accessKey, Map<String, String> kodoNames, Map<String, String> s3Names, Instant at) {

        Optional<String> kodoName(String s3Name) {
            return Optional.ofNullable(kodoNames.get(s3Name));
        }
    }

    /** The Kodo name of a bucket given by either name, as far as is known; nothing is asked. */
    String known(String bucket) {
        return listing.kodoNames.isEmpty() ? bucket : listing.kodoName(bucket).orElse(bucket);
    }

    /** The Kodo name of a bucket given by its S3 name, if the two differ. */
    Optional<String> find(String bucket) throws IOException {
        return fresh().kodoName(bucket);
    }

    /** The S3 name of a bucket given by its Kodo name, asked for unless it is known; empty if there is no such bucket. */
    Optional<String> s3Name(String kodoName) throws IOException {
        String known = listing.s3Names.get(kodoName);
        return Optional.ofNullable(known == null ? fresh().s3Names.get(kodoName) : known);
    }

    private Listing fresh() throws IOException {
        String accessKey = calls.http().credentials().accessKey();
        synchronized (this) {
            boolean fresh =
                    listing.accessKey.equals(accessKey) && clock.instant().isBefore(listing.at.plus(FRESH));
            if (!fresh) {
                remember(accessKey, list());
            }
            return listing;
        }
    }

    private void remember(String accessKey, List<BucketName> buckets) {
        Map<String, String> kodoNames = new HashMap<>();
        Map<String, String> s3Names = new HashMap<>();
        for (BucketName each : buckets) {
            s3Names.put(each.kodoName(), each.s3Name());
            if (!each.s3Name().equals(each.kodoName())) {
                kodoNames.put(each.s3Name(), each.kodoName());
            }
        }
        // a Kodo name of our own beats somebody's S3 name
        buckets.forEach(each -> kodoNames.remove(each.kodoName()));
        listing = new Listing(accessKey, kodoNames, s3Names, clock.instant());
    }

    /** All buckets that the account can see, asked for now. */
    List<BucketName> list() throws IOException {
        JsonNode answer = calls.call(
                endpoint.hosts(),
                host -> ServiceRequest.of("listBucketNames", "", "GET", host + "/v2/buckets?shared=rd"));
        List<BucketName> names = new ArrayList<>();
        for (JsonNode bucket : answer) {
            String kodoName = bucket.path("tbl").asText();
            names.add(new BucketName(
                    bucket.path("id").asText(kodoName),
                    kodoName,
                    bucket.path("region").asText(),
                    bucket.path("perm").asInt()));
        }
        return names;
    }
}
