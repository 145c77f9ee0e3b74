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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Where the services of a region are. Every host is given with its scheme, as {@code https://rs-z0.qiniuapi.com}, the
 * best first; a service that a private cloud does not have has none. Immutable.
 *
 * @param nativeRegion the region's native id, such as {@code z0}
 * @param s3Region its id in the S3-compatible API, such as {@code cn-east-1}; empty if there is no such API
 * @param s3 the S3-compatible API
 * @param up uploads with a token
 * @param rs object management
 * @param rsf native listings
 * @param io fetching and mirroring
 * @param ioSrc where the bucket's objects can be downloaded with a signature
 * @param api asynchronous fetching
 * @param uc bucket management
 * @param fileTypes the storage classes of the region: S3 name by native number; empty if nobody told
 * @param ttl how long this is believed
 */
public record RegionHosts(
        String nativeRegion,
        String s3Region,
        List<String> s3,
        List<String> up,
        List<String> rs,
        List<String> rsf,
        List<String> io,
        List<String> ioSrc,
        List<String> api,
        List<String> uc,
        Map<Integer, String> fileTypes,
        Duration ttl) {

    public RegionHosts {
        requireNonNull(nativeRegion, "nativeRegion");
        requireNonNull(s3Region, "s3Region");
        s3 = List.copyOf(s3);
        up = List.copyOf(up);
        rs = List.copyOf(rs);
        rsf = List.copyOf(rsf);
        io = List.copyOf(io);
        ioSrc = List.copyOf(ioSrc);
        api = List.copyOf(api);
        uc = List.copyOf(uc);
        fileTypes = Map.copyOf(fileTypes);
        requireNonNull(ttl, "ttl");
    }

    /** The endpoint of the S3-compatible API, empty if the region has none. */
    public Optional<URI> s3Endpoint() {
        return s3.stream().findFirst().map(URI::create);
    }

    /**
     * Whether new objects may have a storage class here. True as long as nobody said otherwise.
     *
     * @param s3StorageClass its S3 name, such as {@code LINE}
     */
    public boolean offers(String s3StorageClass) {
        return fileTypes.isEmpty() || s3StorageClass.equals("STANDARD") || fileTypes.containsValue(s3StorageClass);
    }
}
