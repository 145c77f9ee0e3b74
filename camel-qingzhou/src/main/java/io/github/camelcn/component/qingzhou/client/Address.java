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
package io.github.camelcn.component.qingzhou.client;

import java.net.URI;
import java.util.Locale;

/** Where a style's requests go: checked, with a path of its own. */
final class Address {

    private Address() {}

    /**
     * Understands {@code https://host[:port][/prefix]}; without a scheme it is https.
     *
     * @param allowInsecureHttp whether plain HTTP may leave this machine
     * @return without a slash at its end
     * @throws IllegalArgumentException if it is malformed or plain HTTP where that is not allowed
     */
    static String base(String endpoint, boolean allowInsecureHttp) {
        String text = endpoint.strip();
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "https://" + text);
        } catch (IllegalArgumentException e) {
            throw malformed("it is no URL");
        }
        if (uri.getRawUserInfo() != null) {
            throw malformed("it must not hold a user or a password");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw malformed("the scheme must be https or http");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw malformed("it must name a host, and have neither a query nor a fragment");
        }
        if (scheme.equals("http") && !isThisMachine(uri.getHost()) && !allowInsecureHttp) {
            throw new IllegalArgumentException(
                    "endpoint must be https: over plain http everybody on the way reads passwords;"
                            + " allowInsecureHttp=true sends them all the same");
        }
        int defaultPort = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == defaultPort ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
    }

    static String host(String base) {
        return URI.create(base).getHost();
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("endpoint must look like https://api.example.com[:port]: " + why);
    }
}
