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
package io.github.camelcn.common.http;

import java.io.IOException;

import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tells a proxy who we are, once: a proxy that does not believe it would be asked forever. */
final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final String authorization;

    private ProxyLogin(String authorization) {
        this.authorization = authorization;
    }

    static ProxyLogin of(HttpOptions options) {
        return new ProxyLogin(options.proxy()
                .filter(proxy -> !proxy.user().isEmpty())
                .map(proxy -> Credentials.basic(proxy.user(), proxy.password(), UTF_8))
                .orElse(""));
    }

    /** The header's value, empty if we have no name. */
    String authorization() {
        return authorization;
    }

    @Override
    public Request authenticate(Route route, Response response) throws IOException {
        if (authorization.isEmpty()) {
            throw new Refused("the proxy wants to know who we are (407): set proxyUser and proxyPassword");
        }
        if (response.request().header(HEADER) != null) {
            throw new Refused("the proxy did not accept proxyUser and proxyPassword (407)");
        }
        return response.request().newBuilder().header(HEADER, authorization).build();
    }

    /** The proxy said no; asking again would not help and may lock the account. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }
}
