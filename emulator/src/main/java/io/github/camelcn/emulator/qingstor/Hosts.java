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
package io.github.camelcn.emulator.qingstor;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;

/** Derives zone and bucket from the host a request was sent to. Ports are ignored. */
final class Hosts {
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");

    private final ServiceOptions options;
    private final Function<String, Optional<String>> bucketOfDomain;

    /** @param bucketOfDomain finds the bucket a custom domain is bound to */
    Hosts(ServiceOptions options, Function<String, Optional<String>> bucketOfDomain) {
        this.options = options;
        this.bucketOfDomain = bucketOfDomain;
    }

    @NotVerified("Hosts outside the base host that are no bound domain are path style without a zone, so that the"
            + " emulator is usable under any container or machine name.")
    Address resolve(HttpRequest request) {
        String host = withoutPort(request.authority()).toLowerCase(Locale.ROOT);
        String base = options.baseHost();
        if (host.isEmpty() || host.equals("localhost") || IP.matcher(host).matches()) {
            return Address.pathStyle(Address.Kind.PLAIN, Optional.empty(), request);
        }
        if (host.equals(base)) {
            return Address.pathStyle(Address.Kind.GLOBAL, Optional.empty(), request);
        }
        if (!host.endsWith("." + base)) {
            return bucketOfDomain
                    .apply(host)
                    .map(bucket -> Address.hostStyle(Address.Kind.BUCKET, Optional.empty(), bucket, request))
                    .orElseGet(() -> Address.pathStyle(Address.Kind.PLAIN, Optional.empty(), request));
        }
        String labels = host.substring(0, host.length() - base.length() - 1);
        if (options.zones().contains(labels)) {
            return Address.pathStyle(Address.Kind.ZONE, Optional.of(labels), request);
        }
        int dot = labels.lastIndexOf('.');
        if (dot > 0 && options.zones().contains(labels.substring(dot + 1))) {
            return Address.hostStyle(
                    Address.Kind.BUCKET, Optional.of(labels.substring(dot + 1)), labels.substring(0, dot), request);
        }
        return Address.hostStyle(Address.Kind.GLOBAL_BUCKET, Optional.empty(), labels, request);
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }
}
