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
package io.github.camelcn.common.camel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All that shapes a client: endpoints with equal keys can use the same one. Holds secrets, in order to compare them;
 * {@link #toString} shows nothing of them. Immutable, a snapshot of the options it was made of.
 */
public final class SharingKey {

    private final List<Object> parts;

    private SharingKey(List<Object> parts) {
        this.parts = parts;
    }

    /** @param parts immutable values, compared by {@code equals}; null is a value too */
    public static SharingKey of(Object... parts) {
        return new SharingKey(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(parts))));
    }

    /** A part that equals the very same object only: a bean whose content nobody knows. */
    public static Object sameObject(Object bean) {
        return new SameObject(bean);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharingKey key && parts.equals(key.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "SharingKey of " + parts.size() + " settings";
    }

    private static final class SameObject {

        private final Object bean;

        SameObject(Object bean) {
            this.bean = bean;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SameObject same && bean == same.bean;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(bean);
        }
    }
}
