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

import java.io.IOException;
import java.util.regex.Pattern;

import io.github.camelcn.component.qingzhou.model.ApiStyle;
import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/**
 * The way of calls to the service. Thread-safe.
 *
 * @param url ends in a slash
 * @param zone empty if none is set
 * @param preferPost whether parameters stay out of the URL
 */
record QingCloudLink(String url, String zone, boolean preferPost, HttpCalls http) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}");

    static int flag(Boolean flag) {
        return flag != null && flag ? 1 : 0;
    }

    static String id(String input, String value) {
        if (value == null) {
            throw new IllegalArgumentException(input + " must be set with apiStyle=qingcloud");
        }
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(input + " must be an id, but is \"" + value + '"');
        }
        return value;
    }

    static QingCloudCall call(QingzhouRequest<?> asked, String action) {
        return new QingCloudCall(
                asked.operation().name(),
                asked.resource(),
                action,
                StyleRules.of(ApiStyle.qingcloud, asked.operation()).repeat());
    }

    Answer send(QingCloudCall call) throws IOException {
        return http.send(call.request(url, zone, preferPost));
    }
}
