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

import java.util.Map;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

import io.github.camelcn.common.payload.Payload;

/** Makes OkHttp's request from ours, still unsigned. Thread-safe. */
final class RequestWriter {

    private final String userAgent;
    private final String proxyAuthorization;
    private final UrlParser urls = new UrlParser();

    /**
     * @param userAgent what we call ourselves
     * @param proxyAuthorization sent along with plain HTTP through a proxy that knows us; empty for none. With TLS the
     *     proxy is asked once per connection instead, and the service never sees it
     */
    RequestWriter(String userAgent, String proxyAuthorization) {
        this.userAgent = userAgent;
        this.proxyAuthorization = proxyAuthorization;
    }

    Request write(ServiceRequest source, CallContext call) {
        HttpUrl url = urls.parse(source.url());
        if (url == null) {
            throw new IllegalArgumentException("the URL of " + source + " is not a valid http or https URL");
        }
        Request.Builder request = new Request.Builder()
                .url(url)
                .method(source.method(), body(source, call))
                .tag(CallContext.class, call)
                .addHeader("Accept-Encoding", "identity")
                .addHeader("User-Agent", userAgent);
        for (Map.Entry<String, String> header : source.headers().entrySet()) {
            addChecked(request, header.getKey(), header.getValue());
        }
        if (!proxyAuthorization.isEmpty() && !url.isHttps()) {
            request.addHeader("Proxy-Authorization", proxyAuthorization);
        }
        return request.build();
    }

    /** Checked here, because OkHttp's own complaint quotes the value, and the value may be a key. */
    private static void addChecked(Request.Builder request, String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new IllegalArgumentException("the value of header " + name
                        + " holds a character that HTTP headers cannot carry, at position " + i
                        + ": encode it, or leave it out");
            }
        }
        request.addHeader(name, value);
    }

    private static RequestBody body(ServiceRequest source, CallContext call) {
        Payload payload = source.body();
        if (payload.length() == Payload.UNKNOWN_LENGTH) {
            throw new IllegalArgumentException(
                    "the body of " + source + " has no known length: find out its length, or send it in parts");
        }
        if (payload.length() > 0 || needsBody(source.method())) {
            return new PayloadBody(payload, call);
        }
        return null;
    }

    private static boolean needsBody(String method) {
        return switch (method) {
            case "PUT", "POST", "PATCH" -> true;
            default -> false;
        };
    }
}
