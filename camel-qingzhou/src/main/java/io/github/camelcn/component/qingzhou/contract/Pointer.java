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
package io.github.camelcn.component.qingzhou.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a JSON tree of maps and lists, such as {@code /spec/disk/size}. Immutable.
 *
 * <p>Source: RFC 6901.
 */
public final class Pointer {

    private final List<String> segments;

    private Pointer(List<String> segments) {
        this.segments = segments;
    }

    /** @throws IllegalArgumentException if it does not begin with a slash */
    public static Pointer of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must begin with a slash, but is \"" + text + '"');
        }
        List<String> segments = new ArrayList<>();
        for (String segment : text.substring(1).split("/", -1)) {
            segments.add(segment.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(List.copyOf(segments));
    }

    /** What stands there; null if nothing does. */
    public Object in(Object tree) {
        Object at = tree;
        for (String segment : segments) {
            if (at instanceof Map<?, ?> map) {
                at = map.get(segment);
            } else if (at instanceof List<?> list) {
                at = element(list, segment);
            } else {
                return null;
            }
        }
        return at;
    }

    private static Object element(List<?> list, String segment) {
        if (segment.isEmpty() || segment.length() > 9 || !segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int index = Integer.parseInt(segment);
        return index < list.size() ? list.get(index) : null;
    }

    /** The first of some places where something stands; null if there is none. */
    public static Object first(List<Pointer> places, Object tree) {
        for (Pointer place : places) {
            Object found = place.in(tree);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Puts something there, making the maps on the way. */
    public void set(Map<String, Object> tree, Object value) {
        Map<String, Object> at = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            at = childMap(at, segment);
        }
        at.put(segments.get(segments.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> childMap(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(
                segment -> text.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
