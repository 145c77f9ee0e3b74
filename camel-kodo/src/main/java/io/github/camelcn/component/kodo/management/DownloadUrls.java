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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.camelcn.common.credentials.Credentials;
import io.github.camelcn.common.wire.UriEncoding;

/**
 * Addresses of objects at a domain bound to their bucket. Stateless. Source: provider documentation, "Download token";
 * official SDK for Java 7.19.0 for what is encoded.
 */
final class DownloadUrls {

    private DownloadUrls() {}

    /**
     * @param origin scheme and domain, without a slash at the end
     * @param key empty for the domain alone
     * @param process a processing command such as {@code imageView2/1/w/120}, as it goes on the wire; empty for none
     * @param saveAs the file name browsers save it by; empty for none
     */
    static String base(String origin, String key, String process, String saveAs) {
        StringBuilder url = new StringBuilder(128).append(origin);
        if (!key.isEmpty()) {
            UriEncoding.appendPath(url.append('/'), key);
        }
        if (!process.isEmpty()) {
            url.append('?').append(process);
        }
        if (!saveAs.isEmpty()) {
            url.append(process.isEmpty() ? '?' : '&').append("attname=");
            url.append(URLEncoder.encode(saveAs, StandardCharsets.UTF_8));
        }
        return url.toString();
    }

    /** The same with a signature over the whole text. */
    static String signed(String baseUrl, long deadline, Credentials credentials) {
        String dated = baseUrl + (baseUrl.indexOf('?') < 0 ? '?' : '&') + "e=" + deadline;
        return dated + "&token=" + credentials.accessKey() + ':' + HmacSha1.sign(credentials.secretKey(), dated);
    }
}
