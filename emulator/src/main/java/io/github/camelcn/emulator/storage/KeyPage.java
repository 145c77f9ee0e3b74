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
package io.github.camelcn.emulator.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * One page of a listing: a walk over sorted keys that jumps over every group it has named, so that the work is in
 * proportion to the page and not to the bucket. Keys and groups count towards the limit together. One thread, one walk.
 */
public final class KeyPage<O> {
    /** Takes the objects of a page in the order of their keys. */
    public interface Visitor<O> {
        void visit(O object) throws IOException;
    }

    private final NavigableMap<String, O> objects;
    private final String prefix;
    private final String delimiter;
    private final int limit;
    private final List<String> groups = new ArrayList<>();
    private String from;
    private boolean inclusive;
    private String nextMarker = "";

    /**
     * @param objects sorted by one of {@link KeyOrder}
     * @param delimiter ends a group; empty for none
     * @param marker the walk starts behind it; a group as marker stands for all its keys
     */
    public KeyPage(NavigableMap<String, O> objects, String prefix, String delimiter, String marker, int limit) {
        this.objects = objects;
        this.prefix = prefix;
        this.delimiter = delimiter;
        this.limit = limit;
        if (objects.comparator().compare(marker, prefix) < 0) {
            from = prefix;
            inclusive = true;
        } else if (!groupOf(marker).isEmpty() && groupOf(marker).equals(marker)) {
            from = after(marker);
            inclusive = true;
        } else {
            from = marker;
            inclusive = marker.isEmpty();
        }
    }

    public void walk(Visitor<? super O> visitor) throws IOException {
        int count = 0;
        String last = "";
        Map.Entry<String, O> entry = next();
        while (entry != null && entry.getKey().startsWith(prefix)) {
            if (count == limit) {
                nextMarker = last;
                return;
            }
            String group = groupOf(entry.getKey());
            if (group.isEmpty()) {
                visitor.visit(entry.getValue());
                last = entry.getKey();
                from = last;
                inclusive = false;
            } else {
                groups.add(group);
                last = group;
                from = after(group);
                inclusive = true;
            }
            count++;
            entry = next();
        }
    }

    /** Common prefixes of the page, after the walk. */
    public List<String> groups() {
        return groups;
    }

    /** Key or group the next page starts behind; empty when this page was the last one. */
    public String nextMarker() {
        return nextMarker;
    }

    private Map.Entry<String, O> next() {
        return inclusive ? objects.ceilingEntry(from) : objects.higherEntry(from);
    }

    private String groupOf(String key) {
        return groupOf(key, prefix, delimiter);
    }

    /** The group a key belongs to; empty when it belongs to none. The key starts with the prefix or is shorter. */
    public static String groupOf(String key, String prefix, String delimiter) {
        if (delimiter.isEmpty() || key.length() <= prefix.length()) {
            return "";
        }
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    /** The least string behind everything that starts with the group. */
    private static String after(String group) {
        int last = group.length() - 1;
        return group.substring(0, last) + (char) (group.charAt(last) + 1);
    }
}
