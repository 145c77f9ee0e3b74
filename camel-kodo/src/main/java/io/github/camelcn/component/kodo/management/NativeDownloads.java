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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcn.common.error.IntegrityException;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectKeys;

/** Makes addresses for downloads, and finds the domain they begin with. Thread-safe. */
final class NativeDownloads {

    /** Domains are bound and unbound by people. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final ManagementCalls calls;
    private final NativeBuckets nativeBuckets;
    private final NamedBuckets buckets;
    private final String scheme;
    private final String configured;
    private final KeySpace keys;
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    /**
     * @param scheme of domains that nobody gave one
     * @param configured the domain to use; empty to ask the service
     */
    NativeDownloads(
            ManagementCalls calls,
            NativeBuckets nativeBuckets,
            NamedBuckets buckets,
            String scheme,
            String configured,
            KeySpace keys,
            Clock clock) {
        this.calls = calls;
        this.nativeBuckets = nativeBuckets;
        this.buckets = buckets;
        this.scheme = scheme;
        this.configured = configured;
        this.keys = keys;
        this.clock = clock;
    }

    private record Found(String origin, Instant at) {}

    URI privateUrl(DownloadUrlRequest download) throws IOException {
        String base = base(download);
        long deadline = calls.http().now().plus(download.expiresIn()).getEpochSecond();
        return URI.create(DownloadUrls.signed(
                base, deadline, Keys.forSigning("createPrivateUrl", calls.http().credentials())));
    }

    URI publicUrl(DownloadUrlRequest download) throws IOException {
        return URI.create(base(download));
    }

    private String base(DownloadUrlRequest download) throws IOException {
        String given = download.domain().isEmpty() ? configured : download.domain();
        String origin = given.isEmpty() ? origin(download.object().bucket()) : DownloadDomain.origin(given, scheme);
        String key = ObjectKeys.check(keys.toStore(download.object().key()), NativeNames.MAX_KEY_BYTES);
        return DownloadUrls.base(origin, key, download.process(), download.saveAs());
    }

    private String origin(String bucket) throws IOException {
        Found known = found.get(bucket);
        if (known == null || !clock.instant().isBefore(known.at.plus(FRESH))) {
            known = new Found(find(bucket), clock.instant());
            found.put(bucket, known);
        }
        return known.origin;
    }

    /** The first domain, or else where the bucket can be read without one. */
    private String find(String bucket) throws IOException {
        List<String> domains = nativeBuckets.domains(new NativeBucketRequest(bucket));
        if (!domains.isEmpty()) {
            return DownloadDomain.origin(domains.get(0), scheme);
        }
        List<String> source = buckets.region(bucket).ioSrc();
        if (source.isEmpty()) {
            throw new IntegrityException(
                    "createPrivateUrl",
                    bucket,
                    "the bucket has no domain that objects can be downloaded from: bind one to it in the Qiniu portal, or"
                            + " set downloadDomain");
        }
        return source.get(0);
    }
}
