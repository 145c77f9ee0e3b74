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
package io.github.camelcn.common.wire;

/** The query of a URL, percent-encoded while it is built; names are taken as they are. Not thread-safe. */
public final class Query {

    private final StringBuilder text = new StringBuilder(64);

    /** A sub-resource, which stands without a value. */
    public static Query of(String subResource) {
        Query query = new Query();
        query.text.append(subResource);
        return query;
    }

    public static Query empty() {
        return new Query();
    }

    /** Adds a parameter, unless its value is empty. */
    public Query with(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            UriEncoding.appendQueryValue(text, value);
        }
        return this;
    }

    /** Adds a number. */
    public Query with(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    private void name(String name) {
        if (text.length() > 0) {
            text.append('&');
        }
        text.append(name).append('=');
    }

    /** Without a question mark; empty if nothing was added. */
    @Override
    public String toString() {
        return text.toString();
    }
}
