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

import java.util.Map;
import java.util.TreeMap;

import io.github.camelcn.common.wire.UriEncoding;

/** Parameters of a query or a form, and their canonical text: sorted by raw name, both halves percent-encoded. */
final class Parameters {

    private Parameters() {}

    /** Source: Alibaba Cloud, "Request syntax and signature method V3", step 1; QingCloud API documentation, "Signature". */
    static String canonical(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(parameters.size() * 24);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (text.length() > 0) {
                text.append('&');
            }
            UriEncoding.appendQueryValue(text, name);
            text.append('=');
            UriEncoding.appendQueryValue(text, value);
        });
        return text.toString();
    }

    /** @param encoded null and empty mean none */
    static Map<String, String> parse(String encoded) {
        Map<String, String> parameters = new TreeMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(UriEncoding.decodeQuery(name), UriEncoding.decodeQuery(value));
        }
        return parameters;
    }

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        UriEncoding.appendQueryValue(out, text);
        return out.toString();
    }
}
