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
package io.github.camelcn.common.monitor;

/**
 * The buckets calls go to, found in {@code bucket/key} without making a string for each call. Only the first hundred get
 * a place of their own, so that nobody's bucket names fill the memory or the metrics. Thread-safe.
 */
final class BucketNames {

    /** What buckets after the first hundred are counted under; no bucket's name. */
    static final String OTHERS = "(others)";

    static final int MOST = 100;

    /** Only ever grows by replacing it. */
    private volatile String[] known = {};

    /** The place of a resource's bucket, 0 to {@link #MOST}; that is the place of all others. */
    int indexOf(String resource) {
        String[] names = known;
        int found = find(names, resource);
        if (found >= 0) {
            return found;
        }
        return names.length == MOST ? MOST : add(resource);
    }

    String name(int index) {
        return index == MOST ? OTHERS : known[index];
    }

    private static int find(String[] names, String resource) {
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            int length = name.length();
            boolean same = resource.startsWith(name)
                    && (resource.length() == length || resource.charAt(length) == '/' && length > 0);
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private synchronized int add(String resource) {
        int found = find(known, resource);
        if (found >= 0) {
            return found;
        }
        if (known.length == MOST) {
            return MOST;
        }
        int slash = resource.indexOf('/');
        String[] more = new String[known.length + 1];
        System.arraycopy(known, 0, more, 0, known.length);
        more[known.length] = slash < 0 ? resource : resource.substring(0, slash);
        known = more;
        return more.length - 1;
    }
}
