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
package io.github.camelcn.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Header lines in the order of the wire; names compare without regard to case. Not thread-safe. */
public final class HttpHeaders {
    private final List<String> names = new ArrayList<>(16);
    private final List<String> values = new ArrayList<>(16);

    /** Appends a line, keeping earlier lines of the same name. */
    public HttpHeaders add(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Replaces all lines of this name by one. */
    public HttpHeaders set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    public HttpHeaders remove(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
        return this;
    }

    /** The value of the first line of this name, blanks around it taken off. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(valueOrNull(name));
    }

    public String firstOr(String name, String otherwise) {
        String value = valueOrNull(name);
        return value == null ? otherwise : value;
    }

    public boolean contains(String name) {
        return valueOrNull(name) != null;
    }

    public int size() {
        return names.size();
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < names.size(); i++) {
            action.accept(names.get(i), values.get(i));
        }
    }

    /** An independent copy. */
    public HttpHeaders copy() {
        HttpHeaders copy = new HttpHeaders();
        forEach(copy::add);
        return copy;
    }

    private String valueOrNull(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
