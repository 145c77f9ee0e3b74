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

import okhttp3.HttpUrl;

/**
 * Makes OkHttp's URLs of text. OkHttp maps every host to its ASCII form anew, which takes longer than signing a request;
 * since most requests of a client go to one host, that of the last URL is kept and only path and query are parsed.
 * Thread-safe.
 */
final class UrlParser {

    /** Written and read by all threads; a lost update only parses one host more. */
    private volatile Origin latest = new Origin("", HttpUrl.get("http://localhost/"));

    /**
     * @param text scheme and authority as they were written
     * @param root the same as OkHttp understood it
     */
    private record Origin(String text, HttpUrl root) {

        boolean isThatOf(String url, int end) {
            return text.length() == end && url.startsWith(text);
        }
    }

    /** The same as {@link HttpUrl#parse}: null if it is not a valid http or https URL. */
    HttpUrl parse(String url) {
        int path = startOfPath(url);
        if (path < 0) {
            return HttpUrl.parse(url);
        }
        Origin known = latest;
        if (!known.isThatOf(url, path)) {
            HttpUrl parsed = HttpUrl.parse(url);
            if (parsed != null) {
                latest = new Origin(url.substring(0, path), root(parsed));
            }
            return parsed;
        }
        int query = url.indexOf('?', path);
        HttpUrl.Builder builder =
                known.root.newBuilder().encodedPath(query < 0 ? url.substring(path) : url.substring(path, query));
        if (query >= 0) {
            builder.encodedQuery(url.substring(query + 1));
        }
        return builder.build();
    }

    private static HttpUrl root(HttpUrl url) {
        return url.newBuilder().encodedPath("/").encodedQuery(null).build();
    }

    /** The slash behind the authority; negative if anything is unusual, so that it is better left to OkHttp. */
    private static int startOfPath(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c > '~' || c == '#' || c == '\\') {
                return -1;
            }
        }
        int scheme = url.indexOf("://");
        int authority = scheme + "://".length();
        int path = url.indexOf('/', authority);
        int query = url.indexOf('?');
        return scheme < 0 || path == authority || query >= 0 && query < path ? -1 : path;
    }
}
