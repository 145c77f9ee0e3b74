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
package io.github.camelcn.benchmarks.server;

/** The text behind a target's question mark; values are left as they are encoded. */
record Query(String text) {

    static Query of(String target) {
        int mark = target.indexOf('?');
        return new Query(mark < 0 ? "" : target.substring(mark + 1));
    }

    /** Whether there is a parameter of this name, with or without a value. */
    boolean has(String name) {
        for (String pair : text.split("&")) {
            if (pair.equals(name) || pair.startsWith(name + "=")) {
                return true;
            }
        }
        return false;
    }

    String value(String name, String absent) {
        for (String pair : text.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return absent;
    }
}
