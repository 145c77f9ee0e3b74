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
package io.github.camelcn.emulator.kodo.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.QueryParameters;

/**
 * What a request addresses, taken from host and raw path.
 *
 * <p>Source: Qiniu documentation 4088, "S3 endpoints": path style, virtual-host style, and two spellings of the host.
 *
 * @param region region named by the host, if any
 * @param bucket S3 name from host or path; empty for the service itself
 * @param rawKey key as it stands in the path, still percent-encoded; empty for the bucket
 * @param rawPath path of the request line
 */
record Address(Optional<String> region, String bucket, String rawKey, String rawPath, QueryParameters query) {
    private static final Pattern LABELS = Pattern.compile("(?:(.+)\\.)?(?:internal-)?s3[.-]([a-z0-9-]+)");

    boolean isObject() {
        return !rawKey.isEmpty();
    }

    boolean isService() {
        return bucket.isEmpty();
    }

    @NotVerified("Hosts that are no S3 host of the service are path style without a region, and <bucket>.localhost is"
            + " virtual-host style without one, so that the emulator is usable under any name.")
    static Address of(HttpRequest request, String baseHost) {
        String host = withoutPort(request.authority()).toLowerCase(Locale.ROOT);
        for (String base : new String[] {".qiniucs.com", "." + baseHost}) {
            if (host.endsWith(base)) {
                Matcher matcher = LABELS.matcher(host.substring(0, host.length() - base.length()));
                if (matcher.matches()) {
                    return matcher.group(1) == null
                            ? pathStyle(Optional.of(matcher.group(2)), request)
                            : hostStyle(Optional.of(matcher.group(2)), matcher.group(1), request);
                }
            }
        }
        return host.endsWith(".localhost")
                ? hostStyle(Optional.empty(), host.substring(0, host.length() - ".localhost".length()), request)
                : pathStyle(Optional.empty(), request);
    }

    private static Address pathStyle(Optional<String> region, HttpRequest request) {
        String path = pathOf(request.pathAndQuery());
        int slash = path.indexOf('/', 1);
        String bucket = slash < 0 ? path.substring(1) : path.substring(1, slash);
        return new Address(region, bucket, slash < 0 ? "" : path.substring(slash + 1), path, query(request, path));
    }

    private static Address hostStyle(Optional<String> region, String bucket, HttpRequest request) {
        String path = pathOf(request.pathAndQuery());
        return new Address(region, bucket, path.substring(1), path, query(request, path));
    }

    private static String pathOf(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return path.startsWith("/") ? path : "/" + path;
    }

    private static QueryParameters query(HttpRequest request, String path) {
        String target = request.pathAndQuery();
        return QueryParameters.parse(path.length() < target.length() ? target.substring(path.length() + 1) : "");
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }
}
