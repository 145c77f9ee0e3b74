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

import java.util.List;

import io.github.camelcn.component.qingzhou.model.QingzhouRequest;

/** One operation of a style: what is asked, what goes over the wire, what comes back. */
record WireCase(QingzhouRequest<?> request, List<String> sent, List<String> answers, String result) {

    private static final String RAW = ", raw={";

    static WireCase of(QingzhouRequest<?> request, String sent, String answer, String result) {
        return new WireCase(request, List.of(sent), List.of(answer), result);
    }

    /** Everything in a result but what the service said literally. */
    static String shown(Object result) {
        StringBuilder text = new StringBuilder(String.valueOf(result));
        for (int raw = text.indexOf(RAW); raw >= 0; raw = text.indexOf(RAW)) {
            int open = 1;
            int end = raw + RAW.length();
            while (open > 0) {
                char c = text.charAt(end++);
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            text.delete(raw, end);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
