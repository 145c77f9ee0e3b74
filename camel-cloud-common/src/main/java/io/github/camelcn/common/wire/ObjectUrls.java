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

import static java.util.Objects.requireNonNull;

/**
 * Turns buckets and keys into URLs: {@code scheme://host/bucket/key} in path style, {@code scheme://bucket.host/key} in
 * virtual-host style. Immutable.
 *
 * @param address where the service is
 * @param virtualHostStyle whether the host names the bucket; otherwise the path does
 */
public record ObjectUrls(EndpointAddress address, boolean virtualHostStyle) {

    public ObjectUrls {
        requireNonNull(address, "address");
    }

    /** The service as a whole. */
    public String service(String query) {
        StringBuilder url = new StringBuilder(64);
        appendOrigin(url, "", "");
        return appendQuery(url.append('/'), query).toString();
    }

    /**
     * A bucket.
     *
     * @param label put in front of the host, without its dot, as a zone is; empty for none
     * @param query without a question mark; empty for none
     */
    public String bucket(String label, String bucket, String query) {
        StringBuilder url = new StringBuilder(96);
        appendOrigin(url, label, bucket);
        url.append('/');
        if (!virtualHostStyle) {
            UriEncoding.appendQueryValue(url, bucket);
        }
        return appendQuery(url, query).toString();
    }

    /** An object, its key byte for byte: leading and doubled slashes are part of it. */
    public String object(String label, String bucket, String key, String query) {
        StringBuilder url = new StringBuilder(96 + key.length());
        appendOrigin(url, label, bucket);
        url.append('/');
        if (!virtualHostStyle) {
            UriEncoding.appendQueryValue(url, bucket);
            url.append('/');
        }
        UriEncoding.appendPath(url, key);
        return appendQuery(url, query).toString();
    }

    private void appendOrigin(StringBuilder url, String label, String bucket) {
        url.append(address.scheme()).append("://");
        if (virtualHostStyle && !bucket.isEmpty()) {
            url.append(bucket).append('.');
        }
        if (!label.isEmpty()) {
            url.append(label).append('.');
        }
        url.append(address.host()).append(address.port());
    }

    private static StringBuilder appendQuery(StringBuilder url, String query) {
        return query.isEmpty() ? url : url.append('?').append(query);
    }

    /** The bucket that the host of its URLs names, which some signatures have to cover; empty in path style. */
    public String hostBucket(String bucket) {
        return virtualHostStyle ? bucket : "";
    }

    /**
     * Refuses what cannot be addressed; odd names that exist stay usable.
     *
     * @return the bucket
     * @throws IllegalArgumentException if no URL can name it
     */
    public String addressable(String bucket) {
        if (virtualHostStyle ? !EndpointAddress.isHostName(bucket) : !isPathSegment(bucket)) {
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
}
